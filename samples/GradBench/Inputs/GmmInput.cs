using GradBench.Functions;

namespace GradBench.Inputs;

/// <summary>The input of the eval gmm: n points of d numbers, and k components.</summary>
public sealed record GmmInput(
    int D, int K, int N, double[][] X, int M, double Gamma, double[] Alpha, double[][] Mu, double[][] Q, double[][] L)
{
    /// <summary>The input, checked, in the order of the parameters of <see cref="MixtureModel.Objective"/>.</summary>
    public (MixtureData Data, double[] Alpha, double[][] Mu, double[][] Q, double[][] L) ToArguments()
    {
        Check.That(D >= 1, "'d' must be at least 1.");
        Check.That(K >= 1, "'k' must be at least 1.");
        Check.That(N >= 0, "'n' must be at least 0.");
        Check.That(M >= 0, "'m' must be at least 0.");
        Check.That(Gamma > 0, "'gamma' must be positive.");
        Check.Rows(X, "x", N, D);
        Check.Count(Alpha, "alpha", K);
        Check.Rows(Mu, "mu", K, D);
        Check.Rows(Q, "q", K, D);
        Check.Rows(L, "l", K, (long)D * (D - 1) / 2);
        return (new MixtureData(X, Gamma, M), Alpha, Mu, Q, L);
    }
}
