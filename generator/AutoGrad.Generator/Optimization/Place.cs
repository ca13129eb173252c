using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>A region, by the gate that holds it and its number there.</summary>
internal sealed class Place
{
    public static readonly Place Root = new(null, null, 0);

    public Place(Place? outer, Gate? gate, int side)
    {
        Outer = outer;
        Gate = gate;
        Side = side;
    }

    public Place? Outer { get; }

    public Gate? Gate { get; }

    public int Side { get; }

    /// <summary>The loop whose pass this is; null for the side of a branch and the head of a loop.</summary>
    public Loop? Pass => Side == 1 ? Gate as Loop : null;

    /// <summary>True if the other place is this one or inside it.</summary>
    public bool Holds(Place other)
    {
        for (var around = other; around is not null; around = around.Outer)
        {
            if (ReferenceEquals(Gate, around.Gate) && Side == around.Side)
            {
                return true;
            }
        }

        return false;
    }
}
