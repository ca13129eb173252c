using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Functions;

/// <summary>Every function that programs may call: one row a function. Adding a function is adding a row.</summary>
internal static class FunctionTable
{
    /// <summary>Where spellings of a function are declared.</summary>
    private const string All = "Math double MathF float";
    private const string Overloaded = "Math double Math:float MathF float";
    private const string OfNumbers = "double float";
    private const string NotInMathF = "Math double Math:float float";

    /// <summary>The functions of doubles and floats.</summary>
    public static ImmutableArray<FunctionFamily> Families { get; } =
    [
        Unary("Abs", Overloaded, Math.Abs, MathF.Abs, KinkRules.Abs, Domain.Any),
        Unary("Acos", All, Math.Acos, MathF.Acos, DerivativeRules.Acos, Domain.InsideUnit),
        Unary("Acosh", All, Math.Acosh, MathF.Acosh, DerivativeRules.Acosh, Domain.AboveOne),
        Unary("Asin", All, Math.Asin, MathF.Asin, DerivativeRules.Asin, Domain.InsideUnit),
        Unary("Asinh", All, Math.Asinh, MathF.Asinh, DerivativeRules.Asinh, Domain.Any),
        Unary("Atan", All, Math.Atan, MathF.Atan, DerivativeRules.Atan, Domain.Any),
        Unary("Atanh", All, Math.Atanh, MathF.Atanh, DerivativeRules.Atanh, Domain.InsideUnit),
        Unary("Cbrt", All, Math.Cbrt, MathF.Cbrt, DerivativeRules.Cbrt, Domain.NonZero),
        Unary("Ceiling", All, Math.Ceiling, MathF.Ceiling, DerivativeRules.Nothing, Domain.Any),
        Unary("Cos", All, Math.Cos, MathF.Cos, DerivativeRules.Cos, Domain.Any),
        Unary("Cosh", All, Math.Cosh, MathF.Cosh, DerivativeRules.Cosh, Domain.Moderate),
        Unary("Exp", All, Math.Exp, MathF.Exp, DerivativeRules.Exp, Domain.Moderate),
        Unary("Exp2", OfNumbers, double.Exp2, float.Exp2, DerivativeRules.Exp2, Domain.Moderate),
        Unary("ExpM1", OfNumbers, double.ExpM1, float.ExpM1, DerivativeRules.Exp, Domain.Moderate),
        Unary("Floor", All, Math.Floor, MathF.Floor, DerivativeRules.Nothing, Domain.Any),
        Unary("Log", All, Math.Log, MathF.Log, DerivativeRules.Log, Domain.Positive),
        Unary("Log10", All, Math.Log10, MathF.Log10, DerivativeRules.Log10, Domain.Positive),
        Unary("Log2", All, Math.Log2, MathF.Log2, DerivativeRules.Log2, Domain.Positive),
        Unary("LogP1", OfNumbers, double.LogP1, float.LogP1, DerivativeRules.LogP1, Domain.Positive),
        Unary("Round", All, Math.Round, MathF.Round, DerivativeRules.Nothing, Domain.Any),
        Unary("Sin", All, Math.Sin, MathF.Sin, DerivativeRules.Sin, Domain.Any),
        Unary("Sinh", All, Math.Sinh, MathF.Sinh, DerivativeRules.Sinh, Domain.Moderate),
        Unary("Sqrt", All, Math.Sqrt, MathF.Sqrt, DerivativeRules.Sqrt, Domain.Positive),
        Unary("Tan", All, Math.Tan, MathF.Tan, DerivativeRules.Tan, Domain.InsideUnit),
        Unary("Tanh", All, Math.Tanh, MathF.Tanh, DerivativeRules.Tanh, Domain.Any),
        Unary("Truncate", All, Math.Truncate, MathF.Truncate, DerivativeRules.Nothing, Domain.Any),
        Binary("Atan2", All, Math.Atan2, MathF.Atan2, DerivativeRules.Atan2, Domain.NonZero, Domain.Any),
        Binary("CopySign", All, Math.CopySign, MathF.CopySign, KinkRules.CopySign, Domain.Any, Domain.Any),
        Binary("Hypot", OfNumbers, double.Hypot, float.Hypot, DerivativeRules.Hypot, Domain.Any, Domain.Any),
        Binary("IEEERemainder", "Math MathF", Math.IEEERemainder, MathF.IEEERemainder, KinkRules.IeeeRemainder, Domain.Any, Domain.NonZero),
        Binary("Log", All, Math.Log, MathF.Log, DerivativeRules.LogToBase, Domain.Positive, Domain.LogarithmBase),
        Binary("Max", Overloaded, Math.Max, MathF.Max, KinkRules.Max, Domain.Any, Domain.Any),
        Binary("MaxMagnitude", All, Math.MaxMagnitude, MathF.MaxMagnitude, KinkRules.OneOfTwo, Domain.Any, Domain.Any),
        Binary("Min", Overloaded, Math.Min, MathF.Min, KinkRules.Min, Domain.Any, Domain.Any),
        Binary("Pow", All, Math.Pow, MathF.Pow, DerivativeRules.Pow, Domain.Positive, Domain.Exponent),
        Ternary("Clamp", NotInMathF, Math.Clamp, Math.Clamp, KinkRules.Clamp, [Domain.Any, Domain.LowerBound, Domain.UpperBound]),
        Ternary("Lerp", OfNumbers, double.Lerp, float.Lerp, DerivativeRules.Lerp, [Domain.Any, Domain.Any, Domain.Any]),
        Ternary(
            "FusedMultiplyAdd",
            All,
            Math.FusedMultiplyAdd,
            MathF.FusedMultiplyAdd,
            DerivativeRules.FusedMultiplyAdd,
            [Domain.Any, Domain.Any, Domain.Any]),
        Unary("Sigmoid", "Gates Gates:float", Gates.Sigmoid, Gates.Sigmoid, DerivativeRules.Sigmoid, Domain.Any),
        Unary("Relu", "Gates Gates:float", Gates.Relu, Gates.Relu, KinkRules.Relu, Domain.Any),
        Unary("Softplus", "Gates Gates:float", Gates.Softplus, Gates.Softplus, DerivativeRules.Softplus, Domain.Any),
        Unary("Square", "Gates Gates:float", Gates.Square, Gates.Square, DerivativeRules.Square, Domain.Any),
        Unary("Hinge", "Gates Gates:float", Gates.Hinge, Gates.Hinge, KinkRules.Hinge, Domain.Any),
        Unary("LogSigmoid", "Gates Gates:float", Gates.LogSigmoid, Gates.LogSigmoid, DerivativeRules.LogSigmoid, Domain.Any),
        Unary("Detach", "Gates Gates:float", Gates.Detach, Gates.Detach, DerivativeRules.Detach, Domain.Any),
        LeakyReluOfOne(),
        ThroughInteger("long", x => (long)x, x => (long)x, x => checked((long)x)),
        ThroughInteger("short", x => (short)x, x => (short)x, x => checked((short)x)),
        Written("RoundToDigits", "{2}.Round({1}, 1)", x => Math.Round(x, 1), x => MathF.Round(x, 1), Domain.Any),
        Written(
            "RoundAwayFromZero",
            "{2}.Round({1}, MidpointRounding.AwayFromZero)",
            x => Math.Round(x, MidpointRounding.AwayFromZero),
            x => MathF.Round(x, MidpointRounding.AwayFromZero),
            Domain.Any),
        Binary("LeakyRelu", "Gates Gates:float", Gates.LeakyRelu, Gates.LeakyRelu, KinkRules.LeakyRelu, Domain.Any, Domain.Any),
    ];

    /// <summary>
    /// The functions that are not defined, or steep, somewhere. Their arguments are wrapped, so that they are in the way of a gradient less often
    /// than others: they are written more often.
    /// </summary>
    public static ImmutableArray<FunctionFamily> Bounded { get; } = [.. Families.Where(family => family.Doubles[0].Domains.Any(domain => domain is not (Domain.Any or Domain.Moderate)))];

    /// <summary>The functions that give integers.</summary>
    public static ImmutableArray<Function> Integers { get; } =
    [
        .. Signs("Math.Sign", Kind.Double), .. Signs("double.Sign", Kind.Double),
        .. Signs("Math.Sign", Kind.Float), .. Signs("MathF.Sign", Kind.Float), .. Signs("float.Sign", Kind.Float),
        Integer("Math.Abs", 1, x => Math.Abs((int)x[0])),
        Integer("Math.Max", 2, x => Math.Max((int)x[0], (int)x[1])),
        Integer("Math.Min", 2, x => Math.Min((int)x[0], (int)x[1])),
        Integer("Math.Sign", 1, x => Math.Sign((int)x[0])),
    ];

    /// <summary>Questions about one number.</summary>
    public static ImmutableArray<Function> Predicates { get; } =
    [
        Predicate("double.IsNaN", Kind.Double, double.IsNaN), Predicate("float.IsNaN", Kind.Float, double.IsNaN),
        Predicate("double.IsNegative", Kind.Double, double.IsNegative), Predicate("double.IsFinite", Kind.Double, double.IsFinite),
        Predicate("float.IsInfinity", Kind.Float, double.IsInfinity),
    ];

    public static ImmutableArray<PairFunction> Pairs { get; } =
    [
        Pair("Math.SinCos", Kind.Double, Math.SinCos),
        Pair("double.SinCos", Kind.Double, Math.SinCos),
        Pair("MathF.SinCos", Kind.Float, SinCosOfFloat),
        Pair("float.SinCos", Kind.Float, SinCosOfFloat),
    ];

    private static FunctionFamily Unary(
        string name, string spellings, Func<double, double> value, Func<float, float> floatValue, Action<GateLocals> rule, Domain domain) =>
        Family(name, spellings, x => value(x[0]), x => floatValue((float)x[0]), rule, [domain]);

    private static FunctionFamily Binary(
        string name,
        string spellings,
        Func<double, double, double> value,
        Func<float, float, float> floatValue,
        Action<GateLocals> rule,
        Domain first,
        Domain second) =>
        Family(name, spellings, x => value(x[0], x[1]), x => floatValue((float)x[0], (float)x[1]), rule, [first, second]);

    private static FunctionFamily Ternary(
        string name,
        string spellings,
        Func<double, double, double, double> value,
        Func<float, float, float, float> floatValue,
        Action<GateLocals> rule,
        ImmutableArray<Domain> domains) =>
        Family(name, spellings, x => value(x[0], x[1], x[2]), x => floatValue((float)x[0], (float)x[1], (float)x[2]), rule, domains);

    private static FunctionFamily LeakyReluOfOne()
    {
        FunctionFamily family = Family(
            "LeakyRelu", "Gates Gates:float", x => Gates.LeakyRelu(x[0]), x => Gates.LeakyRelu((float)x[0]), KinkRules.LeakyReluOfOne, [Domain.Any]);
        return family with { Floats = [.. family.Floats.Select(function => function with { Derivative = KinkRules.LeakyReluOfOneFloat })] };
    }

    private static FunctionFamily Family(
        string name,
        string spellings,
        Func<double[], double> value,
        Func<double[], double> floatValue,
        Action<GateLocals> rule,
        ImmutableArray<Domain> domains)
    {
        var doubles = new List<Function>();
        var floats = new List<Function>();
        foreach (string spelling in spellings.Split(' '))
        {
            string owner = spelling.Split(':')[0];
            bool isFloat = owner is "MathF" or "float" || spelling.EndsWith(":float", StringComparison.Ordinal);
            Kind kind = isFloat ? Kind.Float : Kind.Double;
            string text = $"{owner}.{name}";
            var function = new Function(
                name,
                Label(text, domains.Length, kind), Template(text, domains.Length), kind, Repeat(kind, domains.Length), isFloat ? floatValue : value, value, rule, domains);
            (isFloat ? floats : doubles).Add(function);
        }

        return new FunctionFamily(name, [.. doubles], [.. floats]);
    }

    /// <summary>A conversion to an integer and back.</summary>
    private static FunctionFamily ThroughInteger(string name, Func<double, double> value, Func<float, float> floatValue, Func<double, double> checkedValue)
    {
        FunctionFamily family = Written(name, $"({{0}})({name})({{1}})", value, floatValue, Domain.Moderate);
        return family with
        {
            Doubles = [family.Doubles[0] with { CheckedValue = x => checkedValue(x[0]) }],
            Floats = [family.Floats[0] with { CheckedValue = x => (float)checkedValue(x[0]) }],
        };
    }

    /// <summary>A piecewise constant function that is not written as a call of one argument.</summary>
    private static FunctionFamily Written(string name, string template, Func<double, double> value, Func<float, float> floatValue, Domain domain)
    {
        Function Of(Kind kind, Func<double[], double> own) => new(
            name,
            $"{name}({kind.Name()})",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, template, kind.Name(), "{0}", kind == Kind.Float ? "MathF" : "Math"),
            kind,
            [kind],
            own,
            x => value(x[0]),
            DerivativeRules.Nothing,
            [domain]);
        return new FunctionFamily(name, [Of(Kind.Double, x => value(x[0]))], [Of(Kind.Float, x => floatValue((float)x[0]))]);
    }

    private static Function Predicate(string text, Kind kind, Func<double, bool> value) => new(
        text, Label(text, 1, kind), Template(text, 1), Kind.Bool, [kind], x => value(x[0]) ? 1 : 0, x => value(x[0]) ? 1 : 0, DerivativeRules.Nothing, [Domain.Any]);

    private static IEnumerable<Function> Signs(string text, Kind kind)
    {
        yield return new Function(
            text, Label(text, 1, kind), Template(text, 1), Kind.Int, [kind], x => Math.Sign(x[0]), x => Math.Sign(x[0]), KinkRules.Integer, [Domain.Any]);
    }

    private static Function Integer(string text, int arity, Func<double[], double> value) =>
        new(text, Label(text, arity, Kind.Int), Template(text, arity), Kind.Int, Repeat(Kind.Int, arity), value, value, KinkRules.Integer, [.. Enumerable.Repeat(Domain.Any, arity)]);

    private static PairFunction Pair(string text, Kind kind, Func<double, (double First, double Second)> value) =>
        new(text, Template(text, 1), kind, value, Math.SinCos, DerivativeRules.Sin, DerivativeRules.Cos);

    private static (double First, double Second) SinCosOfFloat(double x) => MathF.SinCos((float)x);

    private static ImmutableArray<Kind> Repeat(Kind kind, int times) => [.. Enumerable.Repeat(kind, times)];

    private static string Label(string text, int arity, Kind kind) => $"{text}({string.Join(", ", Repeat(kind, arity).Select(Kinds.Name))})";

    private static string Template(string text, int arity) =>
        $"{text}({string.Join(", ", Enumerable.Range(0, arity).Select(index => "{" + index + "}"))})";
}
