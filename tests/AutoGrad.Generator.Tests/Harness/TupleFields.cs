using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Takes results apart into numbers and puts pulls together from numbers.</summary>
internal static class TupleFields
{
    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    /// <summary>How many numbers a result of this type holds.</summary>
    public static int Count(Type type) => IsTuple(type) ? type.GetGenericArguments().Sum(Count) : 1;

    /// <summary>Every number of a result, in order, as a double.</summary>
    public static IEnumerable<Expression> Flatten(Expression value) => IsTuple(value.Type)
        ? FieldNames(value.Type).SelectMany(name => Flatten(Expression.Field(value, name)))
        : [Expression.Convert(value, typeof(double))];

    /// <summary>A value of this type made from the numbers of an array, from <paramref name="next"/> on.</summary>
    public static Expression Build(Type type, Expression numbers, ref int next)
    {
        if (!IsTuple(type))
        {
            return Expression.Convert(Expression.ArrayIndex(numbers, Expression.Constant(next++)), type);
        }

        Type[] types = type.GetGenericArguments();
        var parts = new Expression[types.Length];
        for (int index = 0; index < parts.Length; index++)
        {
            parts[index] = Build(types[index], numbers, ref next);
        }

        return Expression.New(type.GetConstructor(types)!, parts);
    }

    private static IEnumerable<string> FieldNames(Type type) =>
        type.GetGenericArguments().Select((_, index) => index == 7 ? "Rest" : $"Item{index + 1}");
}
