using GradBench.Functions;

namespace GradBench.Inputs;

/// <summary>The input of the eval lstm. The number of layers, their width and the length of the sequence follow from the shapes.</summary>
public sealed record LstmInput(double[][] MainParams, double[][] ExtraParams, double[][] State, double[][] Sequence)
{
    /// <summary>The input, checked; its fields are the parameters of <see cref="LongShortTermMemory.Objective"/>.</summary>
    public LstmInput ToArguments()
    {
        int width = Check.Width(ExtraParams, "extra_params");
        Check.That(width >= 1, "'extra_params' must have numbers.");
        Check.Rows(ExtraParams, "extra_params", 3, width);
        Check.That(MainParams.Length % 2 == 0, "'main_params' must have two rows for each layer.");
        Check.Rows(MainParams, "main_params", MainParams.Length, 4L * width);
        Check.Rows(State, "state", MainParams.Length, width);
        Check.That(Sequence.Length >= 2, "'sequence' must have at least 2 rows.");
        Check.Rows(Sequence, "sequence", Sequence.Length, width);
        return this;
    }
}
