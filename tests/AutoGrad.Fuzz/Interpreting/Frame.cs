using System.Collections.Generic;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>Where a value is kept: a variable's own cell, or an element of a buffer.</summary>
internal readonly record struct Place(Value[] Cells, int Index)
{
    public ref Value Value => ref Cells[Index];
}

/// <summary>One call of a method: its variables, and the call that encloses it for a local function.</summary>
internal sealed class Frame(Frame? parent)
{
    private readonly Dictionary<Variable, Place> _variables = [];
    private readonly Dictionary<Method, Block> _functions = [];

    /// <summary>In a local function it is not written down which numbers count as active at a tie.</summary>
    public bool IsLocalFunction => parent is not null;

    public void Declare(Variable variable, Value value) => _variables[variable] = new Place([value], 0);

    /// <summary>Lets a parameter stand for a place of the caller's.</summary>
    public void Alias(Variable variable, Place place) => _variables[variable] = place;

    public Place Find(Variable variable)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame._variables.TryGetValue(variable, out Place place))
            {
                return place;
            }
        }

        throw new KeyNotFoundException($"{variable} is read before it is declared");
    }

    public void Declare(Method method, Block body) => _functions[method] = body;

    /// <summary>The call in which a local function was declared, with its body.</summary>
    public (Frame Frame, Block Body) Function(Method method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame._functions.TryGetValue(method, out Block? body))
            {
                return (frame, body);
            }
        }

        throw new KeyNotFoundException($"{method.Name} is called before it is declared");
    }

    private Frame? Parent => parent;
}
