namespace Models;

/// <summary>One derivative, generated, beside the number that it should be.</summary>
/// <param name="Name">What it is the derivative for.</param>
/// <param name="Generated">From a generated method.</param>
/// <param name="Expected">From a closed form, or from differences of the method.</param>
/// <param name="Tolerance">How far they may be apart, relative to the larger of 1 and the number.</param>
public readonly record struct Comparison(string Name, double Generated, double Expected, double Tolerance)
{
    public bool Holds => System.Math.Abs(Generated - Expected) <= Tolerance * System.Math.Max(1, System.Math.Abs(Expected));
}
