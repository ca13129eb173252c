using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>
/// The eval ba: the entries of the Jacobian of 31843 observations of 7776 points by 49 cameras, two backward passes an observation, as
/// <see cref="BundleAdjustment.Jacobian"/> makes them. Its memory and the columns of the entries, which cost the same either way, are left out.
/// </summary>
[MemoryDiagnoser]
public class BundleAdjustmentBenchmark
{
    private const int Cameras = 49;
    private const int Points = 7776;
    private const int Observations = 31843;

    private readonly Bundle _bundle;
    private readonly double[] _entries = new double[31 * Observations];

    public BundleAdjustmentBenchmark()
    {
        RandomNumbers numbers = new(3);
        _bundle = new Bundle(
            numbers.Structs(Cameras, 11, -1, 1, n => new Camera(
                new Vector(n[0], n[1], n[2]), new Vector(n[3], n[4], n[5] - 5), 500 + n[6], new ImagePoint(n[7], n[8]), 0.1 * n[9], 0.1 * n[10])),
            numbers.Structs(Points, 3, -1, 1, n => new Vector(n[0], n[1], n[2] + 5)),
            numbers.Row(Observations, 0.5, 1),
            numbers.Structs(Observations, 2, -1, 1, n => new ImagePoint(n[0], n[1])));
    }

    /// <summary>What the calls have added up so far.</summary>
    public IEnumerable<double[]> Gradients => [_entries];

    [Benchmark(Description = "primal")]
    public double Primal() => BundleAdjustment.Objective(_bundle).Reprojection[0].U;

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double ByHand()
    {
        Span<Sight> rows = MemoryMarshal.Cast<double, Sight>(_entries.AsSpan(0, 30 * Observations));
        Span<double> weightRows = _entries.AsSpan(30 * Observations);
        ImagePoint first = default;
        for (int i = Observations - 1; i >= 0; i--)
        {
            Sight sight = SightOf(i);
            first = BundleAdjustmentByHand.ReprojectionBackward(sight, _bundle.Features[i], new ImagePoint(1, 0), ref rows[2 * i]);
            BundleAdjustmentByHand.ReprojectionBackward(sight, _bundle.Features[i], new ImagePoint(0, 1), ref rows[(2 * i) + 1]);
            weightRows[i] = -2 * sight.Weight;
        }

        return first.U;
    }

    [Benchmark(Description = "generated")]
    public double Generated()
    {
        Span<Sight> rows = MemoryMarshal.Cast<double, Sight>(_entries.AsSpan(0, 30 * Observations));
        Span<double> weightRows = _entries.AsSpan(30 * Observations);
        ImagePoint first = default;
        for (int i = Observations - 1; i >= 0; i--)
        {
            Sight sight = SightOf(i);
            first = BundleAdjustment.ReprojectionBackward(sight, _bundle.Features[i], new ImagePoint(1, 0), ref rows[2 * i]);
            BundleAdjustment.ReprojectionBackward(sight, _bundle.Features[i], new ImagePoint(0, 1), ref rows[(2 * i) + 1]);
            BundleAdjustment.WeightResidualGradient(sight.Weight, out weightRows[i]);
        }

        return first.U;
    }

    private Sight SightOf(int observation) =>
        new(_bundle.Cameras[_bundle.CameraOf(observation)], _bundle.Points[_bundle.PointOf(observation)], _bundle.Weights[observation]);
}
