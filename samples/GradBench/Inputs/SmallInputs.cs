namespace GradBench.Inputs;

/// <summary>The input of the eval kmeans.</summary>
public sealed record KMeansInput(double[][] Points, double[][] Centroids)
{
    public KMeansInput ToArguments()
    {
        int width = Check.Width(Centroids, "centroids");
        Check.Rows(Points, "points", Points.Length, width);
        Check.Rows(Centroids, "centroids", Centroids.Length, width);
        return this;
    }
}

/// <summary>The input of the eval lse.</summary>
public sealed record LseInput(double[] X)
{
    public double[] ToArguments()
    {
        Check.That(X.Length > 0, "'x' must have a number.");
        return X;
    }
}

/// <summary>The input of the eval llsq.</summary>
public sealed record LlsqInput(double[] X, int N)
{
    public LlsqInput ToArguments()
    {
        Check.That(N >= 2, "'n' must be at least 2.");
        return this;
    }
}
