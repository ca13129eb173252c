namespace AutoGrad.Benchmarks;

/// <summary>What was measured of a contest: milliseconds of processor time for one call, a number a round, and bytes allocated by one call.</summary>
public sealed record ContestResult(
    string Name, double[] Primal, double[] ByHand, double[] Generated, double[] ByHandAgain, long ByHandBytes, long GeneratedBytes)
{
    /// <summary>No ratio may be larger.</summary>
    public const double LargestAllowed = 1.5;

    /// <summary>The geometric mean of all ratios may not be larger.</summary>
    public const double MeanAllowed = 1.2;

    /// <summary>Generated over hand-written: the median of the ratios of each round.</summary>
    public double Ratio => Quantiles.Of(Ratios(Generated, ByHand), 0.5);

    /// <summary>The quarter of the rounds with the smallest ratios is below.</summary>
    public double LowerRatio => Quantiles.Of(Ratios(Generated, ByHand), 0.25);

    /// <summary>The quarter of the rounds with the largest ratios is above.</summary>
    public double UpperRatio => Quantiles.Of(Ratios(Generated, ByHand), 0.75);

    /// <summary>The hand-written pass over itself: how far a ratio can be off here.</summary>
    public double Control => Quantiles.Of(Ratios(ByHandAgain, ByHand), 0.5);

    /// <summary>The generated pass over the function itself.</summary>
    public double GeneratedToPrimal => Quantiles.Of(Ratios(Generated, Primal), 0.5);

    /// <summary>The hand-written pass over the function itself.</summary>
    public double ByHandToPrimal => Quantiles.Of(Ratios(ByHand, Primal), 0.5);

    private static double[] Ratios(double[] times, double[] baseline)
    {
        double[] ratios = new double[times.Length];
        for (int round = 0; round < times.Length; round++)
        {
            ratios[round] = times[round] / baseline[round];
        }

        return ratios;
    }
}
