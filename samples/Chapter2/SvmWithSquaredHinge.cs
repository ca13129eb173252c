namespace Chapter2;

/// <summary>A support vector machine that walks against the gradient of another loss: the pull grows with the violation of the margin.</summary>
public sealed class SvmWithSquaredHinge : IClassifier
{
    public double A { get; private set; } = 1;

    public double B { get; private set; } = -2;

    public double C { get; private set; } = -1;

    public double Score(double x, double y) => LinearCircuit.Score(A, B, C, x, y);

    public void LearnFrom(LabelledPoint point, double stepSize)
    {
        LinearCircuit.SquaredHingeLossGradient(A, B, C, point.X, point.Y, point.Label, out double da, out double db, out double dc);
        A -= stepSize * da;
        B -= stepSize * db;
        C -= stepSize * dc;
    }
}
