using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>
/// Arguments and results as the numbers in them, in order: a number, a tuple, a struct, a vector, an array of arrays, a grid. A number is boxed, a
/// span is the array that it stands for. An array in a struct is constant, and none of the struct's numbers.
/// </summary>
internal static class Contents
{
    /// <summary>Deep copies; what was one array in two places is one array again.</summary>
    public static object?[] Copy(IEnumerable<object?> values)
    {
        var copies = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        return [.. values.Select(value => Copy(value, copies))];
    }

    /// <summary>The real numbers in a value, in order, as doubles.</summary>
    public static double[] Reals(object? value) => [.. Leaves(value).Where(IsReal).Select(ToDouble)];

    /// <summary>Everything in a value that two equal values share: every number, and every length.</summary>
    public static double[] Everything(object? value) => [.. Describe(value)];

    /// <summary>A value of the same shape, its real numbers taken in order from a source, everything else zero.</summary>
    public static object? Like(object? value, Func<double> next) =>
        Like(value, next, new Dictionary<object, object>(ReferenceEqualityComparer.Instance));

    /// <summary>The same value with one of its real numbers, by position, replaced. Arrays are changed in place.</summary>
    public static object? With(object? value, int position, double number)
    {
        switch (value)
        {
            case double or float:
                return Input.Convert(number, value.GetType());
            case ArraySegment<double> segment:
                segment[position] = number;
                return value;
            case Array array when IsRealType(array.GetType().GetElementType()!):
                array.SetValue(Input.Convert(number, array.GetType().GetElementType()!), Indices(array).ElementAt(position));
                return value;
            case Array rows:
                foreach (int[] index in Indices(rows))
                {
                    object? row = rows.GetValue(index);
                    int count = Reals(row).Length;
                    if (position < count)
                    {
                        rows.SetValue(With(row, position, number), index);
                        return value;
                    }

                    position -= count;
                }

                break;
            case not null when StructFields.IsStruct(value.GetType()):
                return StructFields.Copy(value, (_, inner) =>
                {
                    int count = ActiveReals(inner).Length;
                    bool isHere = position >= 0 && position < count;
                    object? changed = isHere ? With(inner, position, number) : inner;
                    position -= count;
                    return changed;
                });
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    /// <summary>The sum of the products of the real numbers of two values of one shape; not a number where the shapes differ.</summary>
    public static double Dot(object? first, object? second)
    {
        double[] these = Reals(first);
        double[] those = Reals(second);
        return these.Length == those.Length ? these.Zip(those, (one, other) => one * other).Sum() : double.NaN;
    }

    // The numbers in a field of a struct.
    private static double[] ActiveReals(object? field) => field is Array ? [] : Reals(field);

    private static bool IsReal(object leaf) => leaf is double or float;

    private static bool IsRealType(Type type) => type == typeof(double) || type == typeof(float);

    private static double ToDouble(object leaf) => leaf switch
    {
        bool truth => truth ? 1 : 0,
        Enum choice => Convert.ToInt64(choice, null),
        char letter => letter,
        string text => text.Length,
        DateTime moment => moment.Ticks,
        IConvertible number => number.ToDouble(null),

        // Of an object, only that it is there.
        _ => 1,
    };

    private static IEnumerable<object> Leaves(object? value) => value switch
    {
        null => [],
        string => [value],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Leaves(tuple[index])),
        System.Collections.IEnumerable elements => elements.Cast<object?>().SelectMany(Leaves),
        _ when StructFields.IsStruct(value.GetType()) => StructFields.Values(value).Where(inner => inner is not Array).SelectMany(Leaves),
        _ => [value],
    };

    private static IEnumerable<double> Describe(object? value) => value switch
    {
        null => [-1.0],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Describe(tuple[index])),
        Array array => Enumerable.Range(0, array.Rank).Select(dimension => (double)array.GetLength(dimension)).Concat(array.Cast<object?>().SelectMany(Describe)),
        _ when StructFields.IsStruct(value.GetType()) => StructFields.Values(value).SelectMany(Describe),
        _ => Leaves(value).Select(ToDouble),
    };

    private static object? Copy(object? value, Dictionary<object, object> copies)
    {
        if (value is ArraySegment<double> segment)
        {
            return new ArraySegment<double>((double[])Copy(segment.Array, copies)!, segment.Offset, segment.Count);
        }

        if (value is not Array array)
        {
            return value is not null && StructFields.IsStruct(value.GetType()) ? StructFields.Copy(value, (_, inner) => Copy(inner, copies)) : value;
        }

        if (copies.TryGetValue(array, out object? known))
        {
            return known;
        }

        var copy = (Array)array.Clone();
        copies[array] = copy;
        Type element = array.GetType().GetElementType()!;
        if (element.IsArray || StructFields.IsStruct(element))
        {
            foreach (int[] index in Indices(array))
            {
                copy.SetValue(Copy(array.GetValue(index), copies), index);
            }
        }

        return copy;
    }

    private static object? Like(object? value, Func<double> next, Dictionary<object, object> made)
    {
        switch (value)
        {
            case null:
                return null;
            case double or float:
                return Input.Convert(next(), value.GetType());
            case ArraySegment<double> segment:
                return Like(segment.ToArray(), next, made);
            case ITuple:
                return StructFields.Copy(value, (_, inner) => Like(inner, next, made));
            case Array array when made.TryGetValue(array, out object? known):
                return known;
            case Array array:
                var like = (Array)array.Clone();
                made[array] = like;
                foreach (int[] index in Indices(array))
                {
                    like.SetValue(Like(array.GetValue(index), next, made), index);
                }

                return like;
            case var _ when StructFields.IsStruct(value.GetType()):
                return StructFields.Copy(value, (field, inner) => StructFields.HoldsReals(field.FieldType) ? Like(inner, next, made) : null);
            default:
                return Activator.CreateInstance(value.GetType());
        }
    }

    private static IEnumerable<int[]> Indices(Array array)
    {
        if (array.Length == 0)
        {
            yield break;
        }

        var index = new int[array.Rank];
        while (true)
        {
            yield return [.. index];
            int dimension = array.Rank - 1;
            while (dimension >= 0 && ++index[dimension] == array.GetLength(dimension))
            {
                index[dimension--] = 0;
            }

            if (dimension < 0)
            {
                yield break;
            }
        }
    }
}
