using System.ComponentModel;
using System.Numerics;

namespace AutoGrad.Runtime;

/// <summary>What generated code asks of System.Numerics that is not there in the form it needs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Numerics
{
    /// <summary>
    /// Whether rotating a vector by a quaternion q multiplies it by |q|² as well, as newer versions of the framework do, which compute q v q*. Older
    /// ones take |q|² for 1. The values agree where it is 1; the derivatives for q do not.
    /// </summary>
    public static readonly bool RotationsScale = Vector3.Transform(Vector3.UnitX, new Quaternion(0f, 0f, 0f, 2f)).X > 2f;

    /// <summary>
    /// Whether <see cref="Matrix4x4.CreateFromAxisAngle(Vector3, float)"/> goes by way of a quaternion, as newer versions of the framework do. The
    /// values agree for axes of unit length; the derivatives for the axis do not.
    /// </summary>
    public static readonly bool MatricesAreMadeByQuaternion = Matrix4x4.CreateFromAxisAngle(new Vector3(2f, 0f, 0f), 3f).M11 < 2f;

    /// <summary>The inverse as <see cref="Matrix4x4.Invert(Matrix4x4, out Matrix4x4)"/> hands it out.</summary>
    /// <param name="matrix">A matrix.</param>
    /// <returns>Its inverse; NaN throughout if there is none.</returns>
    public static Matrix4x4 Inverse(Matrix4x4 matrix)
    {
        Matrix4x4.Invert(matrix, out Matrix4x4 inverse);
        return inverse;
    }

    /// <summary>The inverse as <see cref="Matrix3x2.Invert(Matrix3x2, out Matrix3x2)"/> hands it out.</summary>
    /// <param name="matrix">A matrix.</param>
    /// <returns>Its inverse; NaN throughout if there is none.</returns>
    public static Matrix3x2 Inverse(Matrix3x2 matrix)
    {
        Matrix3x2.Invert(matrix, out Matrix3x2 inverse);
        return inverse;
    }

    /// <summary>Whether <see cref="Matrix4x4.Invert(Matrix4x4, out Matrix4x4)"/> finds an inverse.</summary>
    /// <param name="matrix">A matrix.</param>
    /// <returns>True if it does.</returns>
    public static bool CanBeInverted(Matrix4x4 matrix) => Matrix4x4.Invert(matrix, out _);

    /// <summary>Whether <see cref="Matrix3x2.Invert(Matrix3x2, out Matrix3x2)"/> finds an inverse.</summary>
    /// <param name="matrix">A matrix.</param>
    /// <returns>True if it does.</returns>
    public static bool CanBeInverted(Matrix3x2 matrix) => Matrix3x2.Invert(matrix, out _);
}
