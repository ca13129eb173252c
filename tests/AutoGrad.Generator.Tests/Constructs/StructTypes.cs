namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>The structs that several batteries compute with.</summary>
internal static class StructTypes
{
    public const string Text = """
        public readonly record struct Vec(double X, double Y)
        {
            public static readonly Vec One = new(1, 1);
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator -(Vec a, Vec b) => new(a.X - b.X, a.Y - b.Y);
            public static Vec operator -(Vec a) => new(-a.X, -a.Y);
            public static Vec operator *(double s, Vec b) => new(s * b.X, s * b.Y);
            public static Vec operator *(Vec a, double s) => s * a;
            public static Vec operator /(in Vec a, double s) => new(a.X / s, a.Y / s);
            public static double operator *(Vec a, Vec b) => a.X * b.X + a.Y * b.Y;
            public static bool operator >(Vec a, Vec b) => a.LengthSquared > b.LengthSquared;
            public static bool operator <(Vec a, Vec b) => b > a;
            public static implicit operator Vec(double a) => new(a, a);
            public static implicit operator Vec((double X, double Y) a) => new(a.X, a.Y);
            public static explicit operator double(Vec a) => a.Length;
            public double LengthSquared => X * X + Y * Y;
            public double Length => Math.Sqrt(LengthSquared);
            public double Dot(in Vec other) => X * other.X + Y * other.Y;
            public Vec Turned() => new(-Y, X);
            public double this[int i] => i == 0 ? X : Y;
            public override string ToString() => "(" + X + ", " + Y + ")";
        }

        public struct Point
        {
            public double X, Y;
            public Point(double x, double y) { X = x; Y = y; }
            public double Sum { readonly get => X + Y; set { double half = (value - X - Y) / 2; X += half; Y += half; } }
            public double Scaled { get { X *= 1.5; return X * Y; } }
            public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) { X = value; } else { Y = value; } } }
            public void Scale(double k) { X *= k; Y *= k; }
            public double Add(double d) { X += d; return X * Y; }
            public void Swap() => (X, Y) = (Y, X);
            public Point Next() { Y += X; return this; }
            public void Take(Point other) { this = other; Scale(0.5); }
            public void GiveTo(ref Point other) { other.X += X * Y; X -= other.Y; }
            public readonly void Split(out double x, out double y) { x = X * X; y = Y; }
            public readonly double Product => X * Y;
            public static Point operator +(Point a, Point b) { a.X += b.X; a.Y += b.Y; return a; }
            public static Point operator ++(Point a) { a.X += 1; return a; }
            public void Deconstruct(out double x, out double y) { x = X; y = Y * 2; }
        }

        public struct Ball { public Point Position, Speed; public double Mass; public readonly double Energy => 0.5 * Mass * (Speed.X * Speed.X + Speed.Y * Speed.Y); public void Step(double h) { Position.X += h * Speed.X; Position.Y += h * Speed.Y; Speed.Scale(1 - h); } }
        """;
}
