using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Programs;

/// <summary>What a switch compares its subject with.</summary>
internal abstract record Pattern : Node;

internal sealed record DiscardPattern : Pattern
{
    public override string? Construct => "discard pattern";
}

internal sealed record ConstantPattern(Literal Constant) : Pattern
{
    public override string? Construct => "constant pattern";
}

internal sealed record RelationalPattern(BinaryOperator Operator, Literal Bound) : Pattern
{
    public override string? Construct => "relational pattern";
}

internal sealed record NotPattern(Pattern Operand) : Pattern
{
    public override string? Construct => "not pattern";

    public override ImmutableArray<Node> Children => [Operand];

    public override Node With(ImmutableArray<Node> children) => this with { Operand = (Pattern)children[0] };
}

/// <summary><c>and</c> or <c>or</c>.</summary>
internal sealed record LogicalPattern(bool IsAnd, Pattern Left, Pattern Right) : Pattern
{
    public override string? Construct => IsAnd ? "and pattern" : "or pattern";

    public override ImmutableArray<Node> Children => [Left, Right];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Left = (Pattern)children[0], Right = (Pattern)children[1] };
}

/// <summary>A pattern as a condition.</summary>
internal sealed record IsPattern(Expression Subject, Pattern Pattern) : Expression(Kind.Bool)
{
    public override string? Construct => $"is pattern on {Subject.Kind.Name()}";

    public override bool IsConstant => Subject.IsConstant;

    public override ImmutableArray<Node> Children => [Subject, Pattern];

    public override Node With(ImmutableArray<Node> children) =>
        this with { Subject = (Expression)children[0], Pattern = (Pattern)children[1] };
}
