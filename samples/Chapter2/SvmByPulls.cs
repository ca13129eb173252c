namespace Chapter2;

/// <summary>
/// A support vector machine as forces: a point on the wrong side of the margin pulls its score to where it should be, and the slopes are pulled to 0.
/// The backward pass tells every parameter what the pull on the score means for it.
/// </summary>
public sealed class SvmByPulls : IClassifier
{
    public double A { get; private set; } = 1;

    public double B { get; private set; } = -2;

    public double C { get; private set; } = -1;

    public double Score(double x, double y) => LinearCircuit.Score(A, B, C, x, y);

    /// <summary>1 where the score of a point should be larger, -1 where it should be smaller, 0 where it is fine.</summary>
    public static double Pull(double score, int label) => label switch
    {
        > 0 when score < 1 => 1,
        < 0 when score > -1 => -1,
        _ => 0,
    };

    public void LearnFrom(LabelledPoint point, double stepSize)
    {
        double pull = Pull(Score(point.X, point.Y), point.Label);
        double da = 0, db = 0, dc = 0;
        LinearCircuit.ScoreBackward(A, B, C, point.X, point.Y, pull, ref da, ref db, ref dc);

        // The pull on the size is always there, and down.
        LinearCircuit.SizeBackward(A, B, -1, ref da, ref db);

        A += stepSize * da;
        B += stepSize * db;
        C += stepSize * dc;
    }
}
