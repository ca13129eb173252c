using System;
using System.Runtime.InteropServices;
using GradBench.Functions;

namespace GradBench.Inputs;

/// <summary>The input of the eval ba: one camera, point, weight and feature, of which there are to be n, m, p and p.</summary>
public sealed record BaInput(int N, int M, int P, double[] Cam, double[] X, double W, double[] Feat)
{
    /// <summary>The bundle.</summary>
    public Bundle ToBundle()
    {
        Check.That(N >= 1, "'n' must be at least 1.");
        Check.That(M >= 1, "'m' must be at least 1.");
        Check.That(P >= 1, "'p' must be at least 1.");
        Check.That((31L * P) <= Array.MaxLength && (11L * N) + (3L * M) + P <= int.MaxValue, "'n', 'm' and 'p' are too large for one matrix.");
        Check.Count(Cam, "cam", 11);
        Check.Count(X, "x", 3);
        Check.Count(Feat, "feat", 2);
        return new(
            Repeated(MemoryMarshal.Read<Camera>(MemoryMarshal.AsBytes<double>(Cam)), N),
            Repeated(new Vector(X[0], X[1], X[2]), M),
            Repeated(W, P),
            Repeated(new ImagePoint(Feat[0], Feat[1]), P));
    }

    private static T[] Repeated<T>(T element, int count)
    {
        T[] elements = new T[count];
        Array.Fill(elements, element);
        return elements;
    }
}
