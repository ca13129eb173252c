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
        Parameters = method.GetParameters();
        Active = [.. Enumerable.Range(0, Parameters.Length).Where(index => IsActive(Parameters[index]))];
        _primal = caller.GetMethod("Call")!.CreateDelegate<Func<object?[], object?>>();
        _backward = caller.GetMethod("CallBackward")?.CreateDelegate<Func<object?[], object?, object?[], object?>>();
        _gradient = caller.GetMethod("CallGradient")?.CreateDelegate<Func<object?[], object?[], object?>>();
    }

    public MethodInfo Method { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>The positions of the parameters that a gradient is asked for, or, for an output, a pull.</summary>
    public IReadOnlyList<int> Active { get; }

    public bool HasBackward => _backward is not null;

    public bool HasGradient => _gradient is not null;

    /// <summary>Whether floats are computed with anywhere in the signature.</summary>
    public bool IsSingle =>
        Parameters.Select(parameter => ElementOf(TypeOf(parameter))).Append(ElementOf(Method.ReturnType)).Any(type => type == typeof(float))
        || Method.ReturnType.GetGenericArguments().Contains(typeof(float));

    public bool IsOutput(int parameter) => Parameters[parameter].IsOut;

    /// <summary>The type of an argument's box: an array for a span.</summary>
    public static Type TypeOf(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return IsSpan(type) ? type.GetGenericArguments()[0].MakeArrayType() : type;
    }

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
        object?[] shapes = [.. Active.Select(index => IsOutput(index) ? Activator.CreateInstance(TypeOf(Parameters[index])) : inputs[index])];
        return [.. shapes.Select(shape => Contents.Like(shape, next))];
    }

    /// <summary>The gradient of the one result for a pull of one, from zero: a number for each number of the active parameters.</summary>
    public double[] GradientAt(params object?[] inputs)
    {
        Invocation backward = CallBackward(inputs, Contents.Like(Call(inputs).Result, () => 1), Gradients(inputs, () => 0));
        return backward.Exception is null ? [.. backward.Gradients.SelectMany(Contents.Reals)] : throw backward.Exception;
    }

    private static bool IsActive(ParameterInfo parameter) =>
        (ElementOf(TypeOf(parameter)) == typeof(double) || ElementOf(TypeOf(parameter)) == typeof(float))
        && parameter.GetCustomAttribute<ConstantAttribute>() is null;

    private static Type ElementOf(Type type)
    {
        while (type.IsArray)
        {
            type = type.GetElementType()!;
        }

        return type;
    }

    private static bool IsSpan(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));
}
