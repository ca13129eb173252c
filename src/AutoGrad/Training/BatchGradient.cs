using System;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace AutoGrad.Training;

/// <summary>The loss of a batch of examples with its gradient, by one thread or several.</summary>
/// <remarks>
/// A batch is cut into slices, as many whatever the number of threads. A slice adds up its examples in order, in a gradient of its own;
/// then the slices are added up in order. So each sum is rounded in the same way, and gives the same bits for any number of threads.
/// </remarks>
internal sealed class BatchGradient
{
    private readonly ExampleLoss _loss;
    private readonly double[][] _gradients;
    private readonly double[] _losses;
    private readonly ExceptionDispatchInfo?[] _exceptions;
    private readonly ParallelOptions? _threads;

    public BatchGradient(ExampleLoss loss, int count, int slices, int threads)
    {
        _loss = loss;
        _gradients = new double[slices][];
        for (int slice = 0; slice < slices; slice++)
        {
            _gradients[slice] = new double[count];
        }

        _losses = new double[slices];
        _exceptions = new ExceptionDispatchInfo?[slices];
        _threads = threads > 1 ? new ParallelOptions { MaxDegreeOfParallelism = threads } : null;
    }

    /// <summary>Sets the gradient of the mean loss of a batch.</summary>
    /// <returns>The sum of the losses.</returns>
    public double Evaluate(double[] parameters, ReadOnlyMemory<int> batch, int epoch, long seed, double[] gradient)
    {
        int slices = _gradients.Length;
        if (_threads is null)
        {
            for (int slice = 0; slice < slices; slice++)
            {
                EvaluateSlice(slice, parameters, batch.Span, epoch, seed);
            }
        }
        else
        {
            EvaluateInParallel(parameters, batch, epoch, seed);
        }

        double loss = 0.0;
        Array.Clear(gradient, 0, gradient.Length);
        for (int slice = 0; slice < slices; slice++)
        {
            loss += _losses[slice];
            double[] part = _gradients[slice];
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += part[i];
            }
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] /= batch.Length;
        }

        return loss;
    }

    private void EvaluateInParallel(double[] parameters, ReadOnlyMemory<int> batch, int epoch, long seed)
    {
        Parallel.For(0, _gradients.Length, _threads!, slice =>
        {
            try
            {
                EvaluateSlice(slice, parameters, batch.Span, epoch, seed);
            }
            catch (Exception exception)
            {
                _exceptions[slice] = ExceptionDispatchInfo.Capture(exception);
            }
        });

        // The exception that one thread would have met first.
        foreach (ExceptionDispatchInfo? exception in _exceptions)
        {
            exception?.Throw();
        }
    }

    private void EvaluateSlice(int slice, double[] parameters, ReadOnlySpan<int> batch, int epoch, long seed)
    {
        double[] gradient = _gradients[slice];
        Array.Clear(gradient, 0, gradient.Length);
        double loss = 0.0;
        int first = (int)((long)batch.Length * slice / _gradients.Length);
        int end = (int)((long)batch.Length * (slice + 1) / _gradients.Length);
        for (int i = first; i < end; i++)
        {
            loss += _loss(parameters, new Example(batch[i], epoch, seed), gradient);
        }

        _losses[slice] = loss;
    }
}
