using AutoGrad.Optimization;
using Chapter3.Data;

namespace Chapter3;

/// <summary>A support vector machine and softmax on the irises: 100 to learn from, 50 to be tested with.</summary>
public static class IrisLesson
{
    private const int Classes = 3;
    private const double Regularization = 1e-3;

    /// <summary>What a classifier came to.</summary>
    public sealed record Outcome(double Cost, double TrainingAccuracy, double TestAccuracy);

    public static (ClassifiedData Training, ClassifiedData Test) Data()
    {
        (ClassifiedData training, ClassifiedData test) = ClassifiedData.Iris().Split(100, seed: 1);
        var scale = Scale.Of(training.Inputs);
        return (scale.Apply(training), scale.Apply(test));
    }

    /// <summary>The hinge has kinks: gradient descent with steps that become smaller.</summary>
    public static Outcome BySupportVectors(int steps)
    {
        (ClassifiedData training, ClassifiedData test) = Data();
        double[] start = new double[LinearClassifier.Parameters(training.Features, Classes)];
        MinimizeResult result = new Momentum(start.Length, LearningRate.Cosine(0.5, steps)).Minimize(
            (p, dp) => LinearClassifier.HingeCostGradient(p, training.Inputs, training.Labels, Regularization, dp), start, steps);
        return Judge(result, training, test);
    }

    /// <summary>Softmax is smooth: a quasi-Newton method.</summary>
    public static Outcome BySoftmax()
    {
        (ClassifiedData training, ClassifiedData test) = Data();
        double[] start = new double[LinearClassifier.Parameters(training.Features, Classes)];
        MinimizeResult result = new Lbfgs().Minimize(
            (p, dp) => LinearClassifier.SoftmaxCostGradient(p, training.Inputs, training.Labels, Regularization, dp), start);
        return Judge(result, training, test);
    }

    private static Outcome Judge(MinimizeResult result, ClassifiedData training, ClassifiedData test)
    {
        double[] p = result.ToArray();
        return new Outcome(
            result.Value,
            training.Accuracy(input => LinearClassifier.Classify(p, input)),
            test.Accuracy(input => LinearClassifier.Classify(p, input)));
    }
}
