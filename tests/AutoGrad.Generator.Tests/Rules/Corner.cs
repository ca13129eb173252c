using System;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>Which of the two precisions a corner exists in.</summary>
internal enum Precision
{
    Both,
    Double,
    Single,
}

/// <summary>A point at which a gate's gradient is infinite, undefined, or a matter of convention.</summary>
/// <param name="Gate">The gate as the table spells it; an operand may be a number.</param>
/// <param name="At">The operands, converted to the precision of the gate.</param>
/// <param name="Gradient">The gradient for a pull of one, for the operands that are not held constant.</param>
internal sealed record Corner(string Gate, double[] At, double[] Gradient)
{
    /// <summary>The letters of the operands that are held constant.</summary>
    public string Constants { get; init; } = "";

    public Precision In { get; init; } = Precision.Both;

    public GateMethod Method(bool isSingle) => new(Gate, isSingle, Constants);

    public bool IsIn(bool isSingle) => In != (isSingle ? Precision.Double : Precision.Single);

    public override string ToString() =>
        $"{Gate} at ({string.Join(", ", At.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))})"
        + (Constants.Length > 0 ? $", constant {Constants}" : "");
}
