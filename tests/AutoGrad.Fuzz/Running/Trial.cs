using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Arguments for one run, and what is to be done with them.</summary>
/// <param name="Arguments">One for each parameter.</param>
/// <param name="Pulls">One for each result; of an array taken in turn.</param>
/// <param name="Presets">What the gradients hold before; taken in turn.</param>
/// <param name="IsDifferenced">Whether to compare with differences as well.</param>
/// <param name="IsPulled">Whether there are pulls on what buffers and references hold at the end; else they are zero.</param>
internal sealed record Trial(
    ImmutableArray<Input> Arguments, ImmutableArray<double> Pulls, ImmutableArray<double> Presets, bool IsDifferenced, bool IsPulled)
{
    private const int PullsOnArray = 5;

    public static Trial Make(Randomness random, Method method, InputStyle style, bool isDifferenced)
    {
        double Pull(Kind kind) => kind == Kind.Float ? (float)random.Between(-2.0, 2.0) : random.Between(-2.0, 2.0);
        return new Trial(
            InputGrammar.Make(random, method, style),
            [.. method.Results.SelectMany(kind => Enumerable.Repeat(kind.Number(), kind.IsBuffer() ? PullsOnArray : 1)).Select(Pull)],
            [.. Enumerable.Range(0, 7).Select(_ => (double)(float)random.Between(0.5, 3.0))],
            isDifferenced,
            IsPulled: true);
    }

    /// <summary>The pull on one number of the result.</summary>
    public double Pull(int index) => Pulls[index % Pulls.Length];

    /// <summary>What one number of a parameter's gradient holds before.</summary>
    public double Preset(Parameter parameter, int index) => parameter.HasPull && !IsPulled ? 0 : Presets[index % Presets.Length];
}
