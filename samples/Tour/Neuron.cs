using System;
using System.Linq;
using AutoGrad;

namespace Tour;

/// <summary>Lesson 3: a neuron, once with the sigmoid as one gate and once with the sigmoid taken apart.</summary>
public static partial class Neuron
{
    private const double StepSize = 0.01;
    private const double RoundingOnly = 1e-14;
    private const double ThreeDigits = 0.0005;
    private const double FourDigits = 0.00005;

    /// <summary>The expected value is known by its first four digits, which are followed by a 5.</summary>
    private const double FourDigitsCutOff = 0.0001;

    [Differentiable]
    public static double Fire(double a, double b, double c, double x, double y)
    {
        double q = a * x + b * y + c;
        return Gates.Sigmoid(q);
    }

    [Differentiable]
    public static double FireSpelledOut(double a, double b, double c, double x, double y)
    {
        double q = a * x + b * y + c;
        return 1.0 / (1.0 + Math.Exp(-q));
    }

    public static NeuronNumbers Teach(Page page)
    {
        string[] inputs = ["a", "b", "c", "x", "y"];
        double[] point = [1.0, 2.0, -3.0, -1.0, 3.0];
        page.Heading("3. A neuron");
        page.Formula("f = sig(a * x + b * y + c)", Page.Point(inputs, point));

        double value = Value(point);
        double valueSpelledOut = ValueSpelledOut(point);
        page.Result("value", value, 0.8808, FourDigits);
        page.Result("value, taken apart", valueSpelledOut, value, RoundingOnly);

        double[] generated = Gradient(point);
        double[] spelledOut = GradientSpelledOut(point);
        double[] numeric = NumericGradient.At(Value, point);
        page.Explain(
            "Here s is the value. 'generated' has the sigmoid as one gate; 'taken apart'",
            "is the gradient of a circuit that spells it out as 1 / (1 + exp(-q)). Two",
            "circuits for one function, hence one gradient.");
        page.Table(
            [
                "df/da = x * s * (1 - s)",
                "df/db = y * s * (1 - s)",
                "df/dc = s * (1 - s)",
                "df/dx = a * s * (1 - s)",
                "df/dy = b * s * (1 - s)",
            ],
            new Column("generated", generated),
            new Column("taken apart", spelledOut, RoundingOnly),
            new Column("numeric", numeric, NumericGradient.Tolerance),
            new Column("expected", [-0.105, 0.315, 0.105, 0.105, 0.210], ThreeDigits));

        double[] stepped = [.. point.Zip(generated, (input, derivative) => input + (StepSize * derivative))];
        double afterStep = Value(stepped);
        page.Explain(
            $"A step of {Page.Number(StepSize)} along the gradient leads to",
            $"{Page.Point(inputs, stepped)}.");
        page.Result("value after the step", afterStep, 0.8825, FourDigitsCutOff);

        return new NeuronNumbers(value, valueSpelledOut, generated, spelledOut, numeric, afterStep);
    }

    private static double Value(double[] at) => Fire(at[0], at[1], at[2], at[3], at[4]);

    private static double ValueSpelledOut(double[] at) => FireSpelledOut(at[0], at[1], at[2], at[3], at[4]);

    private static double[] Gradient(double[] at)
    {
        FireGradient(
            at[0], at[1], at[2], at[3], at[4],
            out double da, out double db, out double dc, out double dx, out double dy);
        return [da, db, dc, dx, dy];
    }

    private static double[] GradientSpelledOut(double[] at)
    {
        FireSpelledOutGradient(
            at[0], at[1], at[2], at[3], at[4],
            out double da, out double db, out double dc, out double dx, out double dy);
        return [da, db, dc, dx, dy];
    }
}
