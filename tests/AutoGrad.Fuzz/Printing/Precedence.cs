using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>How strongly C#'s operators bind.</summary>
internal static class Precedence
{
    public const int Lowest = 0;
    public const int Conditional = 1;
    public const int OrElse = 3;
    public const int Relational = 9;
    public const int Switch = 13;
    public const int Unary = 14;
    public const int Primary = 15;

    public static int Of(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => 12,
        BinaryOperator.Add or BinaryOperator.Subtract => 11,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => 10,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Relational,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 8,
        BinaryOperator.And => 7,
        BinaryOperator.ExclusiveOr => 6,
        BinaryOperator.Or => 5,
        BinaryOperator.AndAlso => 4,
        _ => OrElse,
    };
}
