using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Proving;

namespace AutoGrad.Fuzz.Running;

/// <summary>A compiled program: its method and the generated ones, ready to be called.</summary>
internal sealed class LoadedProgram
{
    private readonly object? _target;
    private readonly Action? _arm;

    public LoadedProgram(FuzzProgram program, Assembly assembly, bool isGenerated)
    {
        Type type = assembly.GetType(ProgramPrinter.TypeName(program), throwOnError: true)!;
        _arm = Endless.Arming(assembly);
        if (type.IsGenericTypeDefinition)
        {
            type = type.MakeGenericType(typeof(int));
        }

        bool isCalledByNumbers = CallsPrinter.IsNeeded(program);
        if (isCalledByNumbers)
        {
            type = assembly.GetType($"{ProgramPrinter.Namespace}.{CallsPrinter.ClassName(program)}", throwOnError: true)!;
        }

        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        Original = new Thunk(type.GetMethod(ProgramPrinter.MethodName, Any)!);
        if (isGenerated)
        {
            BackwardMethod = type.GetMethod(ProgramPrinter.MethodName + "Backward", Any);
            GradientMethod = type.GetMethods(Any).Where(method => method.Name == ProgramPrinter.MethodName + "Gradient").MaxBy(method => method.GetParameters().Length);
        }

        if (program.Shape is TypeShape.InstanceClass or TypeShape.InstanceStruct)
        {
            _target = RuntimeHelpers.GetUninitializedObject(type);
            foreach (Field field in program.Fields.Where(field => field.IsOfInstance))
            {
                object value = Boxes.Box(field.Kind.IsReal() ? field.Kind : Kind.Double, field.Numbers[0], null);
                type.GetField(field.Name)?.SetValue(_target, value);
                type.GetProperty(field.Name)?.SetValue(_target, value);
            }
        }
    }

    public Thunk Original { get; }

    public MethodInfo? BackwardMethod { get; }

    public MethodInfo? GradientMethod { get; }

    /// <summary>Runs one of the methods.</summary>
    public Call Run(Thunk thunk, object?[] arguments)
    {
        _arm?.Invoke();
        try
        {
            return new Call(Boxes.Numbers(thunk.Call(_target, arguments)), null, arguments);
        }
        catch (Exception exception)
        {
            return new Call([], exception, arguments);
        }
    }
}

/// <summary>What a call gave: numbers or an exception, and the arguments as they are afterwards.</summary>
internal sealed record Call(ImmutableArray<double> Results, Exception? Exception, object?[] Arguments);
