using System.Collections.Generic;
using GradBench.Functions;
using GradBench.Inputs;
using GradBench.Protocol;

namespace GradBench;

/// <summary>The functions of GradBench's evals that this tool computes.</summary>
public static class Evals
{
    public static IReadOnlyList<EvalFunction> All { get; } =
    [
        EvalFunction.Of("hello", "square", (double x) => x, Hello.Square),
        EvalFunction.Of("hello", "double", (double x) => x, Hello.Derivative),

        EvalFunction.Of("gmm", "objective", (GmmInput i) => i.ToArguments(), a => MixtureModel.Objective(a.Data, a.Alpha, a.Mu, a.Q, a.L)),
        EvalFunction.Of("gmm", "jacobian", (GmmInput i) => i.ToArguments(), a => MixtureModel.Gradient(a.Data, a.Alpha, a.Mu, a.Q, a.L)),

        EvalFunction.Of(
            "lstm", "objective", (LstmInput i) => i.ToArguments(),
            a => LongShortTermMemory.Objective(a.MainParams, a.ExtraParams, a.State, a.Sequence)),
        EvalFunction.Of(
            "lstm", "jacobian", (LstmInput i) => i.ToArguments(),
            a => LongShortTermMemory.Gradient(a.MainParams, a.ExtraParams, a.State, a.Sequence)),

        EvalFunction.Of("ba", "objective", (BaInput i) => i.ToBundle(), BundleAdjustment.Objective, BaObjective.Of),
        EvalFunction.Of("ba", "jacobian", (BaInput i) => i.ToBundle(), BundleAdjustment.Jacobian, BaJacobian.Of),

        EvalFunction.Of("ht", "objective", (HtInput i) => i.ToArguments(), a => HandJacobian.Residuals(a.Data, a.Theta, a.Places)),
        EvalFunction.Of("ht", "jacobian", (HtInput i) => i.ToArguments(), a => HandJacobian.Of(a.Data, a.Theta, a.Places)),

        EvalFunction.Of("kmeans", "cost", (KMeansInput i) => i.ToArguments(), a => KMeans.Cost(a.Points, a.Centroids)),
        EvalFunction.Of("kmeans", "dir", (KMeansInput i) => i.ToArguments(), a => KMeans.Direction(a.Points, a.Centroids)),

        EvalFunction.Of("lse", "primal", (LseInput i) => i.ToArguments(), x => LogSumExp.Primal(x)),
        EvalFunction.Of("lse", "gradient", (LseInput i) => i.ToArguments(), LogSumExp.Gradient),

        EvalFunction.Of("llsq", "primal", (LlsqInput i) => i.ToArguments(), a => LeastSquares.Primal(a.X, a.N)),
        EvalFunction.Of("llsq", "gradient", (LlsqInput i) => i.ToArguments(), a => LeastSquares.Gradient(a.X, a.N)),
    ];
}
