using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>A loaded method with its generated companions, ready to be called.</summary>
/// <remarks>
/// The calls are compiled, not made by reflection: reflection copies reference arguments back only when the
/// call returns, so that it would hide a gradient that was written before an exception.
/// </remarks>
internal sealed class DifferentiatedMethod
{
    private const BindingFlags Anything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly object? _instance;
    private readonly Func<object?, object?[], double[]> _primal;
    private readonly Func<object?, object?[], double[], Gradients, double[]> _backward;
    private readonly Func<object?, object?[], double[], Gradients, double[]>? _gradient;

    public DifferentiatedMethod(Type type, MethodInfo primal)
    {
        Primal = primal;
        _instance = primal.IsStatic ? null : Activator.CreateInstance(type, nonPublic: true);
        Active = [.. primal.GetParameters().Select((_, index) => index).Where(index => IsActive(primal.GetParameters()[index]))];
        Backward = Find(type, "Backward", withPull: true)
            ?? throw new MissingMethodException($"{primal.Name}Backward with the promised parameters is missing.");
        Gradient = Find(type, "Gradient", withPull: false);
        _primal = CompilePrimal();
        _backward = CompileDerivative(Backward);
        _gradient = Gradient is null ? null : CompileDerivative(Gradient);
    }

    public MethodInfo Primal { get; }

    public MethodInfo Backward { get; }

    /// <summary>Missing when there are several results.</summary>
    public MethodInfo? Gradient { get; }

    /// <summary>The positions of the parameters that a gradient is asked for.</summary>
    public IReadOnlyList<int> Active { get; }

    public int ResultCount => TupleFields.Count(Primal.ReturnType);

    public bool IsSingle =>
        Primal.ReturnType == typeof(float) || Primal.GetParameters().Any(parameter => Plain(parameter) == typeof(float));

    public static DifferentiatedMethod Find(Type type, string name, Type[]? parameters = null, Type[]? typeArguments = null)
    {
        var candidates = type.GetMethods(Anything)
            .Where(method => method.Name == name && method.GetCustomAttribute<DifferentiableAttribute>() is not null)
            .Where(method => parameters is null || method.GetParameters().Select(Plain).SequenceEqual(parameters));
        MethodInfo primal = Assert.Single(candidates);
        return new DifferentiatedMethod(type, typeArguments is null ? primal : primal.MakeGenericMethod(typeArguments));
    }

    public Gradients NewGradients(double preset = 0)
    {
        var gradients = new Gradients([.. Active.Select(index => Plain(Primal.GetParameters()[index]) == typeof(float))]);
        for (int index = 0; index < gradients.Count; index++)
        {
            gradients[index] = preset;
        }

        return gradients;
    }

    public Outcome Call(object?[] inputs) => Outcome.Of(() => _primal(_instance, inputs));

    public Outcome CallBackward(object?[] inputs, double[] pull, Gradients gradients) =>
        Outcome.Of(() => _backward(_instance, inputs, pull, gradients));

    public Outcome CallGradient(object?[] inputs, Gradients gradients) =>
        Outcome.Of(() => _gradient!(_instance, inputs, [], gradients));

    /// <summary>The gradient for a result's pull of one, from zero.</summary>
    public double[] GradientAt(params object?[] inputs) => GradientAt(inputs, [.. Enumerable.Repeat(1.0, ResultCount)]);

    public double[] GradientAt(object?[] inputs, double[] pull)
    {
        Gradients gradients = NewGradients();
        Outcome outcome = CallBackward(inputs, pull, gradients);
        Assert.True(outcome.Exception is null, outcome.ToString());
        return gradients.ToArray();
    }

    private static Type Plain(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static bool IsActive(ParameterInfo parameter) =>
        (Plain(parameter) == typeof(double) || Plain(parameter) == typeof(float))
        && parameter.GetCustomAttribute<ConstantAttribute>() is null;

    private static bool IsKept(ParameterInfo own, ParameterInfo generated) =>
        own.Name == generated.Name && own.IsIn == generated.IsIn && !generated.HasDefaultValue;

    // The signature is promised exactly: the method's own parameters, the pull, one gradient for each active parameter.
    private MethodInfo? Find(Type type, string suffix, bool withPull)
    {
        ParameterInfo[] own = Primal.GetParameters();
        var expected = own.Select(parameter => parameter.ParameterType).ToList();
        if (withPull)
        {
            expected.Add(Primal.ReturnType);
        }

        expected.AddRange(Active.Select(index => Plain(own[index]).MakeByRefType()));
        foreach (MethodInfo method in type.GetMethods(Anything).Where(method => method.Name == Primal.Name + suffix))
        {
            MethodInfo closed = Primal.IsGenericMethod && method.IsGenericMethodDefinition
                ? method.MakeGenericMethod(Primal.GetGenericArguments())
                : method;
            ParameterInfo[] parameters = closed.GetParameters();
            if (closed.ReturnType == Primal.ReturnType
                && closed.IsStatic == Primal.IsStatic
                && (closed.Attributes & MethodAttributes.MemberAccessMask) == (Primal.Attributes & MethodAttributes.MemberAccessMask)
                && parameters.Select(parameter => parameter.ParameterType).SequenceEqual(expected)
                && parameters.Zip(own).All(pair => IsKept(pair.Second, pair.First))
                && method.IsDefined(typeof(ExtensionAttribute)) == Primal.IsDefined(typeof(ExtensionAttribute))
                && parameters.Skip(expected.Count - Active.Count).All(parameter => parameter.IsOut == !withPull)
                && (!withPull || parameters[own.Length].Name!.StartsWith("dResult", StringComparison.Ordinal)))
            {
                return closed;
            }
        }

        return null;
    }

    private Func<object?, object?[], double[]> CompilePrimal()
    {
        var instance = Expression.Parameter(typeof(object));
        var inputs = Expression.Parameter(typeof(object[]));
        var call = Expression.Call(Instance(instance), Primal, Arguments(inputs));
        return Expression.Lambda<Func<object?, object?[], double[]>>(Flattened(call), instance, inputs).Compile();
    }

    private Func<object?, object?[], double[], Gradients, double[]> CompileDerivative(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object));
        var inputs = Expression.Parameter(typeof(object[]));
        var pull = Expression.Parameter(typeof(double[]));
        var gradients = Expression.Parameter(typeof(Gradients));
        var doubles = Expression.Variable(typeof(double[]));
        var singles = Expression.Variable(typeof(float[]));
        var arguments = Arguments(inputs).ToList();
        if (method == Backward)
        {
            int next = 0;
            arguments.Add(TupleFields.Build(Primal.ReturnType, pull, ref next));
        }

        // An array's element is passed by its address, so that every write is seen at once.
        arguments.AddRange(Active.Select((parameter, index) => Expression.ArrayAccess(
            Plain(Primal.GetParameters()[parameter]) == typeof(float) ? singles : doubles,
            Expression.Constant(index))));
        return Expression.Lambda<Func<object?, object?[], double[], Gradients, double[]>>(
            Expression.Block(
                [doubles, singles],
                Expression.Assign(doubles, Expression.Property(gradients, nameof(Gradients.Doubles))),
                Expression.Assign(singles, Expression.Property(gradients, nameof(Gradients.Singles))),
                Flattened(Expression.Call(Instance(instance), method, arguments))),
            instance,
            inputs,
            pull,
            gradients).Compile();
    }

    private static BlockExpression Flattened(Expression call)
    {
        var result = Expression.Variable(call.Type);
        return Expression.Block(
            [result],
            Expression.Assign(result, call),
            Expression.NewArrayInit(typeof(double), TupleFields.Flatten(result)));
    }

    private UnaryExpression? Instance(Expression instance)
    {
        if (Primal.IsStatic)
        {
            return null;
        }

        Type type = Primal.DeclaringType!;
        return type.IsValueType ? Expression.Unbox(instance, type) : Expression.Convert(instance, type);
    }

    private IEnumerable<Expression> Arguments(Expression inputs) => Primal.GetParameters().Select(
        (parameter, index) => Expression.Convert(Expression.ArrayIndex(inputs, Expression.Constant(index)), Plain(parameter)));
}
