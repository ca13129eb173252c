using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Runs one compiled program on its arguments and compares all that can be compared.</summary>
internal sealed class Checker
{
    /// <summary>First steps of differences: a disagreement must last through all.</summary>
    private static readonly double[] Steps = [0.02, 0.002, 0.00005];

    /// <summary>A function that oscillates faster than any step has differences that settle, but on something else.</summary>
    private const double TooSteep = 1e4;

    private readonly FuzzProgram _program;
    private readonly Method _method;
    private readonly LoadedProgram _loaded;
    private readonly Interpreter _interpreter;
    private readonly bool _hasFloats;
    private readonly Thunk? _backward;
    private readonly Thunk? _gradient;

    public Checker(FuzzProgram program, LoadedProgram loaded)
    {
        _program = program;
        _method = program.Main.Method;
        _loaded = loaded;
        _interpreter = new Interpreter(program);
        _hasFloats = program.Uses(Kind.Float);
        _backward = loaded.BackwardMethod is null ? null : new Thunk(loaded.BackwardMethod);
        _gradient = loaded.GradientMethod is null ? null : new Thunk(loaded.GradientMethod);
    }

    public Measures Measures { get; } = new();

    /// <summary>Makes a local gradient of the reference wrong, or right again.</summary>
    public void Distort(Distortion? distortion) => _interpreter.Distortion = distortion;

    /// <summary>What is wrong for these arguments, or null.</summary>
    public Failure? Check(Trial trial)
    {
        // The interpreter first: it notices a program that does not end.
        Evaluation reference = _interpreter.Run(trial.Arguments, withTangents: true, isWide: false);
        Call original = _loaded.Run(_loaded.Original, Arguments(_loaded.Original, trial.Arguments));
        if (!reference.IsDependable || original.Exception is InvalidProgramException)
        {
            // The runtime's arithmetic, or the compiler, is not to be relied on here.
            return null;
        }

        if (Agreement.IsOtherOfStatement(original.Exception, reference.Exception))
        {
            // Optimized code checks the indices of a grid before it computes what is written there, and other code afterwards.
            Measures.OtherExceptions++;
            return null;
        }

        if (Agreement.Difference(_method, original, reference) is { } difference)
        {
            return new Failure(FailureKind.ReferenceValue, difference, trial.Arguments);
        }

        Measures.Exceptions += original.Exception is null ? 0 : 1;
        Failure? failure = trial.IsDifferenced && original.Exception is null ? CheckDifferences(trial) : null;
        failure ??= _backward is null ? null : CheckGenerated(_backward, trial, original, reference, isBackward: true);
        failure ??= _gradient is null ? null : CheckGenerated(_gradient, trial, original, reference, isBackward: false);
        failure ??= _backward is null ? null : CheckZeroPull(_backward, trial, reference);
        failure ??= _backward is null || CallsPrinter.IsNeeded(_program) ? null : new MisuseCheck(_method, _loaded, _backward, trial, reference).Check(() => Arguments(_backward, trial.Arguments), Measures);
        return failure;
    }

    private Failure? CheckGenerated(Thunk thunk, Trial trial, Call original, Evaluation reference, bool isBackward)
    {
        object?[] arguments = Arguments(thunk, trial.Arguments);
        Gradients gradients = new(_method, trial, isBackward, _hasFloats);
        gradients.AddTo(arguments, thunk, reference);
        object?[] before = [.. arguments.Select(Boxes.Copied)];
        Call generated = _loaded.Run(thunk, arguments);
        string name = thunk.Method.Name;
        Failure Fail(FailureKind kind, string message) => new(kind, $"{name}: {message}", trial.Arguments, trial.Pulls);

        if (Agreement.GeneratedDifference(original.Exception, generated.Exception) is { } exceptions)
        {
            return Fail(FailureKind.Exception, exceptions);
        }

        Measures.OtherExceptions += Agreement.Difference(original.Exception, generated.Exception) is null ? 0 : 1;
        if (Agreement.ContentsDifference(_method, trial.Arguments, original, generated) is { } contents)
        {
            return Fail(FailureKind.Contents, original.Exception is null ? contents : $"after {original.Exception.GetType().Name} {contents}");
        }

        if (original.Exception is not null)
        {
            return gradients.FirstChanged(before, generated.Arguments) is { } changed ? Fail(FailureKind.ChangedBeforeException, changed) : null;
        }

        if (Agreement.Difference(original.Results, generated.Results) is { } values)
        {
            return Fail(FailureKind.Value, values);
        }

        WrongGradient? wrong = gradients.Compare(name, generated.Arguments, reference, Measures);
        return wrong is null ? null : new Failure(
            FailureKind.Gradient,
            $"{name}: gradient of {wrong.Parameter.Variable.Name}{(wrong.Parameter.Kind.IsBuffer() ? $"[{wrong.Element}]" : "")} is {wrong.Actual:R} instead of {wrong.Expected:R} (tolerance {wrong.Tolerance:G2})",
            trial.Arguments,
            isBackward ? trial.Pulls : [1.0],
            wrong);
    }

    private Failure? CheckZeroPull(Thunk thunk, Trial trial, Evaluation reference)
    {
        if (reference.Exception is not null || !reference.IsOrdinary)
        {
            return null;
        }

        Trial zero = trial with { Pulls = [.. trial.Pulls.Select(_ => 0.0)], IsPulled = false };
        object?[] arguments = Arguments(thunk, trial.Arguments);
        Gradients gradients = new(_method, zero, isBackward: true, _hasFloats);
        gradients.AddTo(arguments, thunk, reference);
        object?[] before = [.. arguments.Select(Boxes.Copied)];
        Call generated = _loaded.Run(thunk, arguments);
        return gradients.FirstChanged(before, generated.Arguments) is { } changed
            ? new Failure(FailureKind.ZeroPull, $"{thunk.Method.Name}: with a pull of zero {changed}", trial.Arguments, zero.Pulls)
            : null;
    }

    /// <summary>The interpreter's own derivatives against differences, so that no mistake of its rules goes unseen.</summary>
    private Failure? CheckDifferences(Trial trial)
    {
        Evaluation center = _interpreter.Run(trial.Arguments, withTangents: true, isWide: _hasFloats);
        if (center.Exception is not null || !center.IsOrdinary)
        {
            // Where numbers are huge, or not finite, the factors of a derivative overflow though the derivative does not.
            return null;
        }

        var differences = new Differences(arguments => Pulled(arguments, trial, center.Detached), center.Path);
        List<Output> outputs = Gradients.Outputs(_method, center, trial, isBackward: true);
        int index = 0;
        for (int i = 0; i < trial.Arguments.Length; i++)
        {
            int count = Inputs.Count(_method.Parameters[i], trial.Arguments[i]);
            for (int element = 0; element < count; element++, index++)
            {
                Expectation expected = Gradients.Expect(outputs, index);
                if (expected.IsSpecified && Disagrees(expected, step => differences.Derivative(trial.Arguments, i, element, step, expected)))
                {
                    return new Failure(
                        FailureKind.ReferenceGradient,
                        $"{_method.Parameters[i].Variable.Name}: {expected.Derivative:R} by dual numbers, not so by differences",
                        trial.Arguments,
                        trial.Pulls);
                }
            }
        }

        return null;
    }

    private bool Disagrees(Expectation expected, Func<double, (double Derivative, double Error)?> derivative)
    {
        if (expected.Magnitude > TooSteep)
        {
            return false;
        }

        var all = new List<double>();
        foreach (double step in Steps)
        {
            // Where the extrapolation does not settle, the function is too steep or too rough to say anything.
            if (derivative(step) is not { } found || !(found.Error <= 1e-4 * expected.Magnitude + 1e-7))
            {
                return false;
            }

            if (Math.Abs(found.Derivative - expected.Derivative) <= 30 * found.Error + 1e-6 * expected.Magnitude + 1e-8)
            {
                Measures.Differenced++;
                return false;
            }

            all.Add(found.Derivative);
        }

        // Where it oscillates faster than any step, each step settles on something else.
        return all.Max() - all.Min() <= 1e-2 * all.Max(Math.Abs) + 1e-6;
    }

    private (double Value, ulong Path)? Pulled(ImmutableArray<Input> arguments, Trial trial, IReadOnlyList<double> detached)
    {
        Evaluation evaluation = _interpreter.Run(arguments, withTangents: false, isWide: _hasFloats, detached);
        if (evaluation.Exception is not null)
        {
            return null;
        }

        if (!_hasFloats && detached.Count == 0 && _loaded.Run(_loaded.Original, Arguments(_loaded.Original, arguments)) is { Exception: null, Results.Length: > 0 } original && !_method.Parameters.Any(parameter => parameter.HasPull))
        {
            return (original.Results.Select((result, index) => result * trial.Pull(index)).Sum(), evaluation.Path);
        }

        double value = Gradients.Outputs(_method, evaluation, trial, isBackward: true).Sum(output => output.Value.Number * output.Pull);
        return (value, evaluation.Path);
    }

    private object?[] Arguments(Thunk thunk, ImmutableArray<Input> inputs)
    {
        var parameters = thunk.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            // Buffers that are only read may be the same.
            int alike = _method.Parameters[i].Kind.Form() == BufferForm.ReadOnlySpan ? FirstAlike(inputs, i) : i;
            arguments[i] = alike < i ? arguments[alike] : Boxes.Box(_method.Parameters[i], inputs[i], parameters[i].ParameterType);
        }

        return arguments;
    }

    private int FirstAlike(ImmutableArray<Input> inputs, int index)
    {
        int first = 0;
        while (_method.Parameters[first].Kind != _method.Parameters[index].Kind || !inputs[first].Elements!.Value.SequenceEqual(inputs[index].Elements!.Value))
        {
            first++;
        }

        return first;
    }
}
