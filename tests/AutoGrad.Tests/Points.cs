namespace AutoGrad.Tests;

/// <summary>Points for tests to start from.</summary>
internal static class Points
{
    /// <summary>Numbers from -2 to 2.</summary>
    public static double[] Random(int length, long seed)
    {
        var random = new SeededRandom(seed);
        double[] point = new double[length];
        for (int i = 0; i < length; i++)
        {
            point[i] = random.NextDouble(-2.0, 2.0);
        }

        return point;
    }
}
