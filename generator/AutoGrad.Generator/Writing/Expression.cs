namespace AutoGrad.Generator.Writing;

/// <summary>How tightly C# binds, loosest first.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    BitwiseOr,
    BitwiseXor,
    BitwiseAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>C# text of an expression, and how tightly its outermost operator binds.</summary>
internal sealed record Expression(string Text, Precedence Precedence)
{
    public static Expression Name(string name) => new(name, Precedence.Primary);

    /// <summary>The text, in parentheses unless it binds at least as tightly as asked.</summary>
    public string AtLeast(Precedence precedence) => Precedence >= precedence ? Text : "(" + Text + ")";

    /// <summary>The text as an argument. A comparison gets parentheses: <c>F(a &lt; b, c &gt; (d))</c> reads as a generic call.</summary>
    public string AsArgument() => Precedence == Precedence.Relational ? "(" + Text + ")" : Text;

    public static Precedence OfInfix(string symbol) => symbol switch
    {
        "||" => Precedence.Or,
        "&&" => Precedence.And,
        "|" => Precedence.BitwiseOr,
        "^" => Precedence.BitwiseXor,
        "&" => Precedence.BitwiseAnd,
        "==" or "!=" => Precedence.Equality,
        "<" or ">" or "<=" or ">=" => Precedence.Relational,
        "<<" or ">>" or ">>>" => Precedence.Shift,
        "+" or "-" => Precedence.Additive,
        _ => Precedence.Multiplicative,
    };
}
