using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random choices that are the same for a seed on every machine and in every version of the runtime (SplitMix64).</summary>
internal sealed class Randomness(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The choices of one program: its own whatever the programs before it drew.</summary>
    public static Randomness For(ulong seed, int program)
    {
        var first = new Randomness(seed);
        ulong mixed = first.Next();
        return new Randomness(mixed ^ ((ulong)program * 0xD1342543DE82EF95UL));
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to less than the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>From 0 to less than 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Fraction();

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>One of the alternatives, the likelier the heavier; one that does not apply here gives null, and another is taken.</summary>
    public T Choose<T>(IReadOnlyList<Alternative<T>> alternatives)
        where T : class
    {
        List<Alternative<T>> open = [.. alternatives.Where(alternative => alternative.Weight > 0)];
        while (open.Count > 0)
        {
            Alternative<T> drawn = Draw(open);
            if (drawn.Make() is { } made)
            {
                return made;
            }

            open.Remove(drawn);
        }

        throw new InvalidOperationException("none of the alternatives applies");
    }

    private Alternative<T> Draw<T>(IReadOnlyList<Alternative<T>> alternatives)
        where T : class
    {
        int total = 0;
        foreach (Alternative<T> alternative in alternatives)
        {
            total += alternative.Weight;
        }

        int ticket = Below(total);
        foreach (Alternative<T> alternative in alternatives)
        {
            ticket -= alternative.Weight;
            if (ticket < 0)
            {
                return alternative;
            }
        }

        return alternatives[^1];
    }
}

/// <summary>A row of the grammar: how often, and what; null where it does not apply.</summary>
internal sealed record Alternative<T>(int Weight, Func<T?> Make)
    where T : class;
