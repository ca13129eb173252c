using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Followed methods of other types that use private members of these: a partial type gets a property that the generated code may read.</summary>
public sealed class PrivateMembers : RoutineBattery<PrivateMembers>
{
    private static readonly Domain Positive = Between(0.3, 1.5);

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Table(double x) => Air.Drag(x) * x;", Positive) { Helpers = "public static partial class Air { private static readonly double[] Coefficients = { 1.5, -2, 3 }; public static double Drag(double v) { double s = 0; for (int i = 0; i < Coefficients.Length; i++) { s = s * v + Coefficients[i]; } return s; } }" },
        new("double SameTwice(double x, double k) => Air.Drag(x) * Air.Lift(k);", Positive, Positive) { Helpers = "public static partial class Air { private static double density = 1.2; private static double Area { get; } = 3; public static double Drag(double v) => density * v * v * Area; public static double Lift(double v) => density * v * Area; }" },
        new("double OfAStaticObject(double x) => Own.Run(x) + Own.Run(x * x);", Positive)
        {
            Helpers = "public sealed partial class Filter { private readonly double[] taps = { 0.5, 2 }; private readonly double _gain = 3; private double gain = 2; public double Run(double v) => taps[1] * v * v * _gain + taps[0] * gain * v; } private static readonly Filter Own = new();",
        },
        new("double OfANestedType(double x) => Outer.Inner<int>.Scale(x) * Outer.Inner<double>.Scale(x);", Positive) { Helpers = "public static partial class Outer { internal static partial class Inner<T> { private static readonly double Factor = typeof(T) == typeof(int) ? 2 : 3; private static readonly T[] All = new T[2]; public static double Scale(double v) => v * v * Factor + All.Length; } }" },
        new("double NestedInAGenericType(double x) => Engine<double>.Part.Scale(x) + Engine<int>.Part.Scale(x) * Engine<int>.Of(x);", Positive) { Helpers = "public static partial class Engine<T> { private static double One = 1.5; private struct Pair { public double W; } public static double Of(double v) { Pair p = default; p.W = v * One; return p.W * v; } public static partial class Part { private static double factor = typeof(T) == typeof(int) ? 4 : 5; public static double Scale(double v) => v * v * factor * One; } }" },
        new("double HiddenByADerivedType(double x) => new Derived().Value(x);", Positive) { Helpers = "public partial class Base { private double q = 2; public double Value(double v) => v * q; } public partial class Derived : Base { private double q = 5; public new double Value(double v) => base.Value(v) * q * v; }" },
        new("double OfAGenericCallee(double x) => Helped<int>(x) * Helped<string>(x);", Positive) { Helpers = "private static double Helped<T>(double v) => v * v * Box<T>.Size; private static class Box<T> { internal static readonly double Size = typeof(T) == typeof(int) ? 2 : 3; }" },
        new("double OfARecord(double x) => new Settings(2, x).Apply(x);", Positive) { Helpers = "public readonly partial struct Settings { public readonly double A, B; public Settings(double a, double b) { A = a; B = b; } private static readonly double Base = 1.5; public double Apply(double v) => A * v + B * Base; }" },
    ];
}
