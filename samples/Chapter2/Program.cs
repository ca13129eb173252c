using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Optimization;
using Chapter2;
using Presentation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
SampleArguments arguments = SampleArguments.Parse(args);
string folder = arguments.Pictures;
(double, double, int)[] points = SixPoints.All.Select(point => (point.X, point.Y, point.Label)).ToArray();

Console.WriteLine("A support vector machine by pulls, on six points");
var byPulls = new SvmByPulls();
IReadOnlyList<double> accuracies = Lesson.Teach(byPulls);
for (int i = 0; i < accuracies.Count; i++)
{
    Console.WriteLine($"  iteration {i * Lesson.Interval,3}: accuracy {accuracies[i]:F3}");
}

Console.WriteLine($"  a = {byPulls.A:F4}, b = {byPulls.B:F4}, c = {byPulls.C:F4}");

Console.WriteLine();
Console.WriteLine("The same as one loop, against the gradient of the hinge loss");
(double a, double b, double c, IReadOnlyList<double> inOneLoop) = SvmInOneLoop.Train();
Console.WriteLine($"  a = {a:F4}, b = {b:F4}, c = {c:F4}, accuracy {inOneLoop[^1]:F3}");

Console.WriteLine();
Console.WriteLine("With the squared hinge");
var squared = new SvmWithSquaredHinge();
IReadOnlyList<double> ofSquared = Lesson.Teach(squared);
Console.WriteLine($"  a = {squared.A:F4}, b = {squared.B:F4}, c = {squared.C:F4}, accuracy {ofSquared[^1]:F3}");

Console.WriteLine();
Console.WriteLine("A network of two layers with three rectified neurons");
var network = new Network(Lesson.Seed);
IReadOnlyList<double> ofNetwork = Lesson.Teach(network);
Console.WriteLine($"  accuracy {ofNetwork[0]:F3} before, {ofNetwork[^1]:F3} after {Lesson.Iterations} iterations");

Console.WriteLine();
Console.WriteLine("The cost function of all points, and its minimisation");
int steps = arguments.IsShort ? 1_000 : 20_000;
var ofDescent = new Recorder();
MinimizeResult descent = LongWork.Do("gradient descent", steps, report => Cost.MinimizeByDescent(steps, new Reporter(ofDescent, report)));
var ofLbfgs = new Recorder();
MinimizeResult quasiNewton = Cost.MinimizeByLbfgs(ofLbfgs);
Console.WriteLine($"  hinge, gradient descent: {descent}");
Console.WriteLine($"    at a = {descent.Point[0]:F4}, b = {descent.Point[1]:F4}, c = {descent.Point[2]:F4}");
Console.WriteLine($"  squared hinge, L-BFGS: {quasiNewton}");
Console.WriteLine($"    at a = {quasiNewton.Point[0]:F6}, b = {quasiNewton.Point[1]:F6}, c = {quasiNewton.Point[2]:F6}");

Console.WriteLine();
Console.WriteLine("Pictures");
Console.WriteLine($"  {Picture.OfBoundary(folder, "svm-boundary", "Support vector machine by pulls", byPulls.Score, points)}");
Console.WriteLine($"  {Picture.OfBoundary(folder, "network-boundary", "Network of three rectified neurons", network.Score, points)}");
Console.WriteLine("  " + Picture.OfCurves(folder, "chapter2-accuracy", "Accuracy on the six points", $"iterations, in {Lesson.Interval}s", "accuracy",
    [new("pulls", accuracies), new("squared hinge", ofSquared), new("network", ofNetwork)]));
Console.WriteLine("  " + Picture.OfCurves(folder, "chapter2-cost", "Cost of all points", "iterations", "cost",
    [new("hinge, gradient descent", ofDescent.Values.Take(200).ToArray()), new("squared hinge, L-BFGS", ofLbfgs.Values)]));

return accuracies[^1] == 1.0 && inOneLoop[^1] == 1.0 && ofNetwork[^1] == 1.0 && quasiNewton.Converged ? 0 : 1;

/// <summary>Keeps the values, and moves the progress bar.</summary>
internal sealed class Reporter(Recorder recorder, Action<int> report) : IProgress<MinimizeProgress>
{
    public void Report(MinimizeProgress value)
    {
        recorder.Report(value);
        report(value.Iteration);
    }
}
