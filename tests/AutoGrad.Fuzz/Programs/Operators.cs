using System;

namespace AutoGrad.Fuzz.Programs;

internal enum UnaryOperator
{
    Plus,
    Minus,
    Not,
    Complement,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    ExclusiveOr,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    AndAlso,
    OrElse,
}

internal static class Operators
{
    public static string Text(this UnaryOperator operation) => operation switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.Not => "!",
        UnaryOperator.Complement => "~",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>The operator as a gate. Asked for at each operation: no text is made here.</summary>
    public static string Gate(this BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "a + b",
        BinaryOperator.Subtract => "a - b",
        BinaryOperator.Multiply => "a * b",
        BinaryOperator.Divide => "a / b",
        BinaryOperator.Remainder => "a % b",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static string Text(this BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static bool IsComparison(this BinaryOperator operation) =>
        operation is >= BinaryOperator.Less and <= BinaryOperator.NotEqual;
}
