using System;
using System.Numerics;
using AutoGrad;

namespace Models;

/// <summary>
/// Forward kinematics in <c>float</c>, as a game does it: a chain of joints, each a quaternion about an axis of its own, and how far the hand is from where
/// it should be. The gradient for the angles is what inverse kinematics walks against.
/// </summary>
public static partial class Arm
{
    private static readonly Vector3[] Axes = { Vector3.UnitZ, Vector3.UnitY, Vector3.UnitZ, Vector3.UnitX };
    private static readonly float[] Lengths = { 1.0f, 0.8f, 0.6f, 0.3f };

    /// <summary>Where the hand is.</summary>
    /// <param name="angles">The angle of each joint, in radians.</param>
    /// <returns>The place of the hand; the shoulder is at the origin.</returns>
    public static Vector3 Hand(ReadOnlySpan<float> angles)
    {
        Vector3 place = Vector3.Zero;
        Quaternion turn = Quaternion.Identity;
        for (int joint = 0; joint < angles.Length; joint++)
        {
            turn = turn * Quaternion.CreateFromAxisAngle(Axes[joint], angles[joint]);
            place += Vector3.Transform(new Vector3(Lengths[joint], 0, 0), turn);
        }

        return place;
    }

    /// <summary>Half the squared distance of the hand from a target.</summary>
    /// <param name="angles">The angle of each joint, in radians.</param>
    /// <param name="target">Where the hand should be.</param>
    /// <returns>Half the squared distance.</returns>
    [Differentiable]
    public static float Miss(ReadOnlySpan<float> angles, [Constant] Vector3 target) => 0.5f * Vector3.DistanceSquared(Hand(angles), target);

    /// <summary>Inverse kinematics by steps against the gradient.</summary>
    /// <param name="angles">The angles, which are moved.</param>
    /// <param name="target">Where the hand should be.</param>
    /// <param name="steps">How many steps to make.</param>
    /// <returns>The distance that is left.</returns>
    public static float Reach(Span<float> angles, Vector3 target, int steps)
    {
        Span<float> gradient = stackalloc float[angles.Length];
        for (int step = 0; step < steps; step++)
        {
            MissGradient(angles, target, gradient);
            for (int joint = 0; joint < angles.Length; joint++)
            {
                angles[joint] -= 0.2f * gradient[joint];
            }
        }

        return Vector3.Distance(Hand(angles), target);
    }
}
