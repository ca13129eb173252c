using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Increments and decrements, before and after, of numbers and of whole numbers.</summary>
public sealed class Increments : Battery<Increments>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double After(double x) { double y = x++; return y * x; }"),
        new("double Before(double x) { double y = ++x; return y * x; }"),
        new("double DecrementAfter(double x) { double y = x--; return y * x; }"),
        new("double DecrementBefore(double x) { double y = --x; return y * x; }"),
        new("double AsStatements(double x) { x++; ++x; x--; --x; x++; return x * x; }"),
        new("double TwiceInOneExpression(double x) => x++ * x++ + x;"),
        new("double MixedInOneExpression(double x) => x++ - --x * x-- + ++x;"),
        new("double InArguments(double x) => Math.Atan2(x++ + 3, x + 3) + x;"),
        new("double InCondition(double x) => x++ > 0 ? x : x * x;"),
        new("double OfLocal(double x) { double s = x * x; s++; return s-- * s; }"),
        new("double OfWhole(double x, int n) => n++ * x + n-- * x * x + ++n + --n;"),
        new("double OfWholeInIndexLikeUse(double x, int n) { int m = n++ + ++n; return m * x + n; }"),
        new("double OfLong(double x, long n) { n++; return n * x; }"),
        new("double OfByteWraps(double x, byte n) { n += 250; n++; ++n; return n * x; }"),
        new("double OfCharacter(double x, char c) { c++; return c == 'b' ? x : x * x; }", Domain.Between(-2, 2), Domain.Among('a', 'b')),
        new("double OfEnumeration(double x, Colour colour) { colour++; return colour == Colour.Green ? x : x * x; }")
        {
            Helpers = "public enum Colour { Red, Green, Blue }",
        },
        new("double OfTupleField(double x) { var t = (A: x, B: x * x); t.A++; return t.A * --t.B + t.B++; }"),
        new("double InOneBranch(double x, bool b) { if (b) { x++; } return x * x; }"),
        new("double InShortCircuit(double x, int n) { if (n > 0 && n++ < 3) { return x * n; } return x * x * n; }"),
        new("double LosesItsOne(double x) { double big = x + 1e17; big++; return big * 1e-17 + x; }"),
    ];
}
