using System;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random arguments: ordinary ones, round and equal ones where ties and kinks are, and wild ones.</summary>
internal static class InputGrammar
{
    public static ImmutableArray<Input> Make(Randomness random, Method method, InputStyle style)
    {
        // Mostly of one length, so that the indices of one fit another.
        int length = random.Chance(0.95) ? random.Between(2, 5) : random.Below(2);
        return [.. method.Parameters.Select(parameter => parameter.Kind.IsBuffer()
            ? new Input(0, [.. Enumerable.Range(0, random.Chance(0.85) ? length : random.Between(1, 5)).Select(_ => Number(random, parameter.Kind.Element(), style))])
            : new Input(Number(random, parameter.Kind, style)))];
    }

    private static double Number(Randomness random, Kind kind, InputStyle style)
    {
        switch (kind)
        {
            case Kind.Bool:
                return random.Below(2);
            case Kind.Mode:
                return random.Chance(0.95) ? random.Below(3) : 3;
            case Kind.Int:
                return style == InputStyle.Wild && random.Chance(0.3) ? random.Pick([int.MaxValue, int.MinValue, 1000]) : random.Between(-3, 6);
            default:
                double number = style switch
                {
                    InputStyle.Ordinary => random.Between(-2.5, 2.5),
                    InputStyle.Round => random.Pick([0.0, 1.0, -1.0, 2.0, 0.5, 1.0, 0.0]),
                    _ => random.Pick(
                        [0.0, -0.0, 1e-9, 1e3, -1e3, 1e8, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-310, -1e200, random.Between(-50.0, 50.0)]),
                };
                return kind == Kind.Float ? (float)number : number;
        }
    }
}

internal enum InputStyle
{
    Ordinary,
    Round,
    Wild,
}
