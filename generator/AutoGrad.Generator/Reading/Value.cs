using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What a variable or an expression holds while a body is read.</summary>
internal abstract record Value
{
    /// <summary>A local that has been declared and not yet assigned.</summary>
    public static readonly Value Unassigned = new Pack(default);

    /// <summary>The wires of the value, in order.</summary>
    public abstract IEnumerable<Wire> Wires { get; }

    /// <summary>Puts a value of the type together from its wires.</summary>
    public static Value Build(ITypeSymbol type, IReadOnlyList<Wire> wires)
    {
        int next = 0;
        return Build(type, wires, ref next);
    }

    private static Value Build(ITypeSymbol type, IReadOnlyList<Wire> wires, ref int next)
    {
        if (Types.ElementsOf(type) is not { } elements)
        {
            return new Scalar(wires[next++]);
        }

        var values = new List<Value>();
        foreach (var element in elements)
        {
            values.Add(Build(element, wires, ref next));
        }

        return new Pack(values);
    }
}

/// <summary>One wire.</summary>
internal sealed record Scalar(Wire Wire) : Value
{
    public override IEnumerable<Wire> Wires => new[] { Wire };
}

/// <summary>The parts of a tuple or of a struct.</summary>
/// <param name="Elements">The parts.</param>
/// <param name="Whole">The wire that holds it in one piece, where there is one.</param>
internal sealed record Pack(EquatableArray<Value> Elements, Wire? Whole = null) : Value
{
    public override IEnumerable<Wire> Wires => Elements.SelectMany(element => element.Wires);
}
