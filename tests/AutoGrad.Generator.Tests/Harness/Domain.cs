using System;
using System.Collections.Generic;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Where the random inputs of one parameter come from.</summary>
public abstract record Domain
{
    /// <summary>Numbers between two bounds; whole ones, both bounds included, for a parameter of a whole type.</summary>
    public static Domain Between(double low, double high) => new Range(low, high);

    /// <summary>One of the given values.</summary>
    public static Domain Among(params object?[] values) => new Choice(values);

    /// <summary>The domain of a parameter that names none.</summary>
    public static Domain For(Type type) => type switch
    {
        _ when type == typeof(bool) => new Choice([false, true]),
        _ when type == typeof(string) => new Choice(["", "text", "other text"]),
        _ when type.IsEnum => new Choice([.. ValuesOf(type)]),
        _ when type == typeof(double) || type == typeof(float) || StructFields.IsStruct(type) => new Range(-2, 2),
        { IsArray: true } => new Elements(2, 4),
        _ when type == typeof(uint) || type == typeof(ulong) || type == typeof(ushort) || type == typeof(byte) => new Range(0, 5),
        _ => new Range(-5, 5),
    };

    public abstract object? Draw(Random random, Type type);

    private static IEnumerable<object?> ValuesOf(Type type)
    {
        foreach (object value in Enum.GetValues(type))
        {
            yield return value;
        }
    }

    private sealed record Range(double Low, double High) : Domain
    {
        public override object? Draw(Random random, Type type)
        {
            // In a struct the bounds are those of the numbers with a gradient.
            if (StructFields.IsStruct(type))
            {
                return StructFields.Copy(
                    Activator.CreateInstance(type)!,
                    (field, _) => (StructFields.HoldsReals(field.FieldType) ? this : For(field.FieldType)).Draw(random, field.FieldType));
            }

            double value = Low + (High - Low) * random.NextDouble();
            return type == typeof(double) || type == typeof(float) || type == typeof(decimal)
                ? Input.Convert(value, type)
                : Input.Convert(random.NextInt64((long)Low, (long)High + 1), type);
        }
    }

    private sealed record Choice(object?[] Values) : Domain
    {
        public override object? Draw(Random random, Type type) => Input.Convert(Values[random.Next(Values.Length)], type);
    }
}
