using System;

namespace GradBench.Functions;

/// <summary>A row of a matrix, or a place in space with a fourth coordinate.</summary>
public readonly record struct Row(double X, double Y, double Z, double W)
{
    public static Row operator +(Row a, Row b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static Row operator *(double factor, Row a) => new(factor * a.X, factor * a.Y, factor * a.Z, factor * a.W);

    public static double Dot(Row a, Row b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z) + (a.W * b.W);
}

/// <summary>A matrix of four rows, which moves and turns what is in space.</summary>
public readonly record struct Matrix(Row First, Row Second, Row Third, Row Fourth)
{
    public static Matrix Identity => new(new Row(1, 0, 0, 0), new Row(0, 1, 0, 0), new Row(0, 0, 1, 0), new Row(0, 0, 0, 1));

    /// <summary>The turn about an axis.</summary>
    /// <param name="axis">The axis, of length 1.</param>
    /// <param name="angle">The angle in radians, right-handed.</param>
    /// <returns>The matrix.</returns>
    public static Matrix Rotation(Vector axis, double angle)
    {
        double sine = Math.Sin(angle);
        double cosine = Math.Cos(angle);
        double rest = 1 - cosine;
        return new(
            new Row((axis.X * axis.X * rest) + cosine, (axis.X * axis.Y * rest) - (axis.Z * sine), (axis.X * axis.Z * rest) + (axis.Y * sine), 0),
            new Row((axis.X * axis.Y * rest) + (axis.Z * sine), (axis.Y * axis.Y * rest) + cosine, (axis.Y * axis.Z * rest) - (axis.X * sine), 0),
            new Row((axis.X * axis.Z * rest) - (axis.Y * sine), (axis.Y * axis.Z * rest) + (axis.X * sine), (axis.Z * axis.Z * rest) + cosine, 0),
            new Row(0, 0, 0, 1));
    }

    public static Matrix operator *(Matrix a, Matrix b) => new(a.First * b, a.Second * b, a.Third * b, a.Fourth * b);

    public static Row operator *(Row row, Matrix m) => (row.X * m.First) + (row.Y * m.Second) + (row.Z * m.Third) + (row.W * m.Fourth);

    /// <summary>Where a place is after the movement.</summary>
    public static Vector operator *(Matrix m, Row place) => new(Row.Dot(m.First, place), Row.Dot(m.Second, place), Row.Dot(m.Third, place));
}
