using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Where the arguments of a routine come from.</summary>
internal sealed class RoutineInputs(Routine row, CallableRoutine routine)
{
    private const int Mixtures = 20;

    private readonly Type[] _types = [.. routine.Arguments.Select(argument => argument.Type)];

    public object?[] Draw(Random random)
    {
        if (row.Inputs is not null)
        {
            return Converted(row.Inputs(random));
        }

        int? length = row.Lengths is { } lengths ? random.Next(lengths.Start.Value, lengths.End.Value + 1) : null;
        return [.. _types.Select((type, index) => DomainOf(type, index, length).Draw(random, type))];
    }

    /// <summary>The arguments that the row names.</summary>
    public IEnumerable<object?[]> Chosen() => row.Special.Concat(row.Throwing).Select(Converted);

    public IEnumerable<object?[]> Throwing() => row.Throwing.Select(Converted);

    /// <summary>A troubling number here and there, and null for an array.</summary>
    public IEnumerable<object?[]> Troubling(Random random)
    {
        for (int mixture = 0; mixture < Mixtures; mixture++)
        {
            object?[] inputs = Contents.Copy(Draw(random));
            foreach (int parameter in Enumerable.Range(0, inputs.Length))
            {
                int count = Contents.Reals(inputs[parameter]).Length;
                for (int times = 0; count > 0 && times <= mixture % 3; times++)
                {
                    Type element = IsSingle(inputs[parameter]) ? typeof(float) : typeof(double);
                    double number = Convert.ToDouble(Input.Troubling(element, Domain.For(element), random), null);
                    inputs[parameter] = Contents.With(inputs[parameter], random.Next(count), number);
                }
            }

            yield return inputs;
        }

        for (int parameter = 0; parameter < _types.Length; parameter++)
        {
            if (_types[parameter].IsArray)
            {
                object?[] inputs = Draw(random);
                inputs[parameter] = null;
                yield return inputs;
            }
        }
    }

    private static bool IsSingle(object? value) => value is not null && StructFields.HoldsSingles(RoutineArgument.ElementOf(value.GetType()));

    // A domain that is not one of buffers says where the elements of a buffer come from.
    private Domain DomainOf(Type type, int index, int? length)
    {
        Domain? given = index < row.Domains.Length ? row.Domains[index] : null;
        return !type.IsArray ? given ?? Domain.For(type)
            : given is Elements ? given
            : new Elements(length ?? 0, length ?? 5, given);
    }

    // What a row leaves out at the end is for outputs: their place holds zero.
    private object?[] Converted(object?[] inputs) =>
    [
        .. inputs.Select((input, index) => input is null or Array or ArraySegment<double> ? input : Input.Convert(input, _types[index])),
        .. _types.Skip(inputs.Length).Select(Activator.CreateInstance),
    ];
}
