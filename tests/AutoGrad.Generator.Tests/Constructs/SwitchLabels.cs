using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Which section of a <c>switch</c> runs when labels share it, overlap, or have guards with effects.</summary>
public sealed class SwitchLabels : Battery<SwitchLabels>
{
    private static readonly Domain Few = Between(-1, 5);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double LabelBesideDefaultKeepsItsPlace(double x, int n) { switch (n) { case 3: default: return x; case > 2: return x * x * 5; } }", Between(-2, 2), Few),
        new("double DefaultFirst(double x, int n) { switch (n) { default: case 1: x *= 3; break; case 2: x *= x; break; } return x; }", Between(-2, 2), Few),
        new("double GuardBehindAMatchIsNotEvaluated(double x, int n) { switch (n) { case 0: case var k when 6 / k > 1: return x; } return x * x; }", Between(-2, 2), Few)
        {
            Special = [[1.5, 0]],
        },
        new("double ArmsThatTurnOutAlike(float b, int n) { double q = b; double r; r = n switch { 2 => q, >= -1 => b, _ => q }; return r; }", Between(-2, 2), Few),
        new("double GuardsInOrder(double x, int n) { int seen = 0; switch (n) { case > 1 when Count() > 5: return x; case > 0 when Count() > 1: return x * x; default: return x * seen; } bool Never() => false; int Count() { seen++; return Never() ? 9 : seen; } }", Between(-2, 2), Few),
    ];
}
