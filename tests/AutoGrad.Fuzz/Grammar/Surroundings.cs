using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>What a method being written can refer to besides its own names.</summary>
internal sealed class Surroundings(Randomness random, Features features, TypeShape shape)
{
    /// <summary>Functions with a finite value where their derivative is infinite: programs that like them go there.</summary>
    private static readonly string[] Singular = ["Sqrt", "Cbrt", "Asin", "Acos", "Acosh", "Atan2", "Pow"];

    private readonly Dictionary<(string, int), int> _tastes = [];
    private readonly double _rawShare = random.Chance(0.15) ? 0.5 : 0.08;

    public Randomness Random => random;

    public Features Features => features;

    public TypeShape Shape => shape;

    /// <summary>A function that this program likes, so that a few hundred programs know all of them.</summary>
    public FunctionFamily? Favourite { get; init; }

    /// <summary>How often an argument stays as it is, though the function is not defined everywhere.</summary>
    public double RawShare => Favourite is { Name: var name } && Singular.Contains(name) ? 0.7 : _rawShare;

    public List<Field> Fields { get; } = [];

    /// <summary>Locals that have a declaration of their own.</summary>
    public HashSet<Variable> Declared { get; } = [];

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

    /// <summary>
    /// One of the alternatives, each program having a taste of its own: it does without some of them and is fond of others, so that
    /// rare ones meet each other as often as common ones do.
    /// </summary>
    public T Choose<T>(string place, IReadOnlyList<Alternative<T>> alternatives)
        where T : class =>
        random.Choose<T>([.. alternatives.Select((alternative, index) => alternative with { Weight = alternative.Weight * Taste(place, index) })]);

    private int Taste(string place, int index)
    {
        if (!_tastes.TryGetValue((place, index), out int taste))
        {
            // The first alternative always applies.
            taste = random.Below(10) switch { < 2 => index == 0 ? 1 : 0, < 7 => 1, < 9 => 4, _ => 10 };
            _tastes.Add((place, index), taste);
        }

        return taste;
    }

    public bool Has(Features feature) => (features & feature) != 0;

    /// <summary>Local functions of a struct may not use its <c>this</c>.</summary>
    public bool MayUseInstance(Scope scope) => HasInstance && !(shape == TypeShape.InstanceStruct && scope.IsInFunction);
}
