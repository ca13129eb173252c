using System;
using System.Reflection;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>What a routine is called with: a parameter, or the receiver.</summary>
/// <param name="Type">The type of its box: an array for a span.</param>
/// <param name="IsActive">Whether a gradient is asked for or, for an output, a pull.</param>
/// <param name="IsOutput">Whether nothing comes in with it.</param>
internal sealed record RoutineArgument(Type Type, bool IsActive, bool IsOutput)
{
    /// <summary>A struct with numbers in it has a gradient, an object has none.</summary>
    public static RoutineArgument Receiver(Type type) => new(type, StructFields.HoldsReals(type), IsOutput: false);

    public static RoutineArgument Of(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        type = IsSpan(type) ? type.GetGenericArguments()[0].MakeArrayType() : type;
        bool isActive = StructFields.HoldsReals(ElementOf(type)) && parameter.GetCustomAttribute<ConstantAttribute>() is null;
        return new RoutineArgument(type, isActive, parameter.IsOut);
    }

    /// <summary>What is in a buffer, or the type itself.</summary>
    public static Type ElementOf(Type type)
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
