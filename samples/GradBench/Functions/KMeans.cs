using System;
using AutoGrad;

namespace GradBench.Functions;

/// <summary>The eval kmeans: the cost of a clustering, and the direction in which Newton's method moves the centroids.</summary>
public static partial class KMeans
{
    /// <summary>The sum of the squared distances of the points from the centroid that is closest to each.</summary>
    /// <param name="points">The points, one a row.</param>
    /// <param name="centroids">The centroids, one a row.</param>
    /// <returns>The sum of squares.</returns>
    [Differentiable]
    public static double Cost([Constant] double[][] points, double[][] centroids)
    {
        double total = 0;
        foreach (double[] point in points)
        {
            double best = double.PositiveInfinity;
            foreach (double[] centroid in centroids)
            {
                double distance = SquaredDistance(point, centroid);
                if (distance < best)
                {
                    best = distance;
                }
            }

            total += best;
        }

        return total;
    }

    /// <summary>
    /// The derivatives of <see cref="Cost"/> for the centroids once more, as a formula that can be differentiated again: this gives the Hessian. The gradient
    /// itself is generated from <see cref="Cost"/>.
    /// </summary>
    /// <param name="points">The points, one a row.</param>
    /// <param name="centroids">The centroids, one a row.</param>
    /// <param name="slope">Gets the derivatives, in the shape of the centroids.</param>
    [Differentiable]
    public static void CostSlope([Constant] double[][] points, double[][] centroids, double[][] slope)
    {
        foreach (double[] row in slope)
        {
            Array.Clear(row);
        }

        foreach (double[] point in points)
        {
            int nearest = Nearest(point, centroids);
            for (int t = 0; t < point.Length; t++)
            {
                slope[nearest][t] += 2 * (centroids[nearest][t] - point[t]);
            }
        }
    }

    /// <summary>
    /// The gradient of the cost, divided by the diagonal of its Hessian. The Hessian has nothing beside its diagonal, so that its product with a vector of ones,
    /// one backward pass through the slope, is the diagonal.
    /// </summary>
    /// <param name="points">The points, one a row.</param>
    /// <param name="centroids">The centroids, one a row; each is the closest of at least one point.</param>
    /// <returns>The quotients, in the shape of the centroids.</returns>
    public static double[][] Direction(double[][] points, double[][] centroids)
    {
        double[][] direction = Rows.Like(centroids);
        CostGradient(points, centroids, direction);
        double[][] hessian = Rows.Like(centroids);
        CostSlopeBackward(points, centroids, Rows.Like(centroids), hessian, Rows.Like(centroids, 1));
        for (int j = 0; j < direction.Length; j++)
        {
            for (int t = 0; t < direction[j].Length; t++)
            {
                direction[j][t] /= hessian[j][t];
            }
        }

        return direction;
    }

    /// <summary>The first of the closest centroids.</summary>
    private static int Nearest(double[] point, double[][] centroids)
    {
        int nearest = 0;
        double best = double.PositiveInfinity;
        for (int j = 0; j < centroids.Length; j++)
        {
            double distance = SquaredDistance(point, centroids[j]);
            if (distance < best)
            {
                best = distance;
                nearest = j;
            }
        }

        return nearest;
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int t = 0; t < a.Length; t++)
        {
            sum += (a[t] - b[t]) * (a[t] - b[t]);
        }

        return sum;
    }
}
