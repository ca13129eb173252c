using System;
using AutoGrad;
using AutoGrad.Layers;

namespace Chapter2;

/// <summary>The network as a pupil: the same pulls as for the line, only that they travel through two layers.</summary>
public sealed class Network : IClassifier
{
    /// <summary>How strongly the weights are pulled to 0: weaker than in the line, or three small neurons never get off the ground.</summary>
    public const double PullToZero = 0.1;

    private readonly double[] _parameters = new double[NetworkCircuit.Parameters];
    private readonly double[] _gradient = new double[NetworkCircuit.Parameters];

    /// <summary>Begins with small random numbers.</summary>
    /// <param name="seed">Their seed.</param>
    public Network(long seed) => Initializer.Uniform(_parameters, 0.5, new SeededRandom(seed));

    public ReadOnlySpan<double> Parameters => _parameters;

    public double Score(double x, double y) => NetworkCircuit.Score(_parameters, x, y);

    public void LearnFrom(LabelledPoint point, double stepSize)
    {
        double pull = SvmByPulls.Pull(Score(point.X, point.Y), point.Label);
        Array.Clear(_gradient);
        NetworkCircuit.ScoreBackward(_parameters, point.X, point.Y, pull, _gradient);
        NetworkCircuit.SizeBackward(_parameters, -PullToZero, _gradient);
        for (int i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] += stepSize * _gradient[i];
        }
    }
}
