using System;
using System.Globalization;

namespace AutoGrad.Compatibility;

/// <summary>Checks of arguments, in one form for all target frameworks.</summary>
internal static class Requires
{
    /// <summary>Requires an argument to be there.</summary>
    public static void NotNull(object? argument, string name)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    /// <summary>Requires a number to be at least as large as another; NaN is not.</summary>
    public static void AtLeast(double least, double argument, string name)
    {
        if (!(argument >= least))
        {
            throw new ArgumentOutOfRangeException(name, argument, "Must be at least " + Text(least) + ".");
        }
    }

    /// <summary>Requires a number to be finite and larger than 0.</summary>
    public static void Positive(double argument, string name)
    {
        if (!(argument > 0.0) || double.IsInfinity(argument))
        {
            throw new ArgumentOutOfRangeException(name, argument, "Must be a finite number above 0.");
        }
    }

    /// <summary>Requires a number from 0 (included) to 1 (not included), as decay rates and probabilities of dropping are.</summary>
    public static void Fraction(double argument, string name)
    {
        if (!(argument >= 0.0 && argument < 1.0))
        {
            throw new ArgumentOutOfRangeException(name, argument, "Must be at least 0 and below 1.");
        }
    }

    /// <summary>Requires a buffer to have a certain length.</summary>
    public static void Length(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentException(
                "Must have " + expected.ToString(CultureInfo.InvariantCulture) + " elements, has " + actual.ToString(CultureInfo.InvariantCulture) + ".", name);
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
