using System;
using System.Linq;

namespace Chapter3.Data;

/// <summary>Brings each column to mean 0 and variance 1. It is measured on the training examples, and applied to the others as well.</summary>
public sealed class Scale
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Scale(double[] means, double[] deviations)
    {
        _means = means;
        _deviations = deviations;
    }

    public static Scale Of(double[][] rows)
    {
        double[] means = new double[rows[0].Length];
        double[] deviations = new double[rows[0].Length];
        for (int column = 0; column < means.Length; column++)
        {
            double mean = rows.Average(row => row[column]);
            means[column] = mean;
            deviations[column] = Math.Sqrt(rows.Average(row => (row[column] - mean) * (row[column] - mean)));
        }

        return new Scale(means, deviations);
    }

    public double[][] Apply(double[][] rows) =>
        rows.Select(row => row.Select((number, column) => (number - _means[column]) / _deviations[column]).ToArray()).ToArray();

    public ClassifiedData Apply(ClassifiedData data) => data with { Inputs = Apply(data.Inputs) };
}
