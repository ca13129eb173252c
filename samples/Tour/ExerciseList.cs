using System.Collections.Generic;
using AutoGrad;

namespace Tour;

/// <summary>
/// The exercises with their derivations. What stands under <c>ByHand</c> is the only derivative in the tour that a
/// person wrote: it is the answer on paper that the generated gradient is held against.
/// </summary>
public static class ExerciseList
{
    public static IReadOnlyList<Exercise> All { get; } =
    [
        new(
            "a * b",
            ["a", "b"],
            [[2.0, -3.0]],
            [],
            ["da = b", "db = a"],
            Value: at => ExerciseCircuits.Product(at[0], at[1]),
            Generated: at =>
            {
                ExerciseCircuits.ProductGradient(at[0], at[1], out double da, out double db);
                return [da, db];
            },
            ByHand: at => [at[1], at[0]]),
        new(
            "a + b",
            ["a", "b"],
            [[2.0, -3.0]],
            [],
            ["da = 1", "db = 1"],
            Value: at => ExerciseCircuits.Sum(at[0], at[1]),
            Generated: at =>
            {
                ExerciseCircuits.SumGradient(at[0], at[1], out double da, out double db);
                return [da, db];
            },
            ByHand: _ => [1.0, 1.0]),
        new(
            "a + b + c",
            ["a", "b", "c"],
            [[2.0, -3.0, 5.0]],
            [],
            ["da = 1", "db = 1", "dc = 1"],
            Value: at => ExerciseCircuits.SumOfThree(at[0], at[1], at[2]),
            Generated: at =>
            {
                ExerciseCircuits.SumOfThreeGradient(
                    at[0], at[1], at[2], out double da, out double db, out double dc);
                return [da, db, dc];
            },
            ByHand: _ => [1.0, 1.0, 1.0]),
        new(
            "a * b + c",
            ["a", "b", "c"],
            [[2.0, -3.0, 5.0]],
            [],
            ["da = b", "db = a", "dc = 1"],
            Value: at => ExerciseCircuits.ProductAndSum(at[0], at[1], at[2]),
            Generated: at =>
            {
                ExerciseCircuits.ProductAndSumGradient(
                    at[0], at[1], at[2], out double da, out double db, out double dc);
                return [da, db, dc];
            },
            ByHand: at => [at[1], at[0], 1.0]),
        new(
            "sig(q), q = a * x + b * y + c",
            ["a", "b", "c", "x", "y"],
            [[1.0, 2.0, -3.0, -1.0, 3.0]],
            ["dq = f * (1 - f)"],
            ["da = x * dq", "db = y * dq", "dc = dq", "dx = a * dq", "dy = b * dq"],
            Value: at => ExerciseCircuits.TwoStepNeuron(at[0], at[1], at[2], at[3], at[4]),
            Generated: at =>
            {
                ExerciseCircuits.TwoStepNeuronGradient(
                    at[0], at[1], at[2], at[3], at[4],
                    out double da, out double db, out double dc, out double dx, out double dy);
                return [da, db, dc, dx, dy];
            },
            ByHand: at =>
            {
                double f = Gates.Sigmoid(at[0] * at[3] + at[1] * at[4] + at[2]);
                double dq = f * (1.0 - f);
                return [at[3] * dq, at[4] * dq, dq, at[0] * dq, at[1] * dq];
            }),
        new(
            "a * a",
            ["a"],
            [[-3.0]],
            [],
            ["da = a + a"],
            Value: at => ExerciseCircuits.Square(at[0]),
            Generated: at =>
            {
                ExerciseCircuits.SquareGradient(at[0], out double da);
                return [da];
            },
            ByHand: at => [at[0] + at[0]]),
        new(
            "a * a + b * b + c * c",
            ["a", "b", "c"],
            [[1.0, -2.0, 3.0]],
            [],
            ["da = 2 * a", "db = 2 * b", "dc = 2 * c"],
            Value: at => ExerciseCircuits.SumOfSquares(at[0], at[1], at[2]),
            Generated: at =>
            {
                ExerciseCircuits.SumOfSquaresGradient(
                    at[0], at[1], at[2], out double da, out double db, out double dc);
                return [da, db, dc];
            },
            ByHand: at => [2.0 * at[0], 2.0 * at[1], 2.0 * at[2]]),
        new(
            "Pow((a * b + c) * d, 2)",
            ["a", "b", "c", "d"],
            [[1.5, -2.0, 4.0, 0.5]],
            ["p = a * b + c,  q = p * d", "dq = 2 * q,  dp = d * dq"],
            ["da = b * dp", "db = a * dp", "dc = dp", "dd = p * dq"],
            Value: at => ExerciseCircuits.Power(at[0], at[1], at[2], at[3]),
            Generated: at =>
            {
                ExerciseCircuits.PowerGradient(
                    at[0], at[1], at[2], at[3],
                    out double da, out double db, out double dc, out double dd);
                return [da, db, dc, dd];
            },
            ByHand: at =>
            {
                double p = at[0] * at[1] + at[2];
                double dq = 2.0 * (p * at[3]);
                double dp = at[3] * dq;
                return [at[1] * dp, at[0] * dp, dp, p * dq];
            }),
        new(
            "1 / a",
            ["a"],
            [[-2.5]],
            [],
            ["da = -1 / (a * a)"],
            Value: at => ExerciseCircuits.Reciprocal(at[0]),
            Generated: at =>
            {
                ExerciseCircuits.ReciprocalGradient(at[0], out double da);
                return [da];
            },
            ByHand: at => [-1.0 / (at[0] * at[0])]),
        new(
            "(a + b) / (c + d)",
            ["a", "b", "c", "d"],
            [[1.0, 2.0, -4.0, 1.5]],
            ["n = a + b,  m = c + d", "dn = 1 / m,  dm = -n / (m * m)"],
            ["da = dn", "db = dn", "dc = dm", "dd = dm"],
            Value: at => ExerciseCircuits.Quotient(at[0], at[1], at[2], at[3]),
            Generated: at =>
            {
                ExerciseCircuits.QuotientGradient(
                    at[0], at[1], at[2], at[3],
                    out double da, out double db, out double dc, out double dd);
                return [da, db, dc, dd];
            },
            ByHand: at =>
            {
                double n = at[0] + at[1];
                double m = at[2] + at[3];
                double dn = 1.0 / m;
                double dm = -n / (m * m);
                return [dn, dn, dm, dm];
            }),
        new(
            "max(a, b)",
            ["a", "b"],
            [[3.0, -1.0], [-2.0, 4.0]],
            [],
            ["da = a > b ? 1 : 0", "db = b > a ? 1 : 0"],
            Value: at => ExerciseCircuits.Larger(at[0], at[1]),
            Generated: at =>
            {
                ExerciseCircuits.LargerGradient(at[0], at[1], out double da, out double db);
                return [da, db];
            },
            ByHand: at => [at[0] > at[1] ? 1.0 : 0.0, at[1] > at[0] ? 1.0 : 0.0]),
        new(
            "max(a, 0)",
            ["a"],
            [[2.5], [-1.5]],
            [],
            ["da = a > 0 ? 1 : 0"],
            Value: at => ExerciseCircuits.Rectified(at[0]),
            Generated: at =>
            {
                ExerciseCircuits.RectifiedGradient(at[0], out double da);
                return [da];
            },
            ByHand: at => [at[0] > 0.0 ? 1.0 : 0.0]),
    ];
}
