using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>A loaded routine with its generated companions, ready to be called with boxes for arguments.</summary>
internal sealed class CallableRoutine
{
    private readonly Func<object?[], object?> _primal;
    private readonly Func<object?[], object?, object?[], object?>? _backward;
    private readonly Func<object?[], object?[], object?>? _gradient;

    /// <param name="caller">The class that <see cref="RoutineCaller"/> wrote.</param>
    /// <param name="method">The method itself.</param>
    public CallableRoutine(Type caller, MethodInfo method)
    {
        Method = method;
        RoutineArgument[] receiver = method.IsStatic ? [] : [RoutineArgument.Receiver(method.DeclaringType!)];
        Arguments = [.. receiver, .. method.GetParameters().Select(RoutineArgument.Of)];
        Active = [.. Enumerable.Range(0, Arguments.Count).Where(index => Arguments[index].IsActive)];
        _primal = caller.GetMethod("Call")!.CreateDelegate<Func<object?[], object?>>();
        _backward = caller.GetMethod("CallBackward")?.CreateDelegate<Func<object?[], object?, object?[], object?>>();
        _gradient = caller.GetMethod("CallGradient")?.CreateDelegate<Func<object?[], object?[], object?>>();
    }

    public MethodInfo Method { get; }

    /// <summary>The receiver, if there is one, and the parameters.</summary>
    public IReadOnlyList<RoutineArgument> Arguments { get; }

    /// <summary>The positions of the arguments that a gradient is asked for, or, for an output, a pull.</summary>
    public IReadOnlyList<int> Active { get; }

    public bool HasBackward => _backward is not null;

    public bool HasGradient => _gradient is not null;

    /// <summary>Whether floats are computed with anywhere in the signature.</summary>
    public bool IsSingle =>
        Arguments.Select(argument => RoutineArgument.ElementOf(argument.Type)).Append(RoutineArgument.ElementOf(Method.ReturnType)).Any(StructFields.HoldsSingles);

    public bool IsOutput(int argument) => Arguments[argument].IsOutput;

    /// <summary>The name of the gradient parameter that belongs to an active parameter, by its place among these.</summary>
    public string GradientName(int active)
    {
        MethodInfo backward = Method.DeclaringType!.GetMethods().Single(method => method.Name == Method.Name + "Backward");
        ParameterInfo[] parameters = backward.GetParameters();
        return parameters[parameters.Length - Active.Count + active].Name!;
    }

    public Invocation Call(object?[] inputs) => Invocation.Of(inputs, [], (arguments, _) => _primal(arguments));

    public Invocation CallBackward(object?[] inputs, object? pull, object?[] gradients) =>
        Invocation.Of(inputs, gradients, (arguments, changed) => _backward!(arguments, pull, changed));

    public Invocation CallGradient(object?[] inputs, object?[] gradients) =>
        Invocation.Of(inputs, gradients, (arguments, changed) => _gradient!(arguments, changed));

    /// <summary>Gradient arguments for these inputs, or pulls for outputs, filled from a source.</summary>
    public object?[] Gradients(object?[] inputs, Func<double> next)
    {
        object?[] shapes = [.. Active.Select(index => IsOutput(index) ? Activator.CreateInstance(Arguments[index].Type) : inputs[index])];
        return [.. shapes.Select(shape => Contents.Like(shape, next))];
    }

    /// <summary>The gradient of the one result for a pull of one, from zero: a number for each number of the active parameters.</summary>
    public double[] GradientAt(params object?[] inputs)
    {
        Invocation backward = CallBackward(inputs, Contents.Like(Call(inputs).Result, () => 1), Gradients(inputs, () => 0));
        return backward.Exception is null ? [.. backward.Gradients.SelectMany(Contents.Reals)] : throw backward.Exception;
    }
}
