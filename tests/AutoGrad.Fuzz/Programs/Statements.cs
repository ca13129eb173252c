using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;

namespace AutoGrad.Fuzz.Programs;

/// <summary>Something that is done.</summary>
internal abstract record Statement : Node;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement
{
    public static Block Empty { get; } = new([]);

    public override string? Construct => null;

    public override ImmutableArray<Node> Children => [.. Statements];

    public override Node With(ImmutableArray<Node> children) => new Block([.. children.Cast<Statement>()]);
}

internal enum DeclarationForm
{
    Typed,
    Var,
    Constant,
}

/// <summary>A local, with a first value or without.</summary>
internal sealed record Declare(Variable Variable, Expression? Value, DeclarationForm Form) : Statement
{
    public override string? Construct => Value is null ? "local without a value" : $"{Form} local";

    public override ImmutableArray<Node> Children => Value is null ? [] : [Value];

    public override Node With(ImmutableArray<Node> children) =>
        Value is null ? this : this with { Value = (Expression)children[0] };
}

/// <summary>An assignment, a step or a call as a statement.</summary>
internal sealed record Evaluate(Expression Expression) : Statement
{
    public override string? Construct => null;

    public override ImmutableArray<Node> Children => [Expression];

    public override Node With(ImmutableArray<Node> children) => this with { Expression = (Expression)children[0] };
}

internal sealed record If(Expression Condition, Block Then, Block? Else) : Statement
{
    public override string? Construct => Else is null ? "if" : "if else";

    public override ImmutableArray<Node> Children => Else is null ? [Condition, Then] : [Condition, Then, Else];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Condition = (Expression)children[0],
        Then = (Block)children[1],
        Else = children.Length > 2 ? (Block)children[2] : null,
    };
}

internal sealed record SwitchStatement(Expression Subject, ImmutableArray<Section> Sections) : Statement
{
    public override string? Construct => $"switch statement on {Subject.Kind.Name()}";

    public override ImmutableArray<Node> Children => [Subject, .. Sections];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Subject = (Expression)children[0], Sections = [.. children.Skip(1).Cast<Section>()] };
}

/// <summary>Labels and what follows; a discard among the labels is <c>default</c>, a guard goes with a single label.</summary>
internal sealed record Section(ImmutableArray<Pattern> Labels, Expression? Guard, Block Body) : Node
{
    public override string? Construct => Guard is not null ? "when" : Labels.Length > 1 ? "section with several labels" : null;

    public override ImmutableArray<Node> Children => Guard is null ? [Body, .. Labels] : [Body, Guard, .. Labels];

    public override Node With(ImmutableArray<Node> children) => Guard is null
        ? new Section([.. children.Skip(1).Cast<Pattern>()], null, (Block)children[0])
        : new Section([.. children.Skip(2).Cast<Pattern>()], (Expression)children[1], (Block)children[0]);
}

/// <summary><c>return</c> of a number, of a tuple, or of nothing.</summary>
internal sealed record Return(ImmutableArray<Expression> Values) : Statement
{
    public override string? Construct => Values.Length > 1 ? "return of a tuple" : null;

    public override ImmutableArray<Node> Children => [.. Values];

    public override Node With(ImmutableArray<Node> children) => new Return([.. children.Cast<Expression>()]);
}

/// <summary><c>return</c> of the tuple that a call gives.</summary>
internal sealed record ReturnCall(Invoke Invoke) : Statement
{
    public override string? Construct => "return of a call with a tuple";

    public override ImmutableArray<Node> Children => [Invoke];

    public override Node With(ImmutableArray<Node> children) => new ReturnCall((Invoke)children[0]);
}

internal sealed record Throw(Thrown Thrown) : Statement;

/// <summary>The exception of a throw: a type, a message, and for argument exceptions the parameter.</summary>
internal sealed record Thrown(string Type, string Message, Variable? Parameter);

/// <summary>Several variables from several values (so that two can be swapped), from a call that gives a tuple, or from <c>SinCos</c>.</summary>
internal sealed record Deconstruction(ImmutableArray<Variable> Targets, DeconstructionForm Form, DeconstructionSource Source) : Statement
{
    public override string? Construct => $"deconstruction {Form}";

    public override ImmutableArray<Node> Children => [Source];

    public override Node With(ImmutableArray<Node> children) => this with { Source = (DeconstructionSource)children[0] };
}

internal enum DeconstructionForm
{
    Assigns,
    DeclaresTyped,
    DeclaresVar,
}

/// <summary>A local that is a tuple, declared or assigned as a whole. Its elements are variables, called <c>q.Item1</c> and so on.</summary>
internal sealed record TupleLocal(string Name, ImmutableArray<Variable> Elements, DeconstructionForm Form, DeconstructionSource Source) : Statement
{
    public override string? Construct => $"tuple local {Form}";

    public override ImmutableArray<Node> Children => [Source];

    public override Node With(ImmutableArray<Node> children) => this with { Source = (DeconstructionSource)children[0] };
}

internal abstract record DeconstructionSource : Node
{
    public override string? Construct => null;
}

internal sealed record TupleSource(ImmutableArray<Expression> Values) : DeconstructionSource
{
    public override ImmutableArray<Node> Children => [.. Values];

    public override Node With(ImmutableArray<Node> children) => new TupleSource([.. children.Cast<Expression>()]);
}

internal sealed record InvokeSource(Invoke Invoke) : DeconstructionSource
{
    public override ImmutableArray<Node> Children => [Invoke];

    public override Node With(ImmutableArray<Node> children) => new InvokeSource((Invoke)children[0]);
}

/// <summary>A function of the table with two results: the rows that give them, both over the same argument.</summary>
internal sealed record PairSource(PairFunction Function, Expression Argument) : DeconstructionSource
{
    public override string? Construct => Function.Name;

    public override ImmutableArray<Node> Children => [Argument];

    public override Node With(ImmutableArray<Node> children) => this with { Argument = (Expression)children[0] };
}

internal sealed record LocalFunction(Method Method, Block Body) : Statement
{
    public override string? Construct => Method.IsLambda ? "lambda" : Method.IsExpressionBodied ? "local function =>" : "local function";

    public override ImmutableArray<Node> Children => [Body];

    public override Node With(ImmutableArray<Node> children) => this with { Body = (Block)children[0] };
}

internal sealed record CheckedStatement(bool IsChecked, Block Body) : Statement
{
    public override string? Construct => IsChecked ? "checked {}" : "unchecked {}";

    public override ImmutableArray<Node> Children => [Body];

    public override Node With(ImmutableArray<Node> children) => this with { Body = (Block)children[0] };
}
