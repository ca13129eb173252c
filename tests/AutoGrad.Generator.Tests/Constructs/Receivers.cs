using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Calls on objects: what is before the dot runs once, is checked for null, and may be of any kind.</summary>
public sealed class Receivers : Battery<Receivers>
{
    protected override IReadOnlyList<Row> Rows =>
    [
        new("double NullThatIsNotUsed(double x, bool isNull) => (isNull ? null : new Scaler())!.Twice(x) * x;", Between(-2, 2), Among(false)) { Throwing = [[1.0, true]] },
        new("double NullField(double x, bool isNull) => isNull ? Nothing!.Twice(x) : x;", Between(-2, 2), Among(false)) { Helpers = "private static readonly Scaler? Nothing = null;", Throwing = [[1.0, true]] },
        new("double RunsOnce(double x) { Reset(); double y = Make().Scale(x); return y * made; }") { Helpers = "internal static int made; private static void Reset() { made = 0; } private static Scaler Make() { made++; return new Scaler { K = 2 }; }" },
        new("double RunsBeforeArguments(double x, int n) => Make(n++).Scale(x * n) + n;") { Helpers = "private static Scaler Make(int n) => new Scaler { K = n };" },
        new("double Chained(double x) => Root.Next.Next.Scale(x) + Root.Next.Scale(x * x);") { Helpers = "internal static readonly Node Root = new Node(); internal sealed class Node { public Node Next => new Node { K = K + 1 }; public double K = 1; public double Scale(double a) => a * K * a; }" },
        new("double OfStruct(double x) { var s = new Pair(3); return s.Scale(x) + new Pair(2).Scale(x * x); }") { Helpers = "internal struct Pair { public double K; public Pair(double k) { K = k; } public double Scale(double a) => a * K * a; }" },
        new("double OfTwo(double x) => First.Scale(x) * Second.Scale(x);") { Helpers = "private static readonly Scaler First = new Scaler { K = 2 }; private static readonly Scaler Second = new Scaler { K = 3 };" },
        new("double CallsItsOwn(double x) => First.Outer(x);") { Helpers = "private static readonly Deep First = new Deep { K = 2 }; internal sealed class Deep { public double K; public double Outer(double a) => Inner(a) * this.Inner(2) + K; public double Inner(double b) => b * K * b; }" },
        new("double ReadsItsProperty(double x) => First.Scale(x);") { Helpers = "private static readonly Deep First = new Deep(); internal sealed class Deep { public double K { get; set; } = 2; public double this[int n] => n * K; public double Scale(double a) => a * K * this[3]; }" },
        new("double Inherited(double x) => First.Scale(x) + First.Other(x);") { Helpers = "private static readonly Derived First = new Derived(); internal class Base { public double K = 2; public double Scale(double a) => a * K * a; } internal sealed class Derived : Base { public double Other(double a) => base.Scale(a) * K; }" },
        new("double Generic(double x) => First.Scale(x);") { Helpers = "private static readonly Box<string> First = new Box<string>(\"abc\"); internal sealed class Box<T> { public readonly T Value; public Box(T value) { Value = value; } public double Scale(double a) => Value is null ? a : a * a; }" },
        new("double OfExtension(double x) => First.Doubled(x) * 2.0.Plus(x);") { Helpers = "private static readonly Scaler First = new Scaler { K = 2 };" },
        new("double ConstantParameterAsReceiver(double x, string text) => text.Trim().Length * x + text.Measure(x);"),
    ];

    protected override string Usings => "using Batteries.Receivers.Extended;";

    private protected override IReadOnlyList<SourceFile> SharedFiles =>
    [
        new("Scaler.cs", """
            namespace Batteries.Receivers
            {
                public sealed class Scaler
                {
                    public double K;
                    public double Scale(double a) => a * K;
                    public double Twice(double a) => 2 * a;
                }
            }

            namespace Batteries.Receivers.Extended
            {
                public static class Extensions
                {
                    public static double Doubled(this Scaler scaler, double a) => scaler.Scale(a) * 2;
                    public static double Plus(this double a, double b) => a + b * b;
                    public static double Measure(this string text, double a) => text.Length * a * a;
                }
            }
            """),
    ];
}
