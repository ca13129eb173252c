using System;

namespace AutoGrad.Fuzz.Functions;

/// <summary>Whether an operand of <c>Max</c> and the like counts as constant where two are equal.</summary>
internal enum Activity
{
    Constant,
    Active,

    /// <summary>Active by the text but not in this run, or the other way round: what happens at a tie is not compared.</summary>
    Unclear,
}

/// <summary>One evaluation of a gate: its inputs and value, and what a rule says about the local gradients.</summary>
internal sealed class GateLocals(string name, double[] inputs, double value, Func<int, Activity> activity)
{
    /// <summary>What gate it is.</summary>
    public string Name { get; } = name;

    public double[] Inputs { get; } = inputs;

    public double Value { get; } = value;

    public double First => Inputs[0];

    public double Second => Inputs[1];

    public double Third => Inputs[2];

    public double[] Locals { get; } = new double[inputs.Length];

    /// <summary>How large the terms of each local gradient are before they cancel: rounding errors are relative to this.</summary>
    public double[] Scales { get; } = new double[inputs.Length];

    /// <summary>Inputs that have a local gradient at all, be it zero.</summary>
    public bool[] IsConnected { get; } = new bool[inputs.Length];

    /// <summary>Inputs of which the gradient is not specified at this point.</summary>
    public bool[] IsUnspecified { get; } = new bool[inputs.Length];

    /// <summary>Whether a pull of zero stays zero through a local gradient that is not finite.</summary>
    public bool IsGuarded { get; set; }

    /// <summary>Whether the value itself is not the same everywhere, by a fault of the platform's.</summary>
    public bool IsUndependable { get; set; }

    /// <summary>Which piece of a function with kinks or jumps was taken.</summary>
    public double Piece { get; set; }

    public Activity ActivityOf(int input) => activity(input);

    public void Set(int input, double local) => Set(input, local, Math.Abs(local));

    public void Set(int input, double local, double scale)
    {
        Locals[input] = local;
        Scales[input] = scale;
        IsConnected[input] = true;
    }

    /// <summary>Where a function is not defined a formula for its derivative may still give a number: it means nothing.</summary>
    public void ForgetOutsideDomain()
    {
        for (int i = 0; i < Locals.Length && double.IsNaN(Value); i++)
        {
            Locals[i] = double.NaN;
        }
    }

    public void Unspecified(int input)
    {
        IsConnected[input] = true;
        IsUnspecified[input] = true;
    }
}
