using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

namespace AutoGrad.Benchmarks;

/// <summary>
/// BenchmarkDotNet with short jobs: each method in a process of its own, about a minute in all. The methods run one
/// after the other, so the ratio means something only on a machine that does nothing else meanwhile.
/// </summary>
public static class ShortMeasurement
{
    private const int WarmUps = 4;
    private const int Iterations = 15;
    private static readonly TimeInterval s_iteration = TimeInterval.FromMilliseconds(200);

    public static IReadOnlyList<MeasuredRatio> Run() =>
    [
        Measure("neuron", BenchmarkRunner.Run<NeuronBenchmark>(Configuration())),
        Measure("power", BenchmarkRunner.Run<PowerBenchmark>(Configuration())),
    ];

    private static ManualConfig Configuration() => DefaultConfig.Instance
        .AddJob(Job.ShortRun
            .WithWarmupCount(WarmUps)
            .WithIterationCount(Iterations)
            .WithIterationTime(s_iteration))
        .AddColumn(StatisticColumn.Median);

    private static MeasuredRatio Measure(string circuit, Summary summary)
    {
        Statistics byHand = Find(summary, isBaseline: true);
        Statistics generated = Find(summary, isBaseline: false);
        string remark = string.Create(
            CultureInfo.InvariantCulture,
            $"standard deviation {byHand.StandardDeviation / byHand.Mean:0%} by hand, "
            + $"{generated.StandardDeviation / generated.Mean:0%} generated");
        return new MeasuredRatio(circuit, byHand.Median, generated.Median, generated.Median / byHand.Median, remark);
    }

    private static Statistics Find(Summary summary, bool isBaseline) =>
        summary.Reports.SingleOrDefault(report => summary.IsBaseline(report.BenchmarkCase) == isBaseline)
            ?.ResultStatistics
        ?? throw new InvalidOperationException("A benchmark did not run: see the output of BenchmarkDotNet above.");
}
