using System;
using System.Collections.Generic;

namespace AutoGrad.Tests.Optimization;

/// <summary>
/// Curve fits of the NIST Statistical Reference Datasets (StRD, nonlinear regression, itl.nist.gov/div898/strd/nls): data, both starting points, certified parameters and sums of squares.
/// The models are differentiated by the generator.
/// </summary>
internal static partial class CurveFits
{
    public delegate double Misfit(ReadOnlySpan<double> b, double x, double y, Span<double> db);

    public sealed record Problem(Misfit Misfit, double[] X, double[] Y, double[][] Starts, double[] Certified, double SumOfSquares);

    public static IReadOnlyDictionary<string, Problem> All { get; } = new Dictionary<string, Problem>
    {
        // Misra, D., NIST (1978). Dental research monomolecular adsorption study.
        ["Misra1a"] = new(
            Misra1aGradient,
            [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0],
            [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78],
            [[500, 0.0001], [250, 0.0005]],
            [2.3894212918E+02, 5.5015643181E-04],
            1.2455138894E-01),

        // Lanczos, C. (1956). Applied Analysis, pp. 272-280. Generated data.
        ["Lanczos3"] = new(
            Lanczos3Gradient,
            [0.00, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 1.00, 1.05, 1.10, 1.15],
            [
                2.5134, 2.0443, 1.6684, 1.3664, 1.1232, 0.9269, 0.7679, 0.6389, 0.5338, 0.4479, 0.3776, 0.3197,
                0.2720, 0.2325, 0.1997, 0.1723, 0.1493, 0.1301, 0.1138, 0.1000, 0.0883, 0.0783, 0.0698, 0.0624,
            ],
            [[1.2, 0.3, 5.6, 5.5, 6.5, 7.6], [0.5, 0.7, 3.6, 4.2, 4.0, 6.3]],
            [8.6816414977E-02, 9.5498101505E-01, 8.4400777463E-01, 2.9515951832E+00, 1.5825685901E+00, 4.9863565084E+00],
            1.6117193594E-08),

        // Thurber, R., NIST (197?). Semiconductor electron mobility modeling.
        ["Thurber"] = new(
            ThurberGradient,
            [
                -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915,
                -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200,
            ],
            [
                80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206,
                990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.350, 1468.705, 1447.894, 1457.628,
            ],
            [[1000, 1000, 400, 40, 0.7, 0.3, 0.03], [1300, 1500, 500, 75, 1, 0.4, 0.05]],
            [1.2881396800E+03, 1.4910792535E+03, 5.8323836877E+02, 7.5416644291E+01, 9.6629502864E-01, 3.9797285797E-01, 4.9727297349E-02],
            5.6427082397E+03),

        // Kowalik, J. S. and M. R. Osborne (1978). Methods for Unconstrained Optimization Problems. There is another minimum at infinity, with the sum 0.00102734.
        ["MGH09"] = new(
            Mgh09Gradient,
            [4.0, 2.0, 1.0, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
            [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246],
            [[25, 39, 41.5, 39], [0.25, 0.39, 0.415, 0.39]],
            [1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01],
            3.0750560385E-04),
    };

    [Differentiable]
    private static double Misra1a(ReadOnlySpan<double> b, [Constant] double x, [Constant] double y) => b[0] * (1 - Math.Exp(-b[1] * x)) - y;

    [Differentiable]
    private static double Lanczos3(ReadOnlySpan<double> b, [Constant] double x, [Constant] double y)
    {
        double sum = 0;
        for (int i = 0; i < b.Length; i += 2)
        {
            sum += b[i] * Math.Exp(-b[i + 1] * x);
        }

        return sum - y;
    }

    [Differentiable]
    private static double Thurber(ReadOnlySpan<double> b, [Constant] double x, [Constant] double y) =>
        (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))) - y;

    [Differentiable]
    private static double Mgh09(ReadOnlySpan<double> b, [Constant] double x, [Constant] double y) => b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]) - y;
}
