using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Arguments: converted to a parameter's type, shown in a failure, and those that are known for trouble.</summary>
internal static class Input
{
    private static readonly double[] TroublingDoubles =
    [
        0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        double.Epsilon, -double.Epsilon, 1e-310, -1e-310, 1.0, -1.0, 0.5, -2.5, double.MaxValue, -double.MaxValue,
    ];

    private static readonly float[] TroublingSingles =
    [
        0.0f, -0.0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
        float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.0f, -1.0f, 0.5f, -2.5f, float.MaxValue, -float.MaxValue,
    ];

    public static object? Convert(object? value, Type type) =>
        value is null || type.IsInstanceOfType(value) ? value
        : type.IsEnum ? Enum.ToObject(type, value)
        : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    public static bool IsNumber(Type type) => type == typeof(double) || type == typeof(float);

    /// <summary>A value that numeric code stumbles over; an ordinary one for other types.</summary>
    public static object? Troubling(Type type, Domain domain, Random random)
    {
        if (type == typeof(double))
        {
            return TroublingDoubles[random.Next(TroublingDoubles.Length)];
        }

        if (type == typeof(float))
        {
            return TroublingSingles[random.Next(TroublingSingles.Length)];
        }

        return type == typeof(int) && random.Next(4) == 0
            ? new[] { 0, 1, -1, int.MinValue, int.MaxValue }[random.Next(5)]
            : domain.Draw(random, type);
    }

    public static IEnumerable<object?> AllTroubling(Type type) =>
        type == typeof(double) ? TroublingDoubles.Cast<object?>()
        : type == typeof(float) ? TroublingSingles.Cast<object?>()
        : [];

    public static string Show(IEnumerable<object?> inputs) => "(" + string.Join(", ", inputs.Select(Show)) + ")";

    private static string Show(object? input) => input switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        string text => "\"" + text + "\"",
        _ => System.Convert.ToString(input, CultureInfo.InvariantCulture)!,
    };
}
