namespace AutoGrad.Benchmarks;

/// <summary>How long the generated backward method of a circuit takes, beside the hand-written one.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="ByHandNanoseconds">A call of the hand-written method, median.</param>
/// <param name="GeneratedNanoseconds">A call of the generated method, median.</param>
/// <param name="Ratio">Generated over hand-written.</param>
/// <param name="Remark">What else the measurement says about the ratio, such as its spread.</param>
public sealed record MeasuredRatio(
    string Circuit,
    double ByHandNanoseconds,
    double GeneratedNanoseconds,
    double Ratio,
    string Remark)
{
    /// <summary>Generated code may cost a tenth more than what a person writes, and no more.</summary>
    public const double Allowed = 1.1;

    public bool Holds => Ratio <= Allowed;
}
