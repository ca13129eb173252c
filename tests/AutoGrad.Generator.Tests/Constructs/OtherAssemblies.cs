using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Calls of marked methods of another assembly, by the backward methods that were generated for them there: the library's own losses and layers.</summary>
public sealed class OtherAssemblies : RoutineBattery<OtherAssemblies>
{
    private static readonly Domain Small = Between(-1, 1);
    private static readonly Elements Two = new(2, 2, Between(-1, 1));
    private static readonly Elements Weights = new(17, 17, Between(-1, 1));

    protected override string Usings => "using AutoGrad.Layers;";

    protected override IReadOnlyList<Routine> Rows =>
    [
        new("double Number(double s) => Loss.Logistic(s * s, 1.0) * s;", Small),
        new("double ConstantNumber(double s, [Constant] double label) => Loss.SquaredHinge(s, label) + Loss.Hinge(3 * s, -1) * s;", Small, Small),
        new("double InLoop(double s, double t, int n) { double r = 1; for (int i = 0; i < n; i++) { r *= Loss.Logistic(s * r, 1.0) + Loss.Logistic(t * s, -1) * 0.5; if (r > 5) { break; } } return r * s; }", Small, Small, Between(0, 5)),
        new("double InBranch(double s, double t) { if (s > t) { s = Loss.Logistic(s, 1.0); } else { t *= Loss.Logistic(t, -1); } return s * t; }", Small, Small),
        new("double Scores(ReadOnlySpan<double> x, double a) => Loss.SoftmaxCrossEntropy(x, 1) * a + Loss.SoftmaxCrossEntropy(x.Slice(1), 0);", new Elements(3, 4, Small), Small),
        new("double Penalised(double[] w, double a) => a * Penalty.L2(w) + Penalty.L2(w.AsSpan(1)) * Penalty.L2(w);", new Elements(2, 4, Small), Small),
        new("double BufferOverwrittenLater(double[] x, double a) { double s = Loss.SoftmaxCrossEntropy(x, 0); x[0] = a * x[1]; s *= Loss.SoftmaxCrossEntropy(x, 1); x[1] *= s; return s + x[1]; }", new Elements(2, 4, Small), Small),
        new("double BufferOverwrittenInLoop(double[] x, double a, int n) { double s = 0; for (int i = 0; i < n; i++) { s += Loss.SoftmaxCrossEntropy(x, 0) * a; x[0] *= a; x[1] += s; } return s; }", Two, Small, Between(0, 4)),
        new("double Dense(double[] w, double[] b, double[] x, double a) { var h = new double[2]; h[0] = a; Layer.Dense(w, b, x, h); return h[0] * h[1] * a; }", new Elements(4, 4, Small), Two, Two, Small),
        new("double Network(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int label) { var h = new double[3]; var t = new double[3]; var o = new double[2]; Layer.Dense(w.Slice(0, 6), w.Slice(6, 3), x, h); Layer.Tanh(h, t); Layer.Dense(w.Slice(9, 6), w.Slice(15, 2), t, o); return Loss.SoftmaxCrossEntropy(o, label) + 0.1 * Penalty.L2(w); }", Weights, Two, Between(0, 1)),
        new("void Layers(double[] w, double[] x) { Span<double> h = stackalloc double[2]; for (int i = 0; i < 3; i++) { Layer.Dense(w, x, x, h); Layer.Tanh(h, x); } }", new Elements(4, 4, Small), Two),
        new("double InCallee(double[] w, double[] x, int n) { for (int i = 0; i < n; i++) { Step(w, x, i); } return x[0] * x[1]; }", new Elements(4, 4, Small), Two, Between(0, 3)) { Helpers = "private static void Step(double[] w, double[] x, int n) { var h = new double[2]; if (n > 7) { return; } for (int i = 0; i < 2; i++) { Layer.Dense(w, x, x, h); if (h[0] > 9) { return; } Layer.Tanh(h, x); } x[0] *= h[1]; }" },
        new("double InRecursion(double s, int n) => n <= 0 ? s : Loss.Logistic(InRecursion(s * 0.7, n - 1), 1.0) * s;", Small, Between(0, 3)),
        new("double ConstantTarget(double[] x, [Constant] double[] target) { target[0] += 1; double s = Loss.SquaredError(x, target); target[0] = 5; return s * x[0]; }", Two, Two),
        new("double Dropped(double[] x, bool[] kept, double a) { var y = new double[2]; Layer.Dropout(x, kept, 0.5, y); return y[0] * a + y[1] * y[1]; }", Two, new Elements(2, 2, Among(true, false)), Small),
        new("double Throws(double[] x, double a) => Loss.SoftmaxCrossEntropy(x, 2) * a;", new Elements(3, 3, Small), Small) { Throwing = [[new[] { 0.5, 0.25 }, 0.5]] },
        new("double PartsThatAreApart(double[] x, double a) { Layer.Relu(x.AsSpan(0, 1), x.AsSpan(1, 1)); return x[1] * a; }", Two, Small),
        new("double UnusedResult(double[] w, double a) { Penalty.L2(w); return Loss.Logistic(a, 1.0) * w[0]; }", Two, Small),
    ];
}
