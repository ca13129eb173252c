using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Every combination of active and constant parameters, for up to four of them.</summary>
public sealed class ConstantParameters : Battery<ConstantParameters>
{
    // Each uses every parameter in products, quotients and functions, so that a forgotten or a superfluous gradient shows.
    private static readonly string[] Bodies =
    [
        "a * a + Math.Sin(a)",
        "a * a * b + Math.Atan2(a, b) + b / (a + 3)",
        "Math.Pow(a, b) * c + (a > b ? a * c : b * b * c) + c / a",
        "Math.Sqrt(a * b) * (c - d) + Math.Max(a, d) * b + (a * d > 1 && b < c ? a * b : c * d)",
    ];

    protected override IReadOnlyList<Row> Rows =>
    [
        .. Enumerable.Range(1, 4).SelectMany(count => Enumerable.Range(0, 1 << count).Select(mask => Combination(count, mask))),
    ];

    private static Row Combination(int count, int constants)
    {
        string[] names = ["a", "b", "c", "d"];
        string title = string.Concat(names.Take(count).Select((name, index) => (IsConstant(index) ? "Constant" : "Active") + name.ToUpperInvariant()));
        var parameters = names.Take(count).Select((name, index) => (IsConstant(index) ? "[Constant] " : "") + "double " + name);
        Domain[] domains = [.. Enumerable.Repeat(Between(0.3, 2), count)];
        return new Row($"double {title}({string.Join(", ", parameters)}) => {Bodies[count - 1]};", domains);

        bool IsConstant(int index) => (constants & (1 << index)) != 0;
    }
}
