using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>The gates of the runtime library.</summary>
public sealed class GatesCalls : Battery<GatesCalls>
{
    private static readonly Domain Wide = Between(-6, 6);

    protected override IReadOnlyList<Row> Rows =>
    [
        new("double Sigmoid(double x) => Gates.Sigmoid(x);", Wide) { Special = [[800.0], [-800.0]] },
        new("double Neuron(double a, double b, double c, double x, double y) { double q = a * x + b * y + c; return Gates.Sigmoid(q); }"),
        new("double Relu(double x) => Gates.Relu(x) * x;", Wide),
        new("double LeakyRelu(double x) => Gates.LeakyRelu(x) * x;", Wide),
        new("double LeakyReluOfSlope(double x, double slope) => Gates.LeakyRelu(x, slope) * x;", Wide),
        new("double LeakyReluOfConstantSlope(double x) => Gates.LeakyRelu(x, 0.2) + Gates.LeakyRelu(x, slope: 0.3) + Gates.LeakyRelu(slope: 0.1, x: x);", Wide),
        new("double Softplus(double x) => Gates.Softplus(x);", Wide) { Special = [[800.0], [-800.0]] },
        new("double Square(double x) => Gates.Square(x) + Gates.Square(Gates.Square(x));"),
        new("double Hinge(double margin) => Gates.Hinge(margin) * margin;"),
        new("double LogSigmoid(double x) => Gates.LogSigmoid(x);", Wide) { Special = [[800.0], [-800.0]] },
        new("double DetachOfConstant(double x, [Constant] double k) => Gates.Detach(k) * x;"),
        new("double Together(double x, double y) => Gates.Sigmoid(x * y) * Gates.Softplus(x) + Gates.LeakyRelu(y, 0.1) * Gates.Square(x) - Gates.LogSigmoid(x - y);"),
        new("double LogisticLoss(double w, double b, [Constant] double x, [Constant] double y) => Gates.Softplus(w * x + b) - y * (w * x + b);"),
        new("double HingeLoss(double a, double b, [Constant] double x, [Constant] double label) => Gates.Hinge(label * (a * x + b)) + 0.05 * (Gates.Square(a) + Gates.Square(b));"),
        new("double QualifiedFully(double x) => global::AutoGrad.Gates.Sigmoid(x) * AutoGrad.Gates.Square(x);"),
        new("float SigmoidOfFloat(float x) => Gates.Sigmoid(x);", Wide),
        new("float ReluOfFloat(float x) => Gates.Relu(x) * x;", Wide),
        new("float LeakyReluOfFloat(float x, float slope) => Gates.LeakyRelu(x, slope) + Gates.LeakyRelu(x);", Wide),
        new("float SoftplusOfFloat(float x) => Gates.Softplus(x);", Wide),
        new("float SquareOfFloat(float x) => Gates.Square(x) * x;"),
        new("float HingeOfFloat(float margin) => Gates.Hinge(margin) * margin;"),
        new("float LogSigmoidOfFloat(float x) => Gates.LogSigmoid(x);", Wide),
        new("double WidenedFloat(float x) => Gates.Sigmoid((double)x) * Gates.Square(x);"),
        new("double Chained(double pull, double local) => Gates.Chain(pull, local);"),
    ];
}
