using System.Collections.Generic;
using AutoGrad;

namespace Chapter2;

/// <summary>How everything in this chapter is taught: a point at random, a small step, and again.</summary>
public static class Lesson
{
    public const int Iterations = 400;

    public const double StepSize = 0.01;

    /// <summary>After how many iterations the accuracy is looked at.</summary>
    public const int Interval = 25;

    /// <summary>
    /// The seed of the order in which points come. It matters: the support vector machine that is pulled to small slopes as strongly as by a point
    /// has all six points right after 400 iterations in about one order of fourteen, and five of them in the others.
    /// </summary>
    public const long Seed = 10;

    /// <summary>Teaches.</summary>
    /// <param name="pupil">Who learns.</param>
    /// <param name="iterations">How many points it is shown.</param>
    /// <returns>The accuracy before the first iteration and after every <see cref="Interval"/>.</returns>
    public static IReadOnlyList<double> Teach(IClassifier pupil, int iterations = Iterations)
    {
        var random = new SeededRandom(Seed);
        var accuracies = new List<double> { SixPoints.Accuracy(pupil.Score) };
        for (int iteration = 1; iteration <= iterations; iteration++)
        {
            pupil.LearnFrom(SixPoints.All[random.NextInt32(SixPoints.All.Count)], StepSize);
            if (iteration % Interval == 0)
            {
                accuracies.Add(SixPoints.Accuracy(pupil.Score));
            }
        }

        return accuracies;
    }
}
