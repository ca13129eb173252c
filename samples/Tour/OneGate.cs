using System;
using AutoGrad;

namespace Tour;

/// <summary>Lesson 1: one multiplication gate, and three ways to make its output larger.</summary>
public static partial class OneGate
{
    private const double X = -2.0;
    private const double Y = 3.0;
    private const double StepSize = 0.01;

    [Differentiable]
    public static double Multiply(double x, double y) => x * y;

    public static OneGateNumbers Teach(Page page)
    {
        string[] inputs = ["x", "y"];
        page.Heading("1. One gate");
        page.Formula("f(x, y) = x * y", Page.Point(inputs, [X, Y]));

        double value = Multiply(X, Y);
        page.Result("value", value, -6.0, 0.0);

        (double searchedX, double searchedY, double searchedValue) = SearchAtRandom();
        page.Explain(
            "First way: move both inputs at random by up to 0.01, keep the best of 100",
            $"tries. It is at {Page.Point(inputs, [searchedX, searchedY])}.");
        page.Improvement("best value found", searchedValue, value);

        (double numericX, double numericY) = NumericGradientOfTheLesson(value);
        MultiplyGradient(X, Y, out double generatedX, out double generatedY);
        page.Explain(
            "Second way: the numeric gradient, (f(x + h, y) - f(x, y)) / h, and the same",
            "for y, with h = 0.0001. Third way: the generated gradient, which tries",
            "nothing and is exact.");
        page.Table(
            ["df/dx = y", "df/dy = x"],
            new Column("generated", [generatedX, generatedY]),
            new Column("numeric", [numericX, numericY], NumericGradient.Tolerance),
            new Column("expected", [3.0, -2.0]));

        double steppedX = X + (StepSize * generatedX);
        double steppedY = Y + (StepSize * generatedY);
        double afterStep = Multiply(steppedX, steppedY);
        page.Explain(
            $"A step of {Page.Number(StepSize)} along the gradient leads to",
            $"{Page.Point(inputs, [steppedX, steppedY])}.");
        page.Result("value after the step", afterStep, -5.8706, 1e-12);

        return new OneGateNumbers(
            value, searchedValue, numericX, numericY, generatedX, generatedY, afterStep);
    }

    /// <summary>Local search: every try starts from the same point and moves each input by at most 0.01.</summary>
    private static (double X, double Y, double Value) SearchAtRandom()
    {
        const int Tries = 100;
        const double Tweak = 0.01;
        const int Seed = 1;

        // A seeded sequence, so that the lesson shows the same numbers to everybody.
        Random random = new(Seed);
        (double X, double Y, double Value) best = (X, Y, double.NegativeInfinity);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double x = X + (Tweak * ((2.0 * random.NextDouble()) - 1.0));
            double y = Y + (Tweak * ((2.0 * random.NextDouble()) - 1.0));
            double value = Multiply(x, y);
            if (value > best.Value)
            {
                best = (x, y, value);
            }
        }

        return best;
    }

    /// <summary>The one-sided difference, as the definition of the derivative has it.</summary>
    private static (double X, double Y) NumericGradientOfTheLesson(double value)
    {
        const double Nudge = 0.0001;
        return ((Multiply(X + Nudge, Y) - value) / Nudge, (Multiply(X, Y + Nudge) - value) / Nudge);
    }
}
