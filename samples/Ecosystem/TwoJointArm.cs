using System;
using System.Collections.Generic;
using System.Numerics;
using AutoGrad;

namespace Ecosystem;

/// <summary>An arm of two joints in the plane, in <c>float</c> and with the vectors of System.Numerics, as a game has it.</summary>
public static partial class TwoJointArm
{
    public const float Upper = 1.0f;
    public const float Lower = 0.8f;

    private const float StepSize = 0.4f;

    /// <summary>The angles of the joints, in radians: of the upper arm to the horizontal, and of the lower arm to the upper.</summary>
    public record struct Pose(float Shoulder, float Elbow);

    /// <summary>Where the hand is; the shoulder is at the origin.</summary>
    public static Vector2 Hand(Pose pose)
    {
        float forearm = pose.Shoulder + pose.Elbow;
        Vector2 elbow = Upper * new Vector2(MathF.Cos(pose.Shoulder), MathF.Sin(pose.Shoulder));
        return elbow + Lower * new Vector2(MathF.Cos(forearm), MathF.Sin(forearm));
    }

    /// <summary>Half the squared distance of the hand from a target.</summary>
    [Differentiable]
    public static float Miss(Pose pose, [Constant] Vector2 target) => 0.5f * Vector2.DistanceSquared(Hand(pose), target);

    /// <summary>Inverse kinematics: moves the joints against the gradient until the hand is close enough.</summary>
    /// <param name="pose">The pose, which is moved.</param>
    /// <param name="target">Where the hand should be.</param>
    /// <param name="distance">What is close enough.</param>
    /// <param name="limit">At most how many steps.</param>
    /// <returns>How many steps it took.</returns>
    public static int Reach(ref Pose pose, Vector2 target, float distance, int limit)
    {
        for (int step = 0; step < limit; step++)
        {
            if (MissGradient(pose, target, out Pose gradient) <= 0.5f * distance * distance)
            {
                return step;
            }

            pose.Shoulder -= StepSize * gradient.Shoulder;
            pose.Elbow -= StepSize * gradient.Elbow;
        }

        return limit;
    }

    /// <summary>The pose with a bent elbow that geometry gives, by the law of cosines.</summary>
    public static Pose PoseByGeometry(Vector2 target)
    {
        float cosine = (target.LengthSquared() - Upper * Upper - Lower * Lower) / (2 * Upper * Lower);
        float elbow = MathF.Acos(cosine);
        float shoulder = MathF.Atan2(target.Y, target.X) - MathF.Atan2(Lower * MathF.Sin(elbow), Upper + Lower * MathF.Cos(elbow));
        return new Pose(shoulder, elbow);
    }

    /// <summary>The hand follows a target around a circle, each frame from the pose of the frame before.</summary>
    /// <param name="frames">How many frames the round has.</param>
    /// <returns>The target and the hand of each frame, and the most steps that a frame took.</returns>
    public static (IReadOnlyList<Vector2> Targets, IReadOnlyList<Vector2> Hands, int MostSteps) Follow(int frames)
    {
        var targets = new List<Vector2>();
        var hands = new List<Vector2>();
        int most = 0;
        var pose = new Pose(0.3f, 0.6f);
        for (int frame = 0; frame < frames; frame++)
        {
            float angle = 2 * MathF.PI * frame / frames;
            Vector2 target = new Vector2(0.9f, 0.5f) + 0.4f * new Vector2(MathF.Cos(angle), MathF.Sin(angle));
            most = Math.Max(most, Reach(ref pose, target, 1e-3f, 200));
            targets.Add(target);
            hands.Add(Hand(pose));
        }

        return (targets, hands, most);
    }
}
