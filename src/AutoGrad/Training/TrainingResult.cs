using System;
using System.Collections.Generic;

namespace AutoGrad.Training;

/// <summary>Why a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    AllEpochs,

    /// <summary>The validation has not got better for as long as patience lasts.</summary>
    EarlyStopping,

    /// <summary>A loss, a gradient or the validation was NaN or infinite, in the epoch behind the last report.</summary>
    NotFinite,

    /// <summary>The caller has asked for the end.</summary>
    Cancelled,
}

/// <summary>What a training came to.</summary>
public sealed class TrainingResult
{
    private readonly double[] _parameters;

    internal TrainingResult(double[] parameters, IReadOnlyList<EpochReport> epochs, int bestEpoch, TrainingEnd end)
    {
        _parameters = parameters;
        Epochs = epochs;
        BestEpoch = bestEpoch;
        End = end;
    }

    /// <summary>The parameters: with a validation those of the best epoch, without one the last.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>A report of each complete epoch.</summary>
    public IReadOnlyList<EpochReport> Epochs { get; }

    /// <summary>The epoch with the best validation, or without one the smallest loss; 0 if none was complete.</summary>
    public int BestEpoch { get; }

    /// <summary>Why it ended.</summary>
    public TrainingEnd End { get; }

    /// <summary>A copy of the parameters.</summary>
    /// <returns>A new array.</returns>
    public double[] ToArray() => (double[])_parameters.Clone();
}
