using System;
using System.Collections.Generic;
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
        var inputs = new List<Input>();
        foreach (Parameter parameter in method.Parameters)
        {
            Input input = parameter.Kind.IsBuffer()
                ? Buffer(random, parameter.Kind, style, random.Chance(0.85) ? length : random.Between(1, 5))
                : new Input(Number(random, parameter.Kind, style));
            int alike = method.Parameters.Select(other => other.Kind).ToList().IndexOf(parameter.Kind);
            bool isSame = parameter.Kind.Form() == BufferForm.ReadOnlySpan && alike < inputs.Count && random.Chance(0.3);
            inputs.Add(isSame ? inputs[alike] : input);
        }

        return [.. inputs];
    }

    private static Input Buffer(Randomness random, Kind kind, InputStyle style, int length)
    {
        // What has rows is kept small: no run has more than a few dozen derivatives.
        int small = System.Math.Min(length, 3);
        ImmutableArray<int>? rows = kind.Form() switch
        {
            BufferForm.Grid => [small, random.Chance(0.7) ? small : random.Between(1, 3)],
            BufferForm.Rows => [.. Enumerable.Range(0, small).Select(_ => random.Chance(0.8) ? small : random.Between(1, 3))],
            _ => null,
        };
        int count = kind.Form() switch { BufferForm.Grid => rows!.Value[0] * rows.Value[1], BufferForm.Rows => rows!.Value.Sum(), _ => length };
        return new Input(0, [.. Enumerable.Range(0, count).Select(_ => Number(random, kind.Number(), style))], rows);
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
