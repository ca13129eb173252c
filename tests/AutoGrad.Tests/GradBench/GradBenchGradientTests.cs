using System;
using System.Linq;
using GradBench.Functions;
using GradBench.Inputs;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The derivatives of GradBench's functions against differences along random directions, at inputs of our own.</summary>
public class GradBenchGradientTests
{
    private const double Tolerance = 1e-8;

    private readonly Random _random = new(20);

    [Theory]
    [InlineData(1, 1, 3, 0)]
    [InlineData(3, 2, 20, 1)]
    [InlineData(5, 7, 10, 3)]
    public void The_gradient_of_the_mixture(int dimension, int components, int count, int extraDegrees)
    {
        MixtureData data = new(Matrix(count, dimension), 0.8, extraDegrees);
        double[] alpha = Vector(components);
        double[][] mu = Matrix(components, dimension), q = Matrix(components, dimension), l = Matrix(components, dimension * (dimension - 1) / 2);
        double[] x = [.. alpha, .. Rows.Joined(mu), .. Rows.Joined(q), .. Rows.Joined(l)];

        MixtureGradient gradient = MixtureModel.Gradient(data, alpha, mu, q, l);

        double Objective(double[] at)
        {
            int start = 0;
            double[][] alphaRow = Take(at, ref start, [alpha]);
            return MixtureModel.Objective(data, alphaRow[0], Take(at, ref start, mu), Take(at, ref start, q), Take(at, ref start, l));
        }

        AssertGradient(Objective, x, [.. gradient.Alpha, .. Rows.Joined(gradient.Mu), .. Rows.Joined(gradient.Q), .. Rows.Joined(gradient.L)]);
    }

    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(1, 5, 1)]
    [InlineData(3, 9, 4)]
    public void The_gradient_of_the_memory_cells(int layers, int length, int width)
    {
        double[][] main = Matrix(2 * layers, 4 * width), extra = Matrix(3, width), state = Matrix(2 * layers, width);
        double[][] sequence = Matrix(length, width);
        double[] x = [.. Rows.Joined(main), .. Rows.Joined(extra)];
        double[] stateBefore = Rows.Joined(state);

        double[] gradient = LongShortTermMemory.Gradient(main, extra, state, sequence);

        double Objective(double[] at)
        {
            int start = 0;
            return LongShortTermMemory.Objective(Take(at, ref start, main), Take(at, ref start, extra), state, sequence);
        }

        AssertGradient(Objective, x, gradient);
        Assert.Equal(stateBefore, Rows.Joined(state));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void The_gradient_of_the_logarithm_of_a_sum(int count)
    {
        double[] x = Vector(count, scale: 3);
        AssertGradient(at => LogSumExp.Primal(at), x, LogSumExp.Gradient(x));
    }

    [Fact]
    public void The_gradient_of_the_logarithm_of_a_sum_where_two_are_the_largest() =>
        AssertNear([0.4, 0.4, 0.2], LogSumExp.Gradient([700, 700, 700 - Math.Log(2)]), 1e-13);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(6, 33)]
    public void The_gradient_of_the_polynomials_distance(int coefficients, int points)
    {
        double[] x = Vector(coefficients);
        AssertGradient(at => LeastSquares.Primal(at, points), x, LeastSquares.Gradient(x, points));
    }

    [Fact]
    public void The_gradient_of_the_clustering()
    {
        double[][] points = Matrix(40, 3), centroids = points[..4];
        double[][] gradient = Rows.Like(centroids);
        KMeans.CostGradient(points, centroids, gradient);

        double Cost(double[] at)
        {
            int start = 0;
            return KMeans.Cost(points, Take(at, ref start, centroids));
        }

        AssertGradient(Cost, Rows.Joined(centroids), Rows.Joined(gradient));

        // The other way to the same numbers, which is there to be differentiated once more.
        double[][] slope = Rows.Like(centroids, 5);
        KMeans.CostSlope(points, centroids, slope);
        AssertNear(Rows.Joined(gradient), Rows.Joined(slope), 1e-13);
    }

    [Fact]
    public void Newtons_direction_leads_from_the_mean_of_each_cluster()
    {
        double[][] points = Matrix(60, 2), centroids = [[-0.5, 0.4], [0.6, 0.5], [0.1, -0.7]];

        double[][] direction = KMeans.Direction(points, centroids);

        for (int j = 0; j < centroids.Length; j++)
        {
            double[][] cluster = [.. points.Where(point => Nearest(point) == j)];
            Assert.NotEmpty(cluster);
            AssertNear([.. centroids[j].Select((c, t) => c - cluster.Average(point => point[t]))], direction[j], 1e-13);
        }

        int Nearest(double[] point) => Enumerable.Range(0, centroids.Length).MinBy(j => centroids[j].Zip(point, (c, p) => (c - p) * (c - p)).Sum());
    }

    [Fact]
    public void The_jacobian_of_a_bundle_of_different_cameras()
    {
        const int Observations = 23;
        double[][] cameras = [.. Matrix(4, 11).Select((c, i) => i == 3 ? [0, 0, 0, .. c[3..]] : c)];
        double[][] points = [.. Matrix(5, 3).Select(p => new[] { p[0], p[1], p[2] + 4 })];
        double[] weights = Vector(Observations);
        ImagePoint[] features = [.. Matrix(Observations, 2).Select(f => new ImagePoint(f[0], f[1]))];
        double[] x = [.. Rows.Joined(cameras), .. Rows.Joined(points), .. weights];

        // A camera that does not turn has no formula for its rotation beside the one at 0, whose differences would be taken elsewhere.
        double[] direction = Vector(x.Length);
        direction.AsSpan(33, 3).Clear();

        SparseJacobian jacobian = BundleAdjustment.Jacobian(BundleAt(x));

        Assert.Equal((3 * Observations) + 1, jacobian.Rows.Length);
        Assert.Equal(31 * Observations, jacobian.Columns.Length);
        Assert.Equal(31 * Observations, jacobian.Values.Length);
        AssertNear(Differences(at => Residuals(BundleAt(at)), x, direction), Product(jacobian, direction), Tolerance);

        Bundle BundleAt(double[] at)
        {
            int start = 0;
            Camera[] c = [.. Take(at, ref start, cameras).Select(n => new Camera(
                new(n[0], n[1], n[2]), new(n[3], n[4], n[5]), n[6], new(n[7], n[8]), n[9], n[10]))];
            Vector[] p = [.. Take(at, ref start, points).Select(n => new Vector(n[0], n[1], n[2]))];
            return new(c, p, at[start..], features);
        }

        static double[] Residuals(Bundle bundle)
        {
            BundleResiduals residuals = BundleAdjustment.Objective(bundle);
            return [.. residuals.Reprojection.SelectMany(r => new[] { r.U, r.V }), .. residuals.Weight];
        }
    }

    [Theory]
    [InlineData("6 correspondences, complicated", 0)]
    [InlineData("20 correspondences, simple", 0)]
    [InlineData("5 correspondences, complicated, mirrored", 0)]
    [InlineData("6 correspondences, complicated", 1)]
    [InlineData("20 correspondences, simple", 1)]
    public void The_jacobian_of_the_hand(string description, double turned)
    {
        var (data, _, places) = ReferenceCases.Named("ht", "jacobian", description).InputAs<HtInput>().ToArguments();
        double[] x = [.. Vector(HandTracking.AngleCount), .. places.SelectMany(place => new[] { place.U, place.V })];
        for (int i = 0; i < 3; i++)
        {
            x[i] *= turned;
        }

        double[] direction = Vector(x.Length);
        if (turned == 0)
        {
            direction.AsSpan(0, 3).Clear();
        }

        double[][] jacobian = HandJacobian.Of(data, x[..HandTracking.AngleCount], places);

        int own = places.Length > 0 ? 2 : 0;
        Assert.All(jacobian, row => Assert.Equal(own + HandTracking.AngleCount, row.Length));
        double[] product = [.. jacobian.Select((row, r) =>
            Enumerable.Range(0, own).Sum(k => row[k] * direction[HandTracking.AngleCount + (2 * (r / 3)) + k])
            + Enumerable.Range(0, HandTracking.AngleCount).Sum(k => row[own + k] * direction[k]))];
        AssertNear(Differences(Residuals, x, direction), product, Tolerance);

        double[] Residuals(double[] at) => HandJacobian.Residuals(
            data, at[..HandTracking.AngleCount],
            [.. at[HandTracking.AngleCount..].Chunk(2).Select(place => new Barycentric(place[0], place[1]))]);
    }

    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(11, 15.104412573075516)]
    [InlineData(12, 17.502307845873887)]
    [InlineData(100, 359.1342053695754)]
    public void The_logarithm_of_the_gamma_function(double x, double expected) =>
        Assert.Equal(expected, LogGamma.Of(x), 1e-14 * Math.Max(1, expected));

    /// <summary>The slope along three random directions.</summary>
    private void AssertGradient(Func<double[], double> function, double[] x, double[] gradient)
    {
        Assert.Equal(x.Length, gradient.Length);
        for (int trial = 0; trial < 3; trial++)
        {
            double[] direction = Vector(x.Length);
            double slope = gradient.Zip(direction, (g, d) => g * d).Sum();
            double difference = Differences(at => [function(at)], x, direction)[0];
            double size = gradient.Zip(direction, (g, d) => Math.Abs(g * d)).Sum();
            Assert.Equal(difference, slope, Tolerance * Math.Max(1, size));
        }
    }

    /// <summary>Central differences of two steps, extrapolated (Richardson 1911).</summary>
    private static double[] Differences(Func<double[], double[]> function, double[] x, double[] direction)
    {
        const double Step = 1e-3;
        double[] Central(double step)
        {
            double[] above = function([.. x.Zip(direction, (a, d) => a + (step * d))]);
            double[] below = function([.. x.Zip(direction, (a, d) => a - (step * d))]);
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * step))];
        }

        return [.. Central(Step).Zip(Central(Step / 2), (coarse, fine) => ((4 * fine) - coarse) / 3)];
    }

    private static double[] Product(SparseJacobian jacobian, double[] direction) =>
        [.. Enumerable.Range(0, jacobian.Rows.Length - 1).Select(row =>
            Enumerable.Range(jacobian.Rows[row], jacobian.Rows[row + 1] - jacobian.Rows[row])
                .Sum(entry => jacobian.Values[entry] * direction[jacobian.Columns[entry]]))];

    private static double[][] Take(double[] numbers, ref int start, double[][] shape)
    {
        double[][] rows = Rows.Like(shape);
        foreach (double[] row in rows)
        {
            numbers.AsSpan(start, row.Length).CopyTo(row);
            start += row.Length;
        }

        return rows;
    }

    private double[] Vector(int length, double scale = 1) => [.. Enumerable.Range(0, length).Select(_ => scale * ((2 * _random.NextDouble()) - 1))];

    private double[][] Matrix(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Vector(columns))];

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance * largest);
        }
    }
}
