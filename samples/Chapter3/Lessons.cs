using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using AutoGrad.Optimization;
using AutoGrad.Training;
using Chapter3.Data;
using Presentation;

namespace Chapter3;

/// <summary>Models on real data: what each came to, and whether that is what it should be.</summary>
internal static class Lessons
{
    public static bool Give(SampleArguments arguments)
    {
        Console.WriteLine("The irises");
        IrisLesson.Outcome hinge = IrisLesson.BySupportVectors(arguments.IsShort ? 500 : 5000);
        IrisLesson.Outcome softmax = IrisLesson.BySoftmax();
        Console.WriteLine($"  structured hinge: cost {hinge.Cost:F6}, accuracy {hinge.TrainingAccuracy:F3} learnt, {hinge.TestAccuracy:F3} unseen");
        Console.WriteLine($"  softmax:          cost {softmax.Cost:F6}, accuracy {softmax.TrainingAccuracy:F3} learnt, {softmax.TestAccuracy:F3} unseen");

        Console.WriteLine();
        Console.WriteLine("Least squares with a penalty, on the progression of diabetes");
        var diabetes = Diabetes.Read();
        MinimizeResult descent = RidgeRegression.ByDescent(diabetes);
        double[] exact = RidgeRegression.ByNormalEquations(diabetes);
        double difference = exact.Zip(descent.ToArray(), (x, y) => Math.Abs(x - y)).Max();
        Console.WriteLine($"  {descent}");
        Console.WriteLine($"  the largest weight is {exact[..^1].Max(Math.Abs):F4}; the normal equations agree to {difference:G2}");

        Console.WriteLine();
        Console.WriteLine("Rows of digits that count, read by a chain model");
        int rows = arguments.IsShort ? 60 : 400;
        int iterations = arguments.IsShort ? 40 : 150;
        CountingLesson.Outcome counting = LongWork.Do("chain model", iterations, report => CountingLesson.Teach(rows, 200, iterations, report));
        Console.WriteLine($"  one by one {counting.OneByOne:P1} are read right, together {counting.Together:P1}");

        Console.WriteLine();
        Console.WriteLine("The digits, by a network of layers with 48 and 32 neurons");
        int epochs = arguments.IsShort ? 10 : 60;
        long start = Stopwatch.GetTimestamp();
        DigitsLesson.Outcome digits = LongWork.Do("epochs", epochs, report => DigitsLesson.Teach(epochs, report));
        IReadOnlyList<EpochReport> reports = digits.Training.Epochs;
        Console.WriteLine($"  {reports.Count} epochs, the best was {digits.Training.BestEpoch}, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        Console.WriteLine($"  accuracy {digits.TrainingAccuracy:F4} learnt, {digits.TestAccuracy:F4} unseen");
        Console.WriteLine("  " + Picture.OfCurves(arguments.Pictures, "digits-curves", "Training and validation", "epoch", "mean loss",
            [
                new("training", reports.Select(report => report.Loss).ToArray(), 1),
                new("validation", reports.Select(report => report.Validation).ToArray(), 1),
            ]));

        return softmax.TestAccuracy >= 0.9 && hinge.TestAccuracy >= 0.9 && difference < 1e-8 && counting.Together > counting.OneByOne
            && digits.TestAccuracy >= (arguments.IsShort ? 0.9 : 0.95);
    }
}
