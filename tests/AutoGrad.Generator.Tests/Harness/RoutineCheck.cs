using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// What every routine has to stand. One function covers all that the backward method promises: with a pull for the result, and a pull for what
/// each active parameter holds in the end (the number itself where it is passed by value), the sum of pulls times values is a number, and what the
/// gradient arguments hold afterwards is its derivative with respect to what the parameters held at first.
/// </summary>
internal sealed class RoutineCheck(Routine row, CallableRoutine routine, Func<string> generated)
{
    private const int MostDraws = 400;

    private readonly RoutineInputs _inputs = new(row, routine);
    private readonly Random _random = new(20240607);
    private readonly bool _coarse = routine.IsSingle;
    private readonly double _tolerance = row.Tolerance ?? (routine.IsSingle ? 1e-3 : 1e-6);

    /// <summary>Everything.</summary>
    public void Run(bool withTrouble)
    {
        RandomPoints();
        foreach (object?[] inputs in _inputs.Chosen().Concat(withTrouble ? _inputs.Troubling(_random) : []))
        {
            AgreesWithPrimal(inputs);
        }

        foreach (object?[] inputs in _inputs.Throwing())
        {
            Expect(routine.Call(inputs).Exception is not null, "the row says that the method throws here, and it does not", inputs);
        }
    }

    // Points next to a kink or a jump tell nothing about a derivative: differences show that by an error that does not shrink.
    private void RandomPoints()
    {
        int accepted = 0;
        for (int draw = 0; draw < MostDraws && accepted < row.Points; draw++)
        {
            object?[] inputs = _inputs.Draw(_random);
            AgreesWithPrimal(inputs);
            if (routine.Call(inputs).Exception is null && GradientIsNumeric(inputs))
            {
                accepted++;
                PullScales(inputs);
                GradientMethodAgrees(inputs);
                if (row.Exact is not null)
                {
                    AgreesWithExact(inputs, routine.GradientAt(inputs), 1e-10);
                }

                if (accepted <= 2)
                {
                    WrongLengthsAreRefused(inputs);
                }
            }
        }

        AssertEnough(accepted);
    }

    private void AssertEnough(int accepted) => Assert.True(
        accepted == row.Points,
        $"{row.Title}: only {accepted} points of {MostDraws} could be differentiated numerically: the row needs better domains.{Environment.NewLine}{row.File}");

    // The value, every buffer, every reference and output bit for bit; or the same exception, and no gradient touched.
    private void AgreesWithPrimal(object?[] inputs)
    {
        Invocation expected = routine.Call(inputs);
        Pulls pulls = RandomPulls(inputs);
        Agrees("backward", expected, routine.CallBackward(inputs, expected.Exception is null ? pulls.Result : NoPull(), pulls.Final), pulls.Final, inputs);
        if (routine.HasGradient)
        {
            Agrees("gradient", expected, routine.CallGradient(inputs, pulls.Final), pulls.Final, inputs);
        }
    }

    private void Agrees(string what, Invocation expected, Invocation actual, object?[] before, object?[] inputs)
    {
        Expect(expected.IsSameAs(actual), $"{what}: the method gives <{expected}>, and the generated one <{actual}>", inputs, actual.Exception);
        Expect(
            actual.Exception is null || before.Zip(actual.Gradients).All(pair => Invocation.AreSame(Contents.Everything(pair.First), Contents.Everything(pair.Second))),
            $"{what}: it threw, and had already changed gradients: <{Invocation.Show(actual.Gradients)}>",
            inputs);
    }

    private bool GradientIsNumeric(object?[] inputs)
    {
        Pulls pulls = RandomPulls(inputs);
        if (Numeric(inputs, pulls) is not { } numeric)
        {
            return false;
        }

        SoiledPools.Soil();
        double[] gradient = Flat(Backward(inputs, pulls));
        Expect(gradient.Length == numeric.Length, $"there are {numeric.Length} numbers to differentiate by, and {gradient.Length} in the gradient", inputs);
        for (int index = 0; index < numeric.Length; index++)
        {
            (double value, double error) = numeric[index];
            double allowed = _tolerance * Math.Max(Math.Abs(gradient[index]), Math.Abs(value)) + 10 * error + (_coarse ? 1e-5 : 1e-10);
            Expect(
                Math.Abs(gradient[index] - value) <= allowed,
                $"number {index} of the gradient is {value:R} (error {error:R}) by differences, and {gradient[index]:R} as generated; pulls {Invocation.Show(pulls.Result)}, {Invocation.Show(pulls.Final)}; gradient {Invocation.Show(gradient)}",
                inputs);
        }

        SoiledPools.Soil();
        Expect(Invocation.AreSame(gradient, Flat(Backward(inputs, pulls))), "the same call gives another gradient the second time", inputs);
        return true;
    }

    /// <summary>The derivative by each active number in order; null where differences cannot tell.</summary>
    private (double Value, double Error)[]? Numeric(object?[] inputs, Pulls pulls)
    {
        double size = Math.Abs(Weighted(routine.Call(inputs), pulls));
        var derivatives = new List<(double, double)>();
        foreach (int parameter in routine.Active.Where(parameter => !routine.IsOutput(parameter)))
        {
            double[] numbers = Contents.Reals(inputs[parameter]);
            for (int position = 0; position < numbers.Length; position++)
            {
                (double value, double error) = NumericDerivative.Of(
                    shifted => Weighted(routine.Call(With(inputs, parameter, position, shifted)), pulls),
                    numbers[position],
                    _coarse);
                double trusted = _coarse ? Math.Max(Math.Abs(value), 0.1 + 0.1 * size) : 0.1 * Math.Max(Math.Abs(value), 0.01 + 0.01 * size);
                if (!(error <= _tolerance * trusted))
                {
                    return null;
                }

                derivatives.Add((value, error));
            }
        }

        return [.. derivatives];
    }

    // A power of two scales every step of a linear computation exactly; any other number nearly so. Nothing comes of nothing.
    private void PullScales(object?[] inputs)
    {
        Pulls pulls = RandomPulls(inputs, () => (_random.Next(2) == 0 ? 1 : -1) * Math.Pow(2, _random.Next(-3, 4)));
        double factor = _random.Next(2) == 0 ? -4 : 0.25;
        double[] gradient = Flat(Backward(inputs, pulls));
        double[] scaled = Flat(Backward(inputs, pulls.Times(factor)));
        Expect(
            gradient.Zip(scaled).All(pair => factor * pair.First == pair.Second),
            $"pulls times {factor} give <{Invocation.Show(scaled)}>, not {factor} times <{Invocation.Show(gradient)}>",
            inputs);
        double[] nothing = Flat(Backward(inputs, pulls.Times(0)));
        Expect(nothing.All(number => number == 0), $"pulls of zero give <{Invocation.Show(nothing)}>", inputs);
    }

    private void GradientMethodAgrees(object?[] inputs)
    {
        if (!routine.HasGradient)
        {
            return;
        }

        double[] added = Flat(Backward(inputs, Ones(inputs)));
        double[] overwritten = Flat(routine.CallGradient(inputs, RandomPulls(inputs).Final).Gradients);
        Expect(AreNear(added, overwritten, 1e-11), $"the gradient method gives <{Invocation.Show(overwritten)}>, and the backward method <{Invocation.Show(added)}>", inputs);
    }

    private void AgreesWithExact(object?[] inputs, double[] gradient, double tolerance)
    {
        double[] exact = row.Exact!([.. Contents.Copy(inputs)]);
        Expect(AreNear(exact, gradient, tolerance), $"the gradient is <{Invocation.Show(exact)}> in closed form, and not <{Invocation.Show(gradient)}>", inputs);
    }

    // A gradient buffer that is one too long has no place: nothing has run when that is said.
    private void WrongLengthsAreRefused(object?[] inputs)
    {
        Pulls pulls = RandomPulls(inputs);
        if (pulls.Result is Array result)
        {
            Invocation refused = routine.CallBackward(inputs, Longer(result), pulls.Final);
            Expect(refused.Exception is ArgumentException { ParamName: "dResult" }, $"a pull of the wrong length is not refused: {refused}", inputs);
            Expect(refused.Gradients.Zip(pulls.Final).All(pair => Invocation.AreSame(Contents.Everything(pair.First), Contents.Everything(pair.Second))), "gradients had changed already", inputs);
        }

        for (int active = 0; active < routine.Active.Count; active++)
        {
            if (pulls.Final[active] is not Array gradient)
            {
                continue;
            }

            object?[] wrong = [.. pulls.Final];
            wrong[active] = Longer(gradient);
            Invocation refused = routine.CallBackward(inputs, pulls.Result, wrong);
            string name = routine.GradientName(active);
            Expect(refused.Exception is ArgumentException { ParamName: { } said } && said == name, $"a gradient of the wrong length is not refused by the name {name}: {refused}", inputs);
            Expect(
                Enumerable.Range(0, inputs.Length).All(parameter => routine.IsOutput(parameter) || Invocation.AreSame(Contents.Everything(refused.Arguments[parameter]), Contents.Everything(inputs[parameter]))),
                "the method had run already",
                inputs);
            Expect(refused.Gradients.Zip(wrong).All(pair => Invocation.AreSame(Contents.Everything(pair.First), Contents.Everything(pair.Second))), "gradients had changed already", inputs);
        }
    }

    private static Array Longer(Array gradient)
    {
        int[] lengths = [.. Enumerable.Range(0, gradient.Rank).Select(gradient.GetLength)];
        lengths[^1]++;
        var longer = Array.CreateInstance(gradient.GetType().GetElementType()!, lengths);
        if (gradient.Rank == 1)
        {
            Array.Copy(gradient, longer, gradient.Length);
        }

        return longer;
    }

    private object?[] Backward(object?[] inputs, Pulls pulls)
    {
        Invocation backward = routine.CallBackward(inputs, pulls.Result, pulls.Final);
        Expect(backward.Exception is null, "backward: " + backward, inputs, backward.Exception);
        return backward.Gradients;
    }

    // The numbers that are gradients: the pull of an output is passed by value and stays what it is.
    private double[] Flat(object?[] gradients) =>
        [.. gradients.Where((_, active) => !routine.IsOutput(routine.Active[active])).SelectMany(Contents.Reals)];

    private double Weighted(Invocation invocation, Pulls pulls) => invocation.Exception is not null
        ? double.NaN
        : Contents.Dot(pulls.Result, invocation.Result)
            + routine.Active.Select((parameter, active) => Contents.Dot(pulls.Final[active], invocation.Arguments[parameter])).Sum();

    private Pulls RandomPulls(object?[] inputs) => RandomPulls(inputs, () => _random.NextDouble() * 4 - 2);

    private Pulls RandomPulls(object?[] inputs, Func<double> next) =>
        new(Contents.Like(routine.Call(inputs).Result, next), routine.Gradients(inputs, next));

    private Pulls Ones(object?[] inputs) => new(Contents.Like(routine.Call(inputs).Result, () => 1), routine.Gradients(inputs, () => 0));

    private object? NoPull() =>
        routine.Method.ReturnType.IsValueType && routine.Method.ReturnType != typeof(void) ? Activator.CreateInstance(routine.Method.ReturnType) : null;

    private static object?[] With(object?[] inputs, int parameter, int position, double value)
    {
        object?[] shifted = Contents.Copy(inputs);
        shifted[parameter] = Contents.With(shifted[parameter], position, value);
        return shifted;
    }

    private bool AreNear(double[] first, double[] second, double tolerance) =>
        first.Length == second.Length
        && first.Zip(second).All(pair => Math.Abs(pair.First - pair.Second) <= (_coarse ? 1e-4 : tolerance) * Math.Max(1, Math.Abs(pair.First)));

    private void Expect(bool condition, string complaint, object?[] inputs, Exception? cause = null)
    {
        if (!condition)
        {
            Assert.Fail($"{row.Title}({Invocation.Show(inputs)}): {complaint}{Environment.NewLine}{cause?.StackTrace}{Environment.NewLine}{row.File}{Environment.NewLine}{generated()}");
        }
    }

    /// <summary>A pull for the result, and for what each active parameter holds in the end.</summary>
    private sealed record Pulls(object? Result, object?[] Final)
    {
        public Pulls Times(double factor) => new(Times(Result, factor), [.. Final.Select(single => Times(single, factor))]);

        private static object? Times(object? value, double factor)
        {
            double[] numbers = Contents.Reals(value);
            int next = 0;
            return Contents.Like(value, () => factor * numbers[next++]);
        }
    }
}
