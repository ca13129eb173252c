using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Locals: declared, reassigned, shadowed, discarded, and with names that are in somebody's way.</summary>
public sealed class Locals : Battery<Locals>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Single(double x) { double y = x * x; return y; }"),
        new("double Chain(double x) { double a = x * x; double b = a * x; double c = b + a; return c * c; }"),
        new("double SeveralInOne(double x) { double a = x, b = a * a, c = a + b; return c * b; }"),
        new("double DeclaredLater(double x) { double y; y = x * 3; return y * x; }"),
        new("double Inferred(double x) { var y = x * x; var n = 3; return y * n; }"),
        new("double Reassigned(double x) { double y = x; y = y * x; y = y + 1; y = y * y; return y; }"),
        new("double Overwritten(double x) { double y = x * x; _ = y; y = 3 * x; return y; }"),
        new("double OverwrittenByConstant(double x) { double y = x * x; double z = y * x; y = 3; return y * z; }"),
        new("double ParameterReassigned(double x) { x = x * x; x = x + 1; return x * x; }"),
        new("double ParametersSwapped(double x, double y) { double t = x; x = y; y = t; return x - 2 * y * y; }"),
        new("double ParameterReassignedByOther(double x, double y) { x = y * y; return x * y; }"),
        new("double ConstantReassigned(double x, [Constant] double k) { k = k * x; return k * k; }"),
        new("double ConstantBecomesActiveInBranch(double x, [Constant] double k) { if (k > 0) { k = k * x; } return k * x; }"),
        new("double ActiveBecomesConstant(double x, bool b) { double y = x; if (b) { y = 1.5; } return y * y + x; }"),
        new("double ShadowedInBranches(double x) { if (x > 0) { double y = x * x; return y; } else { double y = -x; return y * x; } }"),
        new("double ShadowedInBlocks(double x) { double s = 0; { double y = x * 2; s += y; } { double y = x * x; s += y * y; } return s; }"),
        new("double ShadowedOfDifferentTypes(double x, bool b) { if (b) { int n = 3; return n * x; } else { double n = x * x; return n; } }"),
        new("double Discarded(double x) { _ = x * x; _ = Math.Sin(x); return x; }"),
        new("double ConstantLocal(double x) { const double half = 0.5; const int n = 3; const string text = \"abc\"; return half * x * n + text.Length; }"),
        new("double UnusedActive(double x) { double y = Math.Exp(x); y.ToString(); return x * x; }"),
        new("double NamedLikeGradients(double x) { double dx = x * x; double dResult = dx + 1; return dx * dResult; }"),
        new("double NamedLikeTemporaries(double x) { double t1 = x * x + 1; double t2 = t1 * t1 * x; double result = t2 * t1; double branch1 = result * t2; return branch1; }"),
        new("double NamedLikeDerivativesOfLocals(double x) { double y = x * x; double dy = y * x; double ddy = dy * y; return y * dy * ddy; }"),
        new("double NamedLikeKeywords(double @if, double @class) { double @return = @if * @class; double @while = @return * @if; return @while * @return; }"),
        new("double NamedLikeContextualKeywords(double value, double var) { double yield = value * var; double await = yield * value; double record = await + yield; return record * record; }"),
        new("double NamedByUnicode(double α, double β) { double γ = α * β; return γ * γ + α; }"),
        new("double DifferingInCase(double x, double X) { double y = x * X; double Y = y * x; return y * Y; }"),
        new("double Copies(double x) { double a = x; double b = a; double c = b; return a * b * c; }"),
        new("double CopiesThenChanges(double x) { double a = x; double b = a; a = a * 2; b = b * a; return a + b; }"),
        new("double ManyBlocks(double x) { double s; { { s = x; } { s *= x; } { { s += x; } } } return s * s; }"),
        new("double EmptyStatements(double x) { ; ; double y = x * x; ; return y; }"),
        new("double TupleLocal(double x) { (double A, double B) pair = (x, x * x); return pair.A * pair.B; }"),
        new("double TupleLocalReassigned(double x) { var pair = (x, x * x); pair = (pair.Item2, pair.Item1); return pair.Item1 - 3 * pair.Item2; }"),
        new("double TupleFieldAssigned(double x) { var pair = (A: x, B: x * x); pair.A = pair.B * 2; pair.B += pair.A; return pair.A * pair.B; }"),
        new("double TupleCopied(double x) { var first = (A: x, B: x * x); var second = first; second.A *= 3; return first.A * second.A * second.B; }"),
        new("double NestedTuple(double x) { var nested = ((x, x * 2), x * 3); return nested.Item1.Item2 * nested.Item2 + nested.Item1.Item1; }"),
        new("double TupleWithWhole(double x, int n) { (double Value, int Count) pair = (x, n); return pair.Value * pair.Count; }"),
        new("double OnlyConstants(double x) { double a = 3; double b = a * 4; return b * x; }"),
        new("double NoInput() { double a = 3; return a * 2; }"),
        new("double OnlyConstantInput([Constant] double k) => k * k;"),
    ];
}
