namespace GradBench.Functions;

/// <summary>A hand: bones that hang on each other, and a skin that follows them.</summary>
/// <param name="Parents">The bone on which each bone hangs, -1 for none; a parent is before its children.</param>
/// <param name="BaseRelatives">How each bone lies to its parent at rest.</param>
/// <param name="InverseBaseAbsolutes">What takes the skin at rest into the system of each bone.</param>
/// <param name="BasePositions">The vertices of the skin at rest.</param>
/// <param name="Weights">How much each vertex follows each bone: a row a vertex.</param>
/// <param name="Triangles">The triangles of the skin, as three vertices each.</param>
/// <param name="IsMirrored">Whether this is the other hand.</param>
public sealed record HandModel(
    int[] Parents, Matrix[] BaseRelatives, Matrix[] InverseBaseAbsolutes, Row[] BasePositions, double[][] Weights, int[][] Triangles, bool IsMirrored)
{
    public int BoneCount => Parents.Length;
}

/// <summary>A hand, and the points that were seen of its skin.</summary>
/// <param name="Model">The hand.</param>
/// <param name="Correspondences">The triangle that each point lies in, or the vertex that it is.</param>
/// <param name="Points">The points.</param>
public sealed record HandData(HandModel Model, int[] Correspondences, Vector[] Points);

/// <summary>Where in its triangle a point lies: so much of the way to the first corner and to the second, the rest to the third.</summary>
public readonly record struct Barycentric(double U, double V);
