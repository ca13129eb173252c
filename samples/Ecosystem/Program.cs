using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using AutoGrad.Optimization;
using Ecosystem;
using MathNet.Numerics.Optimization;
using Presentation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
SampleArguments arguments = SampleArguments.Parse(args);
string folder = arguments.Pictures;
bool allWell = true;

void Check(bool isWell, string line)
{
    allWell &= isWell;
    Console.WriteLine($"  {line}  {(isWell ? "ok" : "WRONG")}");
}

Console.WriteLine("Generated gradients in the minimisers of MathNet.Numerics");
int dimensions = arguments.IsShort ? 10 : 50;
foreach ((string name, IReadOnlyList<Minimizations.Outcome> outcomes) in new[]
    { ("Beale", Minimizations.OfBeale()), ($"Rosenbrock in {dimensions} dimensions", Minimizations.OfRosenbrock(dimensions)) })
{
    foreach (Minimizations.Outcome outcome in outcomes)
    {
        Check(outcome.Value < 1e-10, $"{name}, {outcome.Method}: {outcome.Value:G3} after {outcome.Iterations} iterations");
    }
}

Console.WriteLine();
Console.WriteLine("Curve fitting: an enzyme, by two implementations of Levenberg-Marquardt");
MinimizeResult enzyme = Enzyme.FitByAutoGrad();
NonlinearMinimizationResult byMathNet = Enzyme.FitByMathNet();
Check(enzyme.Converged, $"AutoGrad: limit {enzyme.Point[0]:F3}, half {enzyme.Point[1]:F6}, sum of squares {enzyme.Value:F3}");
Check(
    Math.Abs(byMathNet.MinimizingPoint[0] - enzyme.Point[0]) < 1e-4,
    $"MathNet:  limit {byMathNet.MinimizingPoint[0]:F3}, half {byMathNet.MinimizingPoint[1]:F6}");
double limit = enzyme.Point[0], half = enzyme.Point[1];

Console.WriteLine();
Console.WriteLine("Curve fitting: a damped oscillation, measured with noise");
(double[] times, double[] measured) = Oscillation.Measure(60, seed: 1);
MinimizeResult oscillation = Oscillation.Fit(times, measured);
double[] found = oscillation.ToArray();
Check(oscillation.Converged, $"amplitude {found[0]:F3} (2), decay {found[1]:F3} (0.4), frequency {found[2]:F3} (3), phase {found[3]:F3} (0.5)");

Console.WriteLine();
Console.WriteLine("The Greeks of a call: generated from the price, by the textbook, and path by path");
var market = new Market(Spot: 100, Volatility: 0.2, Rate: 0.05, Maturity: 1);
const double Strike = 105;
int paths = arguments.IsShort ? 10_000 : 200_000;
double[] generated = Estimate.InOrder(OptionPrice.CallGradient(market, Strike, out Market greeks), greeks);
double[] textbook = Estimate.InOrder(generated[0], TextbookGreeks.OfCall(market, Strike));
Estimate simulated = LongWork.Do("paths of the call", paths, report => MonteCarlo.Simulate(MonteCarlo.CallPayoffGradient, market, Strike, paths, 1, report));
for (int i = 0; i < generated.Length; i++)
{
    Check(
        Math.Abs(generated[i] - textbook[i]) < 1e-11 && Math.Abs(simulated.Mean(i) - generated[i]) < 4 * simulated.StandardError(i),
        $"{Estimate.Names[i],-12}{generated[i],12:F6}{textbook[i],12:F6}{simulated.Mean(i),10:F3} +- {simulated.StandardError(i):F3}");
}

Console.WriteLine();
Console.WriteLine("The same of a call on the geometric mean: generated from the formula, and path by path");
double[] formula = Estimate.InOrder(OptionPrice.GeometricAsianCallGradient(market, Strike, MonteCarlo.Steps, out Market ofMean), ofMean);
Estimate asian = LongWork.Do(
    "paths of the mean", paths, report => MonteCarlo.Simulate(MonteCarlo.GeometricAsianPayoffGradient, market, Strike, paths, 2, report));
for (int i = 0; i < formula.Length; i++)
{
    Check(
        Math.Abs(asian.Mean(i) - formula[i]) < 4 * asian.StandardError(i),
        $"{Estimate.Names[i],-12}{formula[i],12:F6}{asian.Mean(i),22:F3} +- {asian.StandardError(i):F3}");
}

Console.WriteLine();
Console.WriteLine("Inverse kinematics of two joints, in float");
var target = new Vector2(0.6f, 1.1f);
TwoJointArm.Pose geometry = TwoJointArm.PoseByGeometry(target);
var pose = new TwoJointArm.Pose(0.3f, 0.6f);
int steps = TwoJointArm.Reach(ref pose, target, 1e-5f, 1000);
Check(
    MathF.Abs(pose.Shoulder - geometry.Shoulder) < 1e-4f && MathF.Abs(pose.Elbow - geometry.Elbow) < 1e-4f,
    $"shoulder {pose.Shoulder:F5}, elbow {pose.Elbow:F5} after {steps} steps; by geometry {geometry.Shoulder:F5}, {geometry.Elbow:F5}");
(IReadOnlyList<Vector2> targets, IReadOnlyList<Vector2> hands, int mostSteps) = TwoJointArm.Follow(120);
float farthest = targets.Zip(hands, Vector2.Distance).Max();
Check(farthest <= 1e-3f, $"following a circle: never farther than {farthest:G2}, at most {mostSteps} steps a frame");

Console.WriteLine();
Console.WriteLine("Pictures");
Console.WriteLine("  " + Picture.OfFit(folder, "enzyme", "Rate of an enzyme", "concentration", "rate",
    Enzyme.Concentrations.ToArray(), Enzyme.Rates.ToArray(), concentration => Enzyme.Rate(limit, half, concentration)));
Console.WriteLine("  " + Picture.OfFit(folder, "oscillation", "Damped oscillation", "time", "displacement",
    times, measured, time => Oscillation.Displacement(found[0], found[1], found[2], found[3], time)));
Vector2 elbow = TwoJointArm.Upper * new Vector2(MathF.Cos(pose.Shoulder), MathF.Sin(pose.Shoulder));
Console.WriteLine("  " + Picture.OfPaths(folder, "arm", "An arm of two joints, and its hand following a circle",
    [
        ("hand", hands.Select(hand => (double)hand.X).ToArray(), hands.Select(hand => (double)hand.Y).ToArray()),
        ("arm at its target", [0, elbow.X, target.X], [0, elbow.Y, target.Y]),
    ]));

return allWell ? 0 : 1;
