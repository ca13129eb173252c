using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>What every row of a battery has to stand.</summary>
internal sealed class RowCheck(Row row, DifferentiatedMethod method, Func<string> generated)
{
    private const int WantedPoints = 100;
    private const int MostDraws = 2000;
    private const double Preset = 0.625;

    private readonly ParameterInfo[] _parameters = method.Primal.GetParameters();
    private readonly Random _random = new(20240607);
    private readonly bool _coarse = row.Coarse ?? method.IsSingle;

    public void Run()
    {
        RandomPoints();
        foreach (object?[] inputs in Troubling().Concat(row.Special.Concat(row.Throwing).Select(Convert)))
        {
            AgreesWithPrimal(inputs);
        }

        foreach (object?[] inputs in row.Throwing.Select(Convert))
        {
            Expect(method.Call(inputs).Exception is not null, "the row says that the method throws here, and it does not", inputs);
        }
    }

    // Points next to a kink or a jump tell nothing about a derivative: differences show that by an error that does not shrink.
    private void RandomPoints()
    {
        int accepted = 0;
        for (int draw = 0; draw < MostDraws && accepted < WantedPoints; draw++)
        {
            object?[] inputs = Draw();
            AgreesWithPrimal(inputs);
            if (method.Call(inputs).Exception is null && GradientIsNumeric(inputs))
            {
                accepted++;
                PullScales(inputs);
                Accumulates(inputs);
            }
        }

        Assert.True(accepted == WantedPoints, $"Only {accepted} points of {MostDraws} could be differentiated numerically: the row needs better domains.");
    }

    private object?[] Draw() => [.. _parameters.Select((_, index) => DomainOf(index).Draw(_random, TypeOf(index)))];

    private object?[] Convert(object?[] inputs) => [.. inputs.Select((input, index) => Input.Convert(input, TypeOf(index)))];

    private Type TypeOf(int index)
    {
        Type type = _parameters[index].ParameterType;
        return type.IsByRef ? type.GetElementType()! : type;
    }

    private Domain DomainOf(int index) => index < row.Domains.Length ? row.Domains[index] : Domain.For(TypeOf(index));

    // Every troubling value in every place, the others ordinary; then many mixtures.
    private IEnumerable<object?[]> Troubling()
    {
        for (int index = 0; index < _parameters.Length; index++)
        {
            foreach (object? value in Input.AllTroubling(TypeOf(index)))
            {
                object?[] inputs = Draw();
                inputs[index] = value;
                yield return inputs;
            }
        }

        for (int mixture = 0; mixture < (_parameters.Length > 1 ? 100 : 0); mixture++)
        {
            yield return [.. _parameters.Select((_, index) => Input.Troubling(TypeOf(index), DomainOf(index), _random))];
        }
    }

    // The value bit for bit, or the same exception and no gradient touched.
    private void AgreesWithPrimal(object?[] inputs)
    {
        Outcome expected = method.Call(inputs);
        Gradients gradients = method.NewGradients(Preset);
        Agrees("backward", expected, method.CallBackward(inputs, Ones(), gradients), gradients, inputs);
        if (method.Gradient is not null)
        {
            gradients = method.NewGradients(Preset);
            Agrees("gradient", expected, method.CallGradient(inputs, gradients), gradients, inputs);
        }
    }

    private void Agrees(string what, Outcome expected, Outcome actual, Gradients gradients, object?[] inputs)
    {
        Expect(expected.IsSameAs(actual), $"{what}: the method gives <{expected}>, and the generated one <{actual}>", inputs);
        Expect(
            actual.Exception is null || gradients.ToArray().All(gradient => gradient == Preset),
            $"{what}: it threw, and had already changed gradients: <{gradients}>",
            inputs);
    }

    private bool GradientIsNumeric(object?[] inputs)
    {
        double[] pull = [.. Ones().Select(one => method.ResultCount == 1 ? one : _random.NextDouble() * 4 - 2)];
        double value = Weighted(method.Call(inputs), pull);
        double[] gradient = method.GradientAt(inputs, pull);
        for (int index = 0; index < method.Active.Count; index++)
        {
            int parameter = method.Active[index];
            (double numeric, double error) = NumericDerivative.Of(
                shifted => Weighted(method.Call(With(inputs, parameter, shifted)), pull),
                System.Convert.ToDouble(inputs[parameter], CultureInfo.InvariantCulture),
                _coarse);
            double size = Math.Max(Math.Abs(gradient[index]), Math.Abs(numeric));
            double trusted = _coarse
                ? 1e-3 * Math.Max(Math.Abs(numeric), 0.1 + 0.1 * Math.Abs(value))
                : 1e-7 * Math.Max(Math.Abs(numeric), 0.01 + 0.01 * Math.Abs(value));
            if (!(error <= trusted))
            {
                return false;
            }

            double allowed = _coarse ? 1e-3 * size + 10 * error + 1e-5 : 1e-6 * size + 10 * error + 1e-10;
            Expect(
                Math.Abs(gradient[index] - numeric) <= allowed,
                $"the gradient of {_parameters[parameter].Name} is {numeric:R} (error {error:R}) by differences, and {gradient[index]:R} as generated",
                inputs);
        }

        return true;
    }

    // A power of two scales every step of a linear computation exactly; any other number nearly so.
    private void PullScales(object?[] inputs)
    {
        double[] pull = [.. Ones().Select(_ => (_random.Next(2) == 0 ? 1 : -1) * Math.Pow(2, _random.Next(-3, 4)))];
        double[] gradient = method.GradientAt(inputs, pull);
        double factor = _random.Next(2) == 0 ? -4 : 0.25;
        double[] scaled = method.GradientAt(inputs, [.. pull.Select(single => factor * single)]);
        Expect(
            gradient.Zip(scaled).All(pair => factor * pair.First == pair.Second),
            $"the pull times {factor} gives <{string.Join(", ", scaled)}>, not {factor} times <{string.Join(", ", gradient)}>",
            inputs);

        double[] nothing = method.GradientAt(inputs, [.. pull.Select(_ => 0.0)]);
        Expect(nothing.All(single => single == 0), $"a pull of zero gives <{string.Join(", ", nothing)}>", inputs);
    }

    private void Accumulates(object?[] inputs)
    {
        double[] fresh = method.GradientAt(inputs, Ones());
        Gradients added = method.NewGradients(Preset);
        method.CallBackward(inputs, Ones(), added);
        Expect(
            fresh.Zip(added.ToArray()).All(pair => IsNear(Preset + pair.First, pair.Second, 1 + Math.Abs(pair.First))),
            $"on gradients of {Preset} it gives <{added}>, and from zero <{string.Join(", ", fresh)}>",
            inputs);
        if (method.Gradient is not null)
        {
            Gradients overwritten = method.NewGradients(Preset);
            method.CallGradient(inputs, overwritten);
            Expect(
                fresh.Zip(overwritten.ToArray()).All(pair => IsNear(pair.First, pair.Second, Math.Abs(pair.First))),
                $"the gradient method gives <{overwritten}>, and the backward method <{string.Join(", ", fresh)}>",
                inputs);
        }
    }

    private bool IsNear(double expected, double actual, double size) =>
        Math.Abs(expected - actual) <= size * (_coarse ? 1e-4 : 1e-11);

    private double[] Ones() => [.. Enumerable.Repeat(1.0, method.ResultCount)];

    private object?[] With(object?[] inputs, int parameter, double value)
    {
        object?[] shifted = [.. inputs];
        shifted[parameter] = Input.Convert(value, TypeOf(parameter));
        return shifted;
    }

    private static double Weighted(Outcome outcome, double[] pull) =>
        outcome.Values is { } values ? values.Zip(pull).Sum(pair => pair.First * pair.Second) : double.NaN;

    private void Expect(bool condition, string complaint, object?[] inputs)
    {
        if (!condition)
        {
            Assert.Fail($"{row.Title}{Input.Show(inputs)}: {complaint}{Environment.NewLine}{row.File}{Environment.NewLine}{generated()}");
        }
    }
}
