using System.Linq;
using AutoGrad;

namespace Tour;

/// <summary>Lesson 2: two gates in a row, and the chain rule that hands the gradient from one to the other.</summary>
public static partial class TwoGates
{
    private const double X = -2.0;
    private const double Y = 5.0;
    private const double Z = -4.0;
    private const double StepSize = 0.01;

    [Differentiable]
    public static double Add(double x, double y) => x + y;

    [Differentiable]
    public static double Multiply(double q, double z) => q * z;

    [Differentiable]
    public static double AddThenMultiply(double x, double y, double z)
    {
        double q = Add(x, y);
        return Multiply(q, z);
    }

    public static TwoGatesNumbers Teach(Page page)
    {
        string[] inputs = ["x", "y", "z"];
        double[] point = [X, Y, Z];
        page.Heading("2. Two gates");
        page.Formula("f(x, y, z) = (x + y) * z", Page.Point(inputs, point));

        double value = AddThenMultiply(X, Y, Z);
        page.Result("value", value, -12.0, 0.0);

        AddThenMultiplyGradient(X, Y, Z, out double generatedX, out double generatedY, out double generatedZ);
        double[] generated = [generatedX, generatedY, generatedZ];
        double[] chained = ChainTheGates();
        double[] numeric = NumericGradient.At(at => AddThenMultiply(at[0], at[1], at[2]), point);
        page.Explain(
            "Each gate knows only its own derivatives. 'chained' calls the backward",
            "method of the * gate with a pull of 1, and hands what it finds for q = x + y",
            "to the backward method of the + gate, as its pull. 'generated' is the",
            "gradient method of the whole circuit: the generator did the same before.");
        page.Table(
            ["df/dx = z", "df/dy = z", "df/dz = x + y"],
            new Column("generated", generated),
            new Column("chained", chained),
            new Column("numeric", numeric, NumericGradient.Tolerance),
            new Column("expected", [-4.0, -4.0, 3.0]));

        double[] stepped = [.. point.Zip(generated, (input, derivative) => input + (StepSize * derivative))];
        double afterStep = AddThenMultiply(stepped[0], stepped[1], stepped[2]);
        page.Explain(
            $"A step of {Page.Number(StepSize)} along the gradient leads to",
            $"{Page.Point(inputs, stepped)}.");
        page.Result("value after the step", afterStep, -11.5924, 1e-12);

        return new TwoGatesNumbers(value, generated, chained, numeric, afterStep);
    }

    /// <summary>The chain rule by the generated methods of the single gates, last gate first.</summary>
    private static double[] ChainTheGates()
    {
        double dx = 0.0;
        double dy = 0.0;
        double dq = 0.0;
        double dz = 0.0;
        MultiplyBackward(Add(X, Y), Z, 1.0, ref dq, ref dz);
        AddBackward(X, Y, dq, ref dx, ref dy);
        return [dx, dy, dz];
    }
}
