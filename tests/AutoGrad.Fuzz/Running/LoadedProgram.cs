using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>A compiled program: its method and the generated ones, ready to be called.</summary>
internal sealed class LoadedProgram
{
    private readonly object? _target;

    public LoadedProgram(FuzzProgram program, Assembly assembly, bool isGenerated)
    {
        Type type = assembly.GetType(ProgramPrinter.TypeName(program), throwOnError: true)!;
        if (type.IsGenericTypeDefinition)
        {
            type = type.MakeGenericType(typeof(int));
        }

        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        Original = new Thunk(type.GetMethod(ProgramPrinter.MethodName, Any)!);
        if (isGenerated)
        {
            BackwardMethod = type.GetMethod(ProgramPrinter.MethodName + "Backward", Any);
            GradientMethod = type.GetMethod(ProgramPrinter.MethodName + "Gradient", Any);
        }

        if (program.Shape is Shape.InstanceClass or Shape.InstanceStruct)
        {
            _target = RuntimeHelpers.GetUninitializedObject(type);
            foreach (Field field in program.Fields.Where(field => field.IsOfInstance))
            {
                object value = Boxed(field.Kind.IsReal() ? field.Kind : Kind.Double, field.Numbers[0], null);
                type.GetField(field.Name)?.SetValue(_target, value);
                type.GetProperty(field.Name)?.SetValue(_target, value);
            }
        }
    }

    public Thunk Original { get; }

    public MethodInfo? BackwardMethod { get; }

    public MethodInfo? GradientMethod { get; }

    /// <summary>An argument as the method takes it; buffers get arrays of their own.</summary>
    public static object Boxed(Kind kind, double number, Type? type) => kind switch
    {
        Kind.Bool => (object)(number != 0),
        Kind.Int => (int)number,
        Kind.Mode => Enum.ToObject(type!, (int)number),
        Kind.Float => (float)number,
        _ => number,
    };

    public static object Boxed(Parameter parameter, Input argument, Type type)
    {
        if (argument.Elements is not { } elements)
        {
            return Boxed(parameter.Kind, argument.Number, type.IsByRef ? type.GetElementType() : type);
        }

        return Array(parameter.Kind.Element(), elements);
    }

    public static Array Array(Kind element, ImmutableArray<double> numbers) => element switch
    {
        Kind.Int => numbers.Select(number => (int)number).ToArray(),
        Kind.Float => numbers.Select(number => (float)number).ToArray(),
        _ => numbers.ToArray(),
    };

    /// <summary>Runs one of the methods.</summary>
    public Call Run(Thunk thunk, object?[] arguments)
    {
        try
        {
            return new Call(Numbers(thunk.Call(_target, arguments)), null, arguments);
        }
        catch (Exception exception)
        {
            return new Call([], exception, arguments);
        }
    }

    public static ImmutableArray<double> NumbersOf(object? argument) => argument switch
    {
        Array array => [.. array.Cast<object>().Select(Number)],
        null => [],
        _ => [Number(argument)],
    };

    private static ImmutableArray<double> Numbers(object? result) => result switch
    {
        null => [],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(index => Number(tuple[index]!))],
        _ => [Number(result)],
    };

    private static double Number(object value) => value switch
    {
        double number => number,
        float number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        _ => System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>What a call gave: numbers or an exception, and the arguments as they are afterwards.</summary>
internal sealed record Call(ImmutableArray<double> Results, Exception? Exception, object?[] Arguments);
