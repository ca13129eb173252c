using System;

namespace GradBench.Functions;

/// <summary>A place in an image.</summary>
public readonly record struct ImagePoint(double U, double V)
{
    public static ImagePoint operator +(ImagePoint a, ImagePoint b) => new(a.U + b.U, a.V + b.V);

    public static ImagePoint operator -(ImagePoint a, ImagePoint b) => new(a.U - b.U, a.V - b.V);

    public static ImagePoint operator *(double factor, ImagePoint a) => new(factor * a.U, factor * a.V);
}

/// <summary>A camera: eleven numbers, in the order in which GradBench has them.</summary>
/// <param name="Rotation">The axis about which the world turns before the camera, as long as the angle in radians.</param>
/// <param name="Centre">Where the camera is.</param>
/// <param name="Focal">The focal length.</param>
/// <param name="Principal">Where its axis meets the image.</param>
/// <param name="Radial2">The distortion with the square of the distance from the axis.</param>
/// <param name="Radial4">The distortion with its fourth power.</param>
public readonly record struct Camera(Vector Rotation, Vector Centre, double Focal, ImagePoint Principal, double Radial2, double Radial4)
{
    /// <summary>Where a point of the world is in the image.</summary>
    public ImagePoint Project(Vector point)
    {
        Vector seen = Rotate(Rotation, point - Centre);
        ImagePoint flat = new(seen.X / seen.Z, seen.Y / seen.Z);
        double square = (flat.U * flat.U) + (flat.V * flat.V);
        double distortion = 1 + (Radial2 * square) + (Radial4 * square * square);
        return (Focal * (distortion * flat)) + Principal;
    }

    /// <summary>Rodrigues' formula, and what is left of it for small angles where there is none.</summary>
    private static Vector Rotate(Vector rotation, Vector point)
    {
        double square = Vector.Dot(rotation, rotation);
        if (square == 0)
        {
            return point + Vector.Cross(rotation, point);
        }

        double angle = Math.Sqrt(square);
        Vector axis = (1 / angle) * rotation;
        double cosine = Math.Cos(angle);
        return (cosine * point) + (Math.Sin(angle) * Vector.Cross(axis, point)) + (Vector.Dot(axis, point) * (1 - cosine) * axis);
    }
}
