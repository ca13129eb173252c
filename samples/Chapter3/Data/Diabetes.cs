using System.Linq;

namespace Chapter3.Data;

/// <summary>Ten measurements of each patient, and a measure of how the disease has progressed after a year.</summary>
/// <param name="Inputs">The measurements, each scaled to mean 0 and variance 1.</param>
/// <param name="Targets">The progression.</param>
public sealed record Diabetes(double[][] Inputs, double[] Targets)
{
    public static Diabetes Read()
    {
        double[][] rows = Table.Read("diabetes", false);
        double[][] inputs = rows.Select(row => row[..^1]).ToArray();
        return new Diabetes(Scale.Of(inputs).Apply(inputs), rows.Select(row => row[^1]).ToArray());
    }
}
