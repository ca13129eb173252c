using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>The arguments of a generated method beyond the original's: pulls and gradients, and what they must hold afterwards.</summary>
internal sealed class Gradients(Method method, Trial trial, bool isBackward, bool hasFloats)
{
    /// <summary>How many roundings more than the bound another order of computation may have.</summary>
    private const double Slack = 64;

    /// <summary>The factors of such a derivative may overflow in another order.</summary>
    private const double Large = 1e25;

    /// <summary>A long sum into one gradient rounds each time, by what is there already.</summary>
    private const double SlackOfStep = 0.1;

    /// <summary>What is below may be lost on the way where floats are computed with.</summary>
    private const double SmallestFloat = 1e-20;

    /// <summary>The place among the arguments of each parameter's gradient; -1 for none.</summary>
    private readonly int[] _places = new int[method.Parameters.Length];

    /// <param name="arguments">The arguments of a run, of which those of the original are there already.</param>
    /// <param name="thunk">The method that will take them.</param>
    /// <param name="reference">A run of the original, which says how long a result is.</param>
    public void AddTo(object?[] arguments, Thunk thunk, Evaluation reference)
    {
        int next = method.Parameters.Length;
        if (isBackward && method.HasPull)
        {
            arguments[next++] = Pull(thunk.Method.GetParameters()[method.Parameters.Length].ParameterType, reference);
        }

        // The numbers of a struct that the method belongs to have a gradient as well; what is in it is not compared.
        if (thunk.Method is { IsStatic: false, DeclaringType: { IsValueType: true } own } && next < arguments.Length && thunk.Method.GetParameters()[next].ParameterType.GetElementType() == own)
        {
            arguments[next++] = Activator.CreateInstance(own);
        }

        int preset = 0;
        for (int i = 0; i < _places.Length; i++)
        {
            Parameter parameter = method.Parameters[i];
            _places[i] = -1;
            if (!parameter.HasGradient)
            {
                continue;
            }

            _places[i] = next;
            arguments[next++] = trial.Arguments[i].Elements is { } elements
                ? Boxes.Box(parameter.Kind, [.. elements.Select(_ => trial.Preset(parameter, preset++))], trial.Arguments[i].Rows)
                : Boxes.Box(parameter.Kind, trial.Preset(parameter, preset++), null);
        }
    }

    /// <summary>The place of a parameter's gradient among the arguments; -1 for none.</summary>
    public int PlaceOf(int parameter) => _places[parameter];

    /// <summary>Which gradient another run changed, in words; null if none.</summary>
    public string? FirstChanged(object?[] before, object?[] after)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i] < 0)
            {
                continue;
            }

            // A zero may have got a sign, where zeros were added up.
            ImmutableArray<double> was = Boxes.Numbers(before[_places[i]]);
            ImmutableArray<double> now = Boxes.Numbers(after[_places[i]]);
            if (!was.SequenceEqual(now) && Agreement.Difference(was, now) is { } change)
            {
                return $"the gradient of {method.Parameters[i].Variable.Name} is {change}";
            }
        }

        return null;
    }

    /// <summary>The first gradient that is not what dual numbers say, within rounding errors.</summary>
    public WrongGradient? Compare(string name, object?[] arguments, Evaluation reference, Measures measures)
    {
        List<Output> outputs = Outputs(method, reference, trial, isBackward);
        double slack = Math.Max(Slack, SlackOfStep * reference.Steps);
        int index = 0;
        int preset = 0;
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i] < 0)
            {
                continue;
            }

            Parameter parameter = method.Parameters[i];
            if (parameter.Passing == Passing.Out)
            {
                preset++;
                continue;
            }

            ImmutableArray<double> actual = Boxes.Numbers(arguments[_places[i]]);
            for (int element = 0; element < actual.Length; element++, index++, preset++)
            {
                Expectation expected = Expect(outputs, index);
                bool isFloat = parameter.Kind.Number() == Kind.Float;

                // Where some number on the way is NaN or infinite, even in a branch that does not count, a product may carry it on.
                bool isLost = !double.IsFinite(actual[element]) && (!reference.IsOrdinary || expected.Magnitude > Large);
                if (!expected.IsSpecified || isLost || (isFloat && expected.Magnitude > Tangent.FloatLimit))
                {
                    measures.Unspecified++;
                    continue;
                }

                measures.Compared++;
                measures.HasGradient |= expected.Derivative != 0;
                double before = isBackward && !parameter.IsInOut ? trial.Preset(parameter, preset) : 0;
                double precision = isFloat ? 6e-8 : 1.2e-16;
                double tolerance = slack * (expected.Error + precision * (expected.Magnitude + Math.Abs(before))) + (hasFloats ? SmallestFloat : 1e-290);
                double wanted = before + expected.Derivative;
                if (!(Math.Abs(actual[element] - wanted) <= tolerance))
                {
                    return new WrongGradient(name, parameter, element, wanted, actual[element], tolerance);
                }
            }
        }

        return null;
    }

    /// <summary>All that a program gives, each with the pull on it: results, and what buffers and references hold at the end.</summary>
    public static List<Output> Outputs(Method method, Evaluation evaluation, Trial trial, bool isBackward)
    {
        List<Output> outputs = [.. evaluation.Results.Select((result, index) => new Output(result, isBackward ? trial.Pull(index) : 1))];
        int preset = 0;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            Parameter parameter = method.Parameters[i];
            if (!parameter.HasGradient)
            {
                continue;
            }

            Value[] values = evaluation.Buffers[i] ?? [evaluation.References[i]];
            foreach (Value value in values)
            {
                double pull = trial.Preset(parameter, preset++);
                if (parameter.HasPull && isBackward)
                {
                    outputs.Add(new Output(value, pull));
                }
            }
        }

        return outputs;
    }

    public static Expectation Expect(List<Output> outputs, int input)
    {
        (double derivative, double magnitude, double error, double rounding, bool isSpecified) = (0, 0, 0, 0, true);
        foreach ((Value value, double pull) in outputs)
        {
            rounding += pull == 0 ? 0 : Math.Abs(pull) * ((value.Tangent?.Rounding ?? 0) + 1.2e-16 * Math.Abs(value.Number));
            if (value.Tangent is not { } tangent || pull == 0)
            {
                continue;
            }

            isSpecified &= tangent.IsSpecified(input);
            derivative += pull * tangent.Derivative(input);
            magnitude += Math.Abs(pull) * tangent.Magnitude(input);
            error += Math.Abs(pull) * (tangent.Error(input) + 1.2e-16 * tangent.Magnitude(input));
        }

        return new Expectation(derivative, magnitude, error, rounding, isSpecified);
    }

    private object Pull(Type type, Evaluation reference)
    {
        Kind kind = method.Result;
        if (kind.IsBuffer())
        {
            // Of a run that throws there is no result; its pull is looked at afterwards only.
            int count = reference.Exception is null ? reference.Results.Length : 0;
            ImmutableArray<int> rows = reference.ResultRows ?? (kind.Form() == BufferForm.Grid ? [0, 0] : []);
            return Boxes.Box(kind, [.. Enumerable.Range(0, count).Select(trial.Pull)], rows);
        }

        object Single(int index, Type part) => Boxes.Box(part == typeof(float) ? Kind.Float : Kind.Double, trial.Pull(index), null);
        return type.IsGenericType
            ? Activator.CreateInstance(type, [.. type.GetGenericArguments().Select((part, index) => Single(index, part))])!
            : Single(0, type);
    }
}

/// <summary>A value that leaves a program, and the pull on it.</summary>
internal readonly record struct Output(Value Value, double Pull);

/// <summary>What a gradient should be, how large its terms are, how far rounding may have moved it, and how far it may have moved what it is the gradient of.</summary>
internal readonly record struct Expectation(double Derivative, double Magnitude, double Error, double Rounding, bool IsSpecified);
