using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>A counted loop; the body may change the counters or leave. Without a condition it ends only from inside.</summary>
internal sealed record For(ImmutableArray<Counter> Counters, Expression? Condition, ImmutableArray<Expression> Next, Block Body) : Statement
{
    public override string? Construct => Counters.Length switch
    {
        0 => "for over an outer variable",
        1 => $"for with {Step}",
        _ => "for with several counters",
    };

    public override ImmutableArray<Node> Children => [.. Counters, .. Condition is null ? [] : new Node[] { Condition }, .. Next, Body];

    private string Step => Next switch
    {
        [] => "no step",
        [Step { IsIncrement: var isUp }] => isUp ? "++" : "--",
        [Assign { Operator: { } operation }] => $"{operation.Text()}=",
        [Assign] => "an assignment",
        _ => "another step",
    };

    public override Node With(ImmutableArray<Node> children)
    {
        int next = Counters.Length + (Condition is null ? 0 : 1);
        return this with
        {
            Counters = [.. children.Take(Counters.Length).Cast<Counter>()],
            Condition = Condition is null ? null : (Expression)children[Counters.Length],
            Next = [.. children.Skip(next).Take(Next.Length).Cast<Expression>()],
            Body = (Block)children[^1],
        };
    }
}

/// <summary>A variable that a <c>for</c> declares.</summary>
internal sealed record Counter(Variable Variable, Expression Start) : Node
{
    public override string? Construct => Variable.Kind == Kind.Int ? null : $"{Variable.Kind.Name()} counter";

    public override ImmutableArray<Node> Children => [Start];

    public override Node With(ImmutableArray<Node> children) => this with { Start = (Expression)children[0] };
}

/// <summary>Over the elements: numbers, or rows.</summary>
internal sealed record ForEach(Variable Item, Expression Buffer, Block Body) : Statement
{
    public override string? Construct => $"foreach over {Buffer.Kind.Name()}";

    public override ImmutableArray<Node> Children => [Buffer, Body];

    public override Node With(ImmutableArray<Node> children) => this with { Buffer = (Expression)children[0], Body = (Block)children[1] };
}

internal sealed record While(Expression Condition, Block Body, bool IsTestedLast) : Statement
{
    public override string? Construct => IsTestedLast ? "do" : "while";

    public override ImmutableArray<Node> Children => [Condition, Body];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Condition = (Expression)children[0], Body = (Block)children[1] };
}

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

/// <summary>The second block runs however the first is left.</summary>
internal sealed record TryFinally(Block Body, Block Finally) : Statement
{
    public override ImmutableArray<Node> Children => [Body, Finally];

    public override Node With(ImmutableArray<Node> children) => new TryFinally((Block)children[0], (Block)children[1]);
}

/// <summary>A block with an object in its hands that adds one to the first element of an array when the block is left.</summary>
internal sealed record Using(Expression Counts, Block Body) : Statement
{
    public override ImmutableArray<Node> Children => [Counts, Body];

    public override Node With(ImmutableArray<Node> children) => new Using((Expression)children[0], (Block)children[1]);

    /// <summary>What is done in the end.</summary>
    public Statement End => new Evaluate(new Step(new Element(Counts, new Literal(Kind.Int, 0)), IsIncrement: true, IsPrefix: false));
}
