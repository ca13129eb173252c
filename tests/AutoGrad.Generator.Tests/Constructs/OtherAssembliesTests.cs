using System;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>What a method of another assembly has written into what it reads cannot be told apart any more: the backward method says so.</summary>
public sealed class OtherAssembliesTests
{
    private static readonly Routine InPlace = new("double InPlace(double[] x, double a) { AutoGrad.Layers.Layer.Relu(x, x); return x[0] * a; }");

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("Overlapping", "", [InPlace], new CompilerSettings()));

    [Fact]
    public void Overlapping_buffers_are_an_exception_and_no_gradient_has_changed()
    {
        double[] gradient = [1.0, 2.0];
        Invocation backward = Compiled.Value.Find(InPlace).CallBackward([new[] { 0.5, 1.5 }, 2.0], 1.0, [gradient, 3.0]);
        ArgumentException exception = Assert.IsType<ArgumentException>(backward.Exception);
        Assert.Contains("output", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1.0, 2.0], (double[])backward.Gradients[0]!);
    }
}
