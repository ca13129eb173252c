using System.Collections.Generic;
using AutoGrad;

namespace Chapter2;

/// <summary>
/// The same machine without classes: a loop over three numbers. The pulls are gone too. They are what the backward pass of the hinge loss sends to
/// the score, so the gradient of the loss has them in it, and the parameters walk against it.
/// </summary>
public static class SvmInOneLoop
{
    /// <summary>Trains the machine.</summary>
    /// <returns>The three parameters in the end, and the accuracy before the first iteration and after every so many.</returns>
    public static (double A, double B, double C, IReadOnlyList<double> Accuracies) Train()
    {
        double a = 1, b = -2, c = -1;
        var random = new SeededRandom(Lesson.Seed);
        var accuracies = new List<double>();
        for (int iteration = 0; ; iteration++)
        {
            if (iteration % Lesson.Interval == 0)
            {
                accuracies.Add(SixPoints.Accuracy((x, y) => LinearCircuit.Score(a, b, c, x, y)));
            }

            if (iteration == Lesson.Iterations)
            {
                return (a, b, c, accuracies);
            }

            LabelledPoint point = SixPoints.All[random.NextInt32(SixPoints.All.Count)];
            LinearCircuit.HingeLossGradient(a, b, c, point.X, point.Y, point.Label, out double da, out double db, out double dc);
            a -= Lesson.StepSize * da;
            b -= Lesson.StepSize * db;
            c -= Lesson.StepSize * dc;
        }
    }
}
