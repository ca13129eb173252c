using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;

namespace AutoGrad.Fuzz.Programs;

/// <summary>Something with a value.</summary>
internal abstract record Expression(Kind Kind) : Node
{
    /// <summary>A literal's number, if this is one: constants may not be folded to an overflow or a division by zero.</summary>
    public virtual bool IsConstant => Children.All(child => child is Expression { IsConstant: true });
}

/// <summary>A number written down; ints, bools and enum members are numbers here as well.</summary>
internal sealed record Literal(Kind Kind, double Number) : Expression(Kind)
{
    public override string? Construct => null;

    public int Integer => (int)Number;
}

internal sealed record Read(Variable Variable) : Expression(Variable.Kind)
{
    public override string? Construct => null;

    public override bool IsConstant => false;
}

/// <summary>A constant, a static readonly number or table, or a field of <c>this</c>.</summary>
internal sealed record FieldRead(Field Field) : Expression(Field.Kind)
{
    public override string? Construct => $"{Field.Form} field";

    public override bool IsConstant => Field.Form == FieldForm.Constant;
}

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression(Operand.Kind)
{
    public override string? Construct => $"{Operand.Kind.Name()} unary {Operator.Text()}";

    public override ImmutableArray<Node> Children => [Operand];

    public override Node With(ImmutableArray<Node> children) => this with { Operand = (Expression)children[0] };
}

/// <summary>Both operands have one type; a comparison and a short circuit give a bool.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right)
    : Expression(Operator.IsComparison() ? Kind.Bool : Left.Kind)
{
    public override string? Construct => $"{Left.Kind.Name()} {Operator.Text()}";

    public override ImmutableArray<Node> Children => [Left, Right];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Left = (Expression)children[0], Right = (Expression)children[1] };
}

internal sealed record Conditional(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(WhenTrue.Kind)
{
    public override string? Construct => "?:";

    public override ImmutableArray<Node> Children => [Condition, WhenTrue, WhenFalse];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Condition = (Expression)children[0],
        WhenTrue = (Expression)children[1],
        WhenFalse = (Expression)children[2],
    };
}

/// <summary>A conversion; the printer leaves the cast away where it is implicit and the place allows it.</summary>
internal sealed record Convert(Kind Kind, Expression Operand, bool IsImplicit) : Expression(Kind)
{
    public override string? Construct => $"{(IsImplicit ? "implicit" : "cast")} {Operand.Kind.Name()} to {Kind.Name()}";

    public override ImmutableArray<Node> Children => [Operand];

    public override Node With(ImmutableArray<Node> children) => this with { Operand = (Expression)children[0] };
}

internal sealed record CheckedExpression(bool IsChecked, Expression Operand) : Expression(Operand.Kind)
{
    public override string? Construct => IsChecked ? "checked()" : "unchecked()";

    public override ImmutableArray<Node> Children => [Operand];

    public override Node With(ImmutableArray<Node> children) => this with { Operand = (Expression)children[0] };
}

/// <summary>An assignment, plain or compound, of which the value may be used. The target can be replaced in parts only, not as a whole.</summary>
internal sealed record Assign(Expression Target, BinaryOperator? Operator, Expression Value) : Expression(Target.Kind)
{
    public override string? Construct => $"{Target.Kind.Name()} {Operator?.Text()}={(Target is Element ? " element" : "")}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [.. Target.Children, Value];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Target = (Expression)Target.With(children.RemoveAt(children.Length - 1)), Value = (Expression)children[^1] };
}

/// <summary><c>++</c> and <c>--</c>, before or after.</summary>
internal sealed record Step(Expression Target, bool IsIncrement, bool IsPrefix) : Expression(Target.Kind)
{
    public override string? Construct => $"{Target.Kind.Name()} {(IsIncrement ? "++" : "--")}{(Target is Element ? " element" : "")}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => Target.Children;

    public override Node With(ImmutableArray<Node> children) => this with { Target = (Expression)Target.With(children) };
}

/// <summary>A call of a function of the table.</summary>
internal sealed record FunctionCall(Function Function, ImmutableArray<Expression> Arguments) : Expression(Function.Result)
{
    public override string? Construct => Function.Name;

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [.. Arguments];

    public override Node With(ImmutableArray<Node> children) => this with { Arguments = [.. children.Cast<Expression>()] };
}

/// <summary>A call of another generated method or of a local function.</summary>
internal sealed record Invoke(Method Method, ImmutableArray<Argument> Arguments) : Expression(Method.Result)
{
    public override string? Construct => Method.IsLambda ? "lambda call"
        : Method.IsLocal ? "local function call"
        : Method.Parameters.Any(parameter => parameter.IsFuel) ? "recursive call"
        : "helper call";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [.. Arguments];

    public override Node With(ImmutableArray<Node> children) => this with { Arguments = [.. children.Cast<Argument>()] };
}

/// <summary>One argument, at its place in the text; what is passed by reference is not a part that can be replaced.</summary>
internal sealed record Argument(Parameter Parameter, Expression Value, bool IsNamed, bool IsByReference) : Node
{
    public override string? Construct =>
        IsByReference ? $"{Parameter.Passing} argument{(Value is Element ? " that is an element" : "")}"
        : Parameter.Kind.IsBuffer() ? $"{Parameter.Kind.Name()} argument"
        : IsNamed ? "named argument"
        : null;

    public override ImmutableArray<Node> Children => IsByReference ? Value.Children : [Value];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Value = IsByReference ? (Expression)Value.With(children) : (Expression)children[0] };
}

internal sealed record SwitchExpression(Expression Subject, ImmutableArray<Arm> Arms) : Expression(Arms[0].Value.Kind)
{
    public override string? Construct => $"switch expression on {Subject.Kind.Name()}";

    public override bool IsConstant => false;

    public override ImmutableArray<Node> Children => [Subject, .. Arms];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Subject = (Expression)children[0], Arms = [.. children.Skip(1).Cast<Arm>()] };
}

/// <summary>An arm of a switch expression; a guard is a further condition.</summary>
internal sealed record Arm(Pattern Pattern, Expression? Guard, Expression Value) : Node
{
    public override string? Construct => Guard is null ? null : "when";

    public override ImmutableArray<Node> Children => Guard is null ? [Pattern, Value] : [Pattern, Value, Guard];

    public override Node With(ImmutableArray<Node> children) =>
        new Arm((Pattern)children[0], children.Length > 2 ? (Expression)children[2] : null, (Expression)children[1]);
}

/// <summary><c>throw</c> in the place of a value.</summary>
internal sealed record ThrowExpression(Kind Kind, Thrown Thrown) : Expression(Kind)
{
    public override string? Construct => "throw expression";

    public override bool IsConstant => false;
}
