using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>
/// The eval ht: how far the points that were seen are from the skin of a hand with its bones in a given pose. A pose is a matrix for each bone and one more for the
/// whole hand. The angles act upon the residuals through the pose alone, so that the Jacobian is made in two steps: the residuals for the pose,
/// and the pose for the angles.
/// </summary>
public static partial class HandTracking
{
    /// <summary>The number of angles: three for the turn of the hand, three for its place, four for each finger.</summary>
    public const int AngleCount = 26;

    private const int FingerCount = 5;

    /// <summary>The pose that some angles make.</summary>
    /// <param name="model">The hand.</param>
    /// <param name="theta">The angles.</param>
    /// <param name="pose">Gets what each bone does to the skin, and at last what the hand as a whole does.</param>
    [Differentiable]
    public static void Pose([Constant] HandModel model, ReadOnlySpan<double> theta, Span<Matrix> pose)
    {
        Vector[] turns = Turns(theta, model.BoneCount);
        Matrix[] absolutes = new Matrix[model.BoneCount];
        for (int bone = 0; bone < absolutes.Length; bone++)
        {
            Vector turn = turns[bone];
            Matrix relative = model.BaseRelatives[bone]
                * (Matrix.Rotation(new Vector(0, 0, 1), turn.Z) * Matrix.Rotation(new Vector(0, 1, 0), turn.Y) * Matrix.Rotation(new Vector(1, 0, 0), turn.X));
            int parent = model.Parents[bone];
            absolutes[bone] = parent == -1 ? relative : absolutes[parent] * relative;
            pose[bone] = absolutes[bone] * model.InverseBaseAbsolutes[bone];
        }

        pose[^1] = Whole(new Vector(theta[0], theta[1], theta[2]), new Vector(theta[3], theta[4], theta[5]));
    }

    /// <summary>How far a vertex of the skin is from the point that was seen of it.</summary>
    /// <param name="data">The hand and the points.</param>
    /// <param name="pose">The pose.</param>
    /// <param name="index">Which point.</param>
    /// <returns>The difference.</returns>
    [Differentiable]
    public static Vector VertexResidual([Constant] HandData data, ReadOnlySpan<Matrix> pose, int index) =>
        data.Points[index] - Position(data.Model, pose, data.Correspondences[index]);

    /// <summary>How far a place in a triangle of the skin is from the point that was seen of it.</summary>
    /// <param name="data">The hand and the points.</param>
    /// <param name="pose">The pose.</param>
    /// <param name="place">The place in the triangle.</param>
    /// <param name="index">Which point.</param>
    /// <returns>The difference.</returns>
    [Differentiable]
    public static Vector TriangleResidual([Constant] HandData data, ReadOnlySpan<Matrix> pose, Barycentric place, int index)
    {
        int[] corners = data.Model.Triangles[data.Correspondences[index]];
        return data.Points[index]
            - ((place.U * Position(data.Model, pose, corners[0])) + (place.V * Position(data.Model, pose, corners[1]))
                + ((1 - place.U - place.V) * Position(data.Model, pose, corners[2])));
    }

    private static Vector Position(HandModel model, ReadOnlySpan<Matrix> pose, int vertex)
    {
        Row rest = model.BasePositions[vertex];
        double[] weights = model.Weights[vertex];
        Vector position = new(0, 0, 0);
        for (int bone = 0; bone < weights.Length; bone++)
        {
            position += weights[bone] * (pose[bone] * rest);
        }

        return pose[^1] * new Row(model.IsMirrored ? -position.X : position.X, position.Y, position.Z, 1);
    }

    /// <summary>How far each bone turns about its three axes. The wrist, the ends of the fingers and the forearm do not turn.</summary>
    private static Vector[] Turns(ReadOnlySpan<double> theta, int boneCount)
    {
        Vector[] turns = new Vector[boneCount];
        for (int finger = 0; finger < FingerCount; finger++)
        {
            ReadOnlySpan<double> angles = theta.Slice(6 + (4 * finger), 4);
            int first = 2 + (4 * finger);
            turns[first] = new Vector(angles[0], 0, angles[1]);
            turns[first + 1] = new Vector(angles[2], 0, 0);
            turns[first + 2] = new Vector(angles[3], 0, 0);
        }

        return turns;
    }

    /// <summary>The hand as a whole turns about an axis, whose length is the angle, and then moves. GradBench has a scale as well, which is always 1.</summary>
    private static Matrix Whole(Vector turn, Vector place)
    {
        double angle = Math.Sqrt(Vector.Dot(turn, turn));
        Matrix whole = angle < 1e-4 ? Matrix.Identity : Matrix.Rotation((1 / angle) * turn, angle);
        return whole with
        {
            First = whole.First with { W = place.X },
            Second = whole.Second with { W = place.Y },
            Third = whole.Third with { W = place.Z },
        };
    }
}
