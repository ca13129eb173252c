using System;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>The contract for rows that change places, and the determinant against its closed form.</summary>
public sealed class MovedRowsTests
{
    private const string Eliminated = """
        {
            int n = a.Length;
            double d = 1;
            for (int k = 0; k < n; k++)
            {
                int p = k;
                for (int i = k + 1; i < n; i++) { if (Math.Abs(a[i][k]) > Math.Abs(a[p][k])) { p = i; } }
                if (p != k) { double[] t = a[k]; a[k] = a[p]; a[p] = t; d = -d; }
                for (int i = k + 1; i < n; i++)
                {
                    double f = a[i][k] / a[k][k];
                    for (int j = k; j < n; j++) { a[i][j] -= f * a[k][j]; }
                }
                d *= a[k][k];
            }
            return d;
        }
        """;

    private static readonly Routine[] Rows =
    [
        new("double Determinant(double[][] a) " + Eliminated),
        new("void Swap(double[][] x) { (x[0], x[1]) = (x[1], x[0]); }"),
        new("void Double(double[][] x) { x[0] = x[1]; }"),
        new("void Replace(double[][] x, double a) { x[0] = new[] { a, 2 * a }; }"),
        new("double SwapTwice(double[][] x) { (x[0], x[1]) = (x[1], x[0]); (x[0], x[1]) = (x[1], x[0]); return x[0][0]; }"),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("MovedRowsOfParameters", "", Rows, new CompilerSettings()));

    // The derivative of det(A) is det(A) times the transpose of the inverse: each element's is its cofactor.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Gradient_of_the_determinant_is_the_matrix_of_cofactors(int n)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            double[][] matrix = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, n).Select(_ => (2 * random.NextDouble()) - 1).ToArray())];
            double[] gradient = Find("Determinant").GradientAt([Copy(matrix)]);
            double[] cofactors = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select Cofactor(matrix, i, j)];
            Assert.All(gradient.Zip(cofactors), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
        }
    }

    [Fact]
    public void The_pull_is_on_the_rows_as_they_are_left() => Pulled("Swap", [1, 2], [3, 4], [3, 4, 1, 2]);

    [Fact]
    public void A_row_in_two_places_is_pulled_in_both() => Pulled("Double", [1, 2], [3, 4], [0, 0, 4, 6]);

    [Fact]
    public void A_row_that_was_replaced_has_no_gradient()
    {
        Invocation call = Find("Replace").CallBackward([Given(), 0.5], null, [new double[][] { [1, 2], [3, 4] }, 0.0]);
        Assert.Null(call.Exception);
        Assert.Equal([0, 0, 3, 4, 5], call.Gradients.SelectMany(Contents.Reals));
    }

    [Fact]
    public void Rows_that_are_one_array_are_pulled_once()
    {
        double[] row = [5, 6];
        double[] pull = [1, 2];
        Invocation call = Find("Swap").CallBackward([new double[][] { row, row }], null, [new double[][] { pull, pull }]);
        Assert.Null(call.Exception);
        Assert.Equal([1, 2, 1, 2], Contents.Reals(call.Gradients[0]));
    }

    [Theory]
    [InlineData("Swap")]
    [InlineData("Double")]
    public void Rows_of_different_lengths_may_not_change_places(string name)
    {
        Invocation call = Find(name).CallBackward([new double[][] { [5], [6, 7] }], null, [new double[][] { [1], [2, 3] }]);
        var refused = Assert.IsType<ArgumentException>(call.Exception);
        Assert.Equal("dx", refused.ParamName);
        Assert.Equal([1, 2, 3], Contents.Reals(call.Gradients[0]));
    }

    [Fact]
    public void Rows_of_different_lengths_may_change_places_and_come_back() =>
        Assert.Equal([1.0, 0, 0], Find("SwapTwice").GradientAt([new double[][] { [5], [6, 7] }]));

    private static void Pulled(string name, double[] first, double[] second, double[] expected)
    {
        Invocation call = Find(name).CallBackward([Given()], null, [new[] { first, second }]);
        Assert.Null(call.Exception);
        Assert.Equal(expected, Contents.Reals(call.Gradients[0]));
    }

    private static double[][] Given() => [[5, 6], [7, 8]];

    private static double[][] Copy(double[][] matrix) => [.. matrix.Select(row => (double[])row.Clone())];

    private static double Cofactor(double[][] matrix, int row, int column) =>
        ((row + column) % 2 == 0 ? 1 : -1) * ByMinors([.. matrix.Where((_, i) => i != row).Select(line => line.Where((_, j) => j != column).ToArray())]);

    private static double ByMinors(double[][] matrix) =>
        matrix.Length == 0 ? 1 : Enumerable.Range(0, matrix.Length).Sum(column => matrix[0][column] * Cofactor(matrix, 0, column));

    private static CallableRoutine Find(string name) => Compiled.Value.Find(Rows.Single(row => row.Name == name));
}
