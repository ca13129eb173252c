using System;
using System.Collections.Generic;
using AutoGrad.Optimization;

namespace Chapter2;

/// <summary>Keeps the value of every iteration, for a chart.</summary>
public sealed class Recorder : IProgress<MinimizeProgress>
{
    private readonly List<double> _values = [];

    public IReadOnlyList<double> Values => _values;

    public void Report(MinimizeProgress value) => _values.Add(value.Value);
}
