using System;
using System.Collections.Generic;
using System.Globalization;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>The generated text does not depend on where the compiler runs.</summary>
public sealed class CultureTests
{
    private const string Source = """
        using System;
        using AutoGrad;

        internal static partial class C
        {
            [Differentiable]
            internal static double F(double x, float f, int n) =>
                0.1 * x + 1e-300 * x - 1.7976931348623157E+308 * x + 0.5f * f + -3 * n * x - x * -2.5 + 12345.678 * f + Math.Log(x, 3.5) + Math.Pow(x, 2.25) + Math.Pow(x, -1.5)
                + (x > 1000.5 ? double.NaN : x < -1000.5 ? double.PositiveInfinity : double.NegativeInfinity) + (n > int.MinValue ? long.MinValue : ulong.MaxValue) + float.Epsilon * f + Math.Log10(x) + Math.Log2(x)
                + (int)Math.Round(x, 1) * x + 'ı' * x;

            [Differentiable]
            internal static double Iıİi(double I, double i, double ı, double İ) => I * i + ı * İ;
        }
        """;

    // Swedish has a decimal comma and another minus sign, Turkish another upper and lower i, Arabic other digits and marks of direction.
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Text_is_the_same_in_every_culture(string name)
    {
        IReadOnlyDictionary<string, string> invariant = FilesUnder(CultureInfo.InvariantCulture);
        Assert.Equal(2, invariant.Count);
        Assert.Equal(invariant, FilesUnder(CultureInfo.GetCultureInfo(name)));
    }

    [Fact]
    public void The_cultures_are_really_there()
    {
        Assert.Equal("0,5", 0.5.ToString(CultureInfo.GetCultureInfo("sv-SE")));
        Assert.Equal("ı", "I".ToLower(CultureInfo.GetCultureInfo("tr-TR")));
    }

    private static IReadOnlyDictionary<string, string> FilesUnder(CultureInfo culture)
    {
        (CultureInfo before, CultureInfo beforeInterface) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            GeneratorRun run = GeneratorRun.Of(Source);
            run.AssertClean();
            return run.Files;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeInterface);
        }
    }
}
