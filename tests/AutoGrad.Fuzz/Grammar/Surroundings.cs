using System.Collections.Generic;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>What a method being written can refer to besides its own names.</summary>
internal sealed class Surroundings(Randomness random, Features features, Shape shape)
{
    public Randomness Random => random;

    public Features Features => features;

    public Shape Shape => shape;

    public List<Field> Fields { get; } = [];

    /// <summary>The methods written so far: a method calls earlier ones only.</summary>
    public List<Method> Helpers { get; } = [];

    /// <summary>The helper being written; null for the differentiated method.</summary>
    public Method? Current { get; set; }

    /// <summary>Off for what a recursive method does before it has looked whether to go on.</summary>
    public bool MayRecurse { get; set; } = true;

    /// <summary>Whether the method being written has a <c>this</c>.</summary>
    public bool HasInstance { get; set; }

    /// <summary>How many more nodes the program should have, so that it stays readable.</summary>
    public int Budget { get; set; }

    public bool Has(Features feature) => (features & feature) != 0;

    /// <summary>Local functions of a struct may not use its <c>this</c>.</summary>
    public bool MayUseInstance(Scope scope) => HasInstance && !(shape == Shape.InstanceStruct && scope.IsInFunction);
}
