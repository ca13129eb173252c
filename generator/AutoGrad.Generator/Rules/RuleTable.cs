using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Every differentiable gate, one row a gate: the gate as C# spells it, and its local gradient for each operand, as C# over
/// the operands and the result <c>y</c>. Adding a gate is adding a row.
/// <para>
/// <c>tie(a, b)</c> is the share that each side of a tie gets: a half, or nothing when either is a constant of the method that
/// contains the text. A row is guarded by the strong zero (a pull of zero gives zero, whatever the local gradient) unless
/// it says <c>Finite</c>: its local gradients are then finite wherever its operands are.
/// </para>
/// <para>Formulas without a note are the textbook derivatives (Abramowitz and Stegun, chapters 4.1 to 4.6).</para>
/// </summary>
internal static class RuleTable
{
    public static readonly IReadOnlyList<Rule> Rows = new[]
    {
        // Arithmetic
        Finite("a + b", "1", "1"),
        Finite("a - b", "1", "-1"),
        Finite("a * b", "b", "a"),
        Row("a / b", "1 / b", "-y / b"),
        Finite("-x", "-1"),
        Row("a % b", "1", "Math.Round((y - a) / b)"),       // a - trunc(a / b) * b; (y - a) / b is a whole number, rounding removes the error of the division
        Finite("(double)x", "1"),
        Finite("(float)x", "1"),
        Finite("c ? a : b", null, "c ? 1 : 0", "c ? 0 : 1"),
        Finite("Math.FusedMultiplyAdd(a, b, c)", "b", "a", "1"),

        // Powers, exponentials, logarithms. The rows with a constant come before the general one.
        Finite("Math.Pow(a, 0)", "0", null),
        Finite("Math.Pow(a, 1)", "1", null),
        Finite("Math.Pow(a, 2)", "2 * a", null),
        Row("Math.Pow(a, 3)", "3 * a * a", null),
        Row(
            "Math.Pow(a, b)",
            "b == 0 ? 0 : b * Math.Pow(a, b - 1)",           // x^0 is 1 everywhere, at x = 0 too: C# says Pow(0, 0) = 1
            "a == 0 && b > 0 ? 0 : y * Math.Log(a)"),         // the limit at a = 0, b > 0
        Row("Math.Sqrt(x)", "0.5 / y"),                       // infinite at 0
        Row("Math.Cbrt(x)", "1 / (3 * y * y)"),               // infinite at 0
        Row("Math.Exp(x)", "y"),
        Row("Math.Log(x)", "1 / x"),
        Row("Math.Log(a, b)", "1 / (a * Math.Log(b))", "-y / (b * Math.Log(b))"),
        Row("Math.Log10(x)", "1 / (2.302585092994046 * x)"),
        Row("Math.Log2(x)", "1 / (0.6931471805599453 * x)"),
        Row("Math.Exp2(x)", "0.6931471805599453 * y"),
        Row("Math.Exp10(x)", "2.302585092994046 * y"),
        Row("Math.ExpM1(x)", "Math.Exp(x)"),
        Row("Math.Exp2M1(x)", "0.6931471805599453 * Math.Exp2(x)"),
        Row("Math.Exp10M1(x)", "2.302585092994046 * Math.Exp10(x)"),
        Row("Math.LogP1(x)", "1 / (1 + x)"),
        Row("Math.Log2P1(x)", "1 / (0.6931471805599453 * (1 + x))"),
        Row("Math.Log10P1(x)", "1 / (2.302585092994046 * (1 + x))"),
        Row("Math.RootN(x, a)", "1 / ((double)a * Math.Pow(y, (double)a - 1))", null),    // a whole number; infinite at 0 where it is over 1
        Row("Math.ScaleB(x, a)", "Math.ScaleB(1, a)", null),
        Finite("Math.Hypot(a, b)", "y == 0 ? 0 : a / y", "y == 0 ? 0 : b / y"),           // at (0, 0) as Abs at 0
        Finite("Math.Lerp(a, b, x)", "1 - x", "x", "b - a"),

        // Trigonometry
        Finite("Math.Sin(x)", "Math.Cos(x)"),
        Finite("Math.Cos(x)", "-Math.Sin(x)"),
        Finite("Math.Tan(x)", "1 + y * y"),
        Row("Math.Asin(x)", "1 / Math.Sqrt((1 - x) * (1 + x))"),
        Row("Math.Acos(x)", "-1 / Math.Sqrt((1 - x) * (1 + x))"),
        Finite("Math.Atan(x)", "1 / (1 + x * x)"),
        Row("Math.Atan2(a, b)", "b / (a * a + b * b)", "-a / (a * a + b * b)"),
        Finite("Math.SinCos(x).Sin", "Math.Cos(x)"),
        Finite("Math.SinCos(x).Cos", "-Math.Sin(x)"),
        Finite("Math.SinPi(x)", "3.141592653589793 * Math.CosPi(x)"),
        Finite("Math.CosPi(x)", "-3.141592653589793 * Math.SinPi(x)"),
        Row("Math.TanPi(x)", "3.141592653589793 * (1 + y * y)"),                          // infinite at 0.5
        Row("Math.AsinPi(x)", "1 / (3.141592653589793 * Math.Sqrt((1 - x) * (1 + x)))"),
        Row("Math.AcosPi(x)", "-1 / (3.141592653589793 * Math.Sqrt((1 - x) * (1 + x)))"),
        Finite("Math.AtanPi(x)", "1 / (3.141592653589793 * (1 + x * x))"),
        Row("Math.Atan2Pi(a, b)", "b / (3.141592653589793 * (a * a + b * b))", "-a / (3.141592653589793 * (a * a + b * b))"),
        Finite("Math.DegreesToRadians(x)", "0.017453292519943295"),
        Finite("Math.RadiansToDegrees(x)", "57.29577951308232"),

        // Hyperbolic functions
        Row("Math.Sinh(x)", "Math.Cosh(x)"),
        Row("Math.Cosh(x)", "Math.Sinh(x)"),
        Finite("Math.Tanh(x)", "1 - y * y"),
        Finite("Math.Asinh(x)", "1 / Math.Sqrt(x * x + 1)"),
        Row("Math.Acosh(x)", "1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1))"),
        Row("Math.Atanh(x)", "1 / ((1 - x) * (1 + x))"),

        // Kinks: what happens on them is a convention, in the documentation of the numbers
        Finite("Math.Abs(x)", "x > 0 ? 1 : x < 0 ? -1 : 0"),
        Finite("Math.Max(a, b)", "a > b ? 1 : a == b ? tie(a, b) : 0", "b > a ? 1 : a == b ? tie(a, b) : 0"),
        Finite("Math.Min(a, b)", "a < b ? 1 : a == b ? tie(a, b) : 0", "b < a ? 1 : a == b ? tie(a, b) : 0"),

        // These take the operand that the value is of: of opposite numbers the positive or the negative one, beside NaN the number
        Finite("Math.MaxMagnitude(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite("Math.MinMagnitude(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite("Math.MaxNumber(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite("Math.MinNumber(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite("Math.MaxMagnitudeNumber(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite("Math.MinMagnitudeNumber(a, b)", "a == b ? tie(a, b) : y == a ? 1 : 0", "a == b ? tie(a, b) : y == b ? 1 : 0"),
        Finite(
            "Math.Clamp(x, a, b)",
            "x > a && x < b ? 1 : a == b ? 0 : x == a ? tie(x, a) : x == b ? tie(x, b) : 0",
            "x < a ? 1 : x == a ? tie(x, a) : 0",
            "x > b ? 1 : x == b ? tie(x, b) : 0"),
        Finite("Math.CopySign(a, b)", "a == 0 ? 0 : y == a ? 1 : -1", "0"),
        Row("Math.IEEERemainder(a, b)", "1", "Math.Round((y - a) / b)"),

        // Piecewise constant: they pass no gradient, which is their derivative
        Zero("Math.Floor(x)"),
        Zero("Math.Ceiling(x)"),
        Zero("Math.Truncate(x)"),
        Zero("Math.Round(x)"),
        Zero("Math.Round(x, a)"),
        Zero("Math.Round(x, a, b)"),
        Zero("Math.Sign(x)"),
        Zero("Math.ILogB(x)"),
        Zero("(sbyte)x"),
        Zero("(byte)x"),
        Zero("(short)x"),
        Zero("(ushort)x"),
        Zero("(int)x"),
        Zero("(uint)x"),
        Zero("(long)x"),
        Zero("(ulong)x"),
        Zero("(char)x"),
        Zero("(nint)x"),
        Zero("(nuint)x"),
        Zero("a.CompareTo(b)"),

        // Gates of the runtime
        Finite("Gates.Sigmoid(x)", "y * (1 - y)"),
        Finite("Gates.Relu(x)", "x > 0 ? 1 : 0"),
        Finite("Gates.LeakyRelu(x, a)", "x > 0 ? 1 : a", "x > 0 ? 0 : x"),
        Finite("Gates.Softplus(x)", "Gates.Sigmoid(x)"),
        Finite("Gates.LogSigmoid(x)", "Gates.Sigmoid(-x)"),
        Finite("Gates.Square(x)", "2 * x"),
        Finite("Gates.Hinge(x)", "x < 1 ? -1 : 0"),
        Zero("Gates.Detach(x)"),

        // The product of a pull and a local gradient, with the strong zero. Its own derivative is that of the product: the
        // selected side of a branch would make second derivatives wrong where the pull is zero.
        Finite("Gates.Chain(a, b)", "b", "a"),
    };

    /// <summary>What stands for a value has its derivative.</summary>
    private static readonly Rule StoodFor = new("Stood for", Form.StoodFor, EquatableArray.Of("a", "b"), EquatableArray.Of<RuleExpression?>(null, new RuleNumber(1.0)), true);

    private static readonly ILookup<(FormKind, string, string, int), Rule> ByForm =
        Rows.ToLookup(rule => Key(rule.Form, rule.Parameters.Count));

    /// <summary>The row of <c>%</c>, which needs more than operators.</summary>
    public static Rule Remainder => ByForm[Key(Form.Infix("%"), 2)].Single();

    /// <summary>The row for a gate, or null when it has none.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="constantOf">The value of a wire that is a constant, null for the others: some rows ask for one.</param>
    public static Rule? Find(Apply gate, System.Func<Wire, Literal?> constantOf)
    {
        if (gate.Form == Form.StoodFor)
        {
            return StoodFor;
        }

        // Comparisons share their form with nothing in the table; integer arithmetic shares it with the real one.
        if (!gate.Operands.Any(operand => operand.Type.IsReal))
        {
            return null;
        }

        // A conversion to a type parameter is one to a real number.
        var form = gate is { Form.Kind: FormKind.Cast, Output.Type.Kind: WireKind.Generic } ? Form.Cast(WireType.Double) : gate.Form;
        foreach (var rule in ByForm[Key(form, gate.Operands.Count)])
        {
            if (rule.Matches(gate, constantOf))
            {
                return rule;
            }
        }

        return null;
    }

    private static (FormKind, string, string, int) Key(Form form, int operands) => (form.Kind, form.Symbol, form.Kind == FormKind.Cast ? "" : form.Suffix, operands);

    private static Rule Row(string signature, params string?[] locals) => RuleParser.Parse(signature, locals, isFinite: false);

    private static Rule Finite(string signature, params string?[] locals) => RuleParser.Parse(signature, locals, isFinite: true);

    private static Rule Zero(string signature) => RuleParser.Parse(signature, null, isFinite: true);
}
