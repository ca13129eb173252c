using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Compiles and runs methods that are too large for the stack of a test.</summary>
internal static class LargeMethod
{
    /// <summary>What a compiler's thread usually has on Windows; elsewhere it is more.</summary>
    public const int OrdinaryStack = 1024 * 1024;

    public static void AssertGradient(string method, double[] at, double[]? expected)
    {
        GeneratorRun run = Run(method, 64 * OrdinaryStack);
        run.AssertClean();
        AssertRight(run, at, expected);
    }

    public static void AssertGradientOrRefusal(string method, double[] at, double[]? expected)
    {
        GeneratorRun run = Run(method, 64 * OrdinaryStack);
        if (run.Reported.Any(reported => reported.Id == "AG0009"))
        {
            Assert.Single(run.Reported);
            return;
        }

        run.AssertClean();
        AssertRight(run, at, expected);
    }

    private static void AssertRight(GeneratorRun run, double[] at, double[]? expected) => OnThread(64 * OrdinaryStack, () =>
    {
        DifferentiatedMethod method = DifferentiatedMethod.Find(run.Load().GetType("C", throwOnError: true)!, "F");
        object?[] inputs = [.. at.Cast<object?>()];
        Outcome value = method.Call(inputs);
        Gradients gradients = method.NewGradients();
        Assert.True(value.IsSameAs(method.CallBackward(inputs, [1.0], gradients)));
        double[] actual = gradients.ToArray();
        for (int index = 0; index < at.Length; index++)
        {
            double right = expected?[index] ?? NumericDerivative.Of(
                shifted => method.Call([.. at.Select((input, other) => (object?)(other == index ? shifted : input))]).Values![0], at[index]).Value;
            Assert.True(Math.Abs(actual[index] - right) <= 1e-6 * Math.Abs(right) + 1e-12, $"parameter {index}: expected {right:R}, actual {actual[index]:R}");
        }

        return 0;
    });

    public static string Wrap(string method) => "using System; using AutoGrad; internal static partial class C { [Differentiable] internal static " + method + " }";

    public static GeneratorRun Run(string method, int stack) => OnThread(stack, () =>
    {
        GeneratorRun run = GeneratorRun.Of(Wrap(method));
        _ = run.Complaints;
        return run;
    });

    private static T OnThread<T>(int stack, Func<T> action)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action();
                }
#pragma warning disable CA1031 // It is thrown again, on the thread of the test.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            stack);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
