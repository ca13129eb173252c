using System;
using System.Threading;
using AutoGrad.Optimization;

namespace AutoGrad.Training;

/// <summary>One pass through all examples in a random order, batch by batch.</summary>
internal sealed class EpochOfBatches
{
    private readonly Trainer _trainer;
    private readonly Optimizer _optimizer;
    private readonly BatchGradient _batches;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private readonly double[] _penaltyGradient;
    private readonly int[] _order;

    public EpochOfBatches(Trainer trainer, ExampleLoss loss, int examples, double[] parameters, Optimizer optimizer)
    {
        _trainer = trainer;
        _optimizer = optimizer;
        _batches = new BatchGradient(loss, parameters.Length, trainer.Slices, trainer.Threads);
        _parameters = parameters;
        _gradient = new double[parameters.Length];
        _penaltyGradient = new double[trainer.Penalty is null ? 0 : parameters.Length];
        _order = new int[examples];
    }

    /// <summary>The mean loss of the examples of the last epoch.</summary>
    public double MeanLoss { get; private set; }

    /// <summary>The mean length of the gradients of the last epoch's batches.</summary>
    public double MeanGradientNorm { get; private set; }

    /// <summary>Runs an epoch, which depends on nothing but its number, the seed, the parameters and the optimizer.</summary>
    /// <returns>
    /// Whether it came to its end; not, if a number is not finite or the caller has asked for the end. The parameters are those of the
    /// last good step.
    /// </returns>
    public bool Run(int number, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new SeededRandom(_trainer.Seed, number).Shuffle<int>(_order);
        double losses = 0.0;
        double norms = 0.0;
        int batches = 0;
        for (int first = 0; first < _order.Length; first += _trainer.BatchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            int length = Math.Min(_trainer.BatchSize, _order.Length - first);
            double loss = _batches.Evaluate(_parameters, _order.AsMemory(first, length), number, _trainer.Seed, _gradient);
            AddPenalty();
            double norm = VectorMath.Norm(_gradient);
            if (!VectorMath.IsFinite(loss) || !VectorMath.IsFinite(norm))
            {
                return false;
            }

            if (norm > _trainer.LargestGradient)
            {
                GradientClipping.ByNorm(_gradient, _trainer.LargestGradient);
            }

            _optimizer.Step(_parameters, _gradient);
            losses += loss;
            norms += norm;
            batches++;
        }

        MeanLoss = losses / _order.Length;
        MeanGradientNorm = norms / batches;
        return true;
    }

    private void AddPenalty()
    {
        if (_trainer.Penalty is not null)
        {
            _trainer.Penalty(_parameters, _penaltyGradient);
            VectorMath.AddScaled(_gradient, _trainer.PenaltyFactor, _penaltyGradient);
        }
    }
}
