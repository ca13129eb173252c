using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>The values in a struct or a tuple, in order, whatever their access and however they are declared.</summary>
internal static class StructFields
{
    /// <summary>True for tuples and for the structs of the code under test and of System.Numerics.</summary>
    public static bool IsStruct(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false } && (type.Namespace != "System" || typeof(ITuple).IsAssignableFrom(type));

    public static FieldInfo[] Of(Type type) =>
        [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken)];

    /// <summary>The values of the fields.</summary>
    public static IEnumerable<object?> Values(object value) => Of(value.GetType()).Select(field => field.GetValue(value));

    /// <summary>A copy with every field set to what a function makes of it.</summary>
    public static object Copy(object value, Func<FieldInfo, object?, object?> change)
    {
        object copy = RuntimeHelpers.GetObjectValue(value);
        foreach (FieldInfo field in Of(value.GetType()))
        {
            field.SetValue(copy, change(field, field.GetValue(value)));
        }

        return copy;
    }

    /// <summary>True for numbers, and for structs with numbers in them: such a parameter has a gradient.</summary>
    public static bool HoldsReals(Type type) => Input.IsNumber(type) || (IsStruct(type) && Of(type).Any(field => HoldsReals(field.FieldType)));

    /// <summary>True if there are floats in it.</summary>
    public static bool HoldsSingles(Type type) => type == typeof(float) || (IsStruct(type) && Of(type).Any(field => HoldsSingles(field.FieldType)));
}
