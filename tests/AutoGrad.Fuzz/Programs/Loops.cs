using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Programs;

/// <summary>A counted loop; the body may change the counter or leave.</summary>
internal sealed record For(Variable Counter, Expression Start, Expression Condition, Expression Next, Block Body) : Statement
{
    public override ImmutableArray<Node> Children => [Start, Condition, Next, Body];

    public override Node With(ImmutableArray<Node> children) => this with
    {
        Start = (Expression)children[0],
        Condition = (Expression)children[1],
        Next = (Expression)children[2],
        Body = (Block)children[3],
    };
}

internal sealed record ForEach(Variable Item, Expression Buffer, Block Body) : Statement
{
    public override string? Construct => $"foreach over {Buffer.Kind.Name()}";

    public override ImmutableArray<Node> Children => [Body];

    public override Node With(ImmutableArray<Node> children) => this with { Body = (Block)children[0] };
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
