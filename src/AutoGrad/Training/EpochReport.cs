using System.Globalization;

namespace AutoGrad.Training;

/// <summary>What an epoch, one pass through all examples, came to. Prints as one line.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Loss">The mean loss of the examples, each at the parameters that its batch found; without the penalty.</param>
/// <param name="Validation">The value of the validation after the epoch; NaN if there is none.</param>
/// <param name="GradientNorm">The mean length of the gradients of its batches, before clipping.</param>
/// <param name="IsBest">Whether the validation is the best so far; without validation, whether the loss is.</param>
public readonly record struct EpochReport(int Epoch, double Loss, double Validation, double GradientNorm, bool IsBest)
{
    /// <summary>One line of text.</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        double.IsNaN(Validation) ? "epoch {0}: loss {1:G6}, gradient {3:G3}{4}" : "epoch {0}: loss {1:G6}, validation {2:G6}, gradient {3:G3}{4}",
        Epoch,
        Loss,
        Validation,
        GradientNorm,
        IsBest ? ", best so far" : "");
}
