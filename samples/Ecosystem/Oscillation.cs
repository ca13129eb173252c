using System;
using AutoGrad;
using AutoGrad.Optimization;

namespace Ecosystem;

/// <summary>Curve fitting where the truth is known: a damped oscillation, measured with noise.</summary>
public static partial class Oscillation
{
    public const double Amplitude = 2.0;
    public const double Decay = 0.4;
    public const double Frequency = 3.0;
    public const double Phase = 0.5;

    /// <summary>Measurements that miss the truth by up to this much.</summary>
    public const double Noise = 0.1;

    /// <summary>The displacement at a time.</summary>
    [Differentiable]
    public static double Displacement(double amplitude, double decay, double frequency, double phase, [Constant] double time) =>
        amplitude * Math.Exp(-decay * time) * Math.Cos(frequency * time + phase);

    /// <summary>How far the model is from a measurement.</summary>
    [Differentiable]
    public static double Misfit(double amplitude, double decay, double frequency, double phase, [Constant] double time, [Constant] double measured) =>
        Displacement(amplitude, decay, frequency, phase, time) - measured;

    /// <summary>Measurements at equal intervals over six units of time.</summary>
    public static (double[] Times, double[] Measured) Measure(int count, long seed)
    {
        var random = new SeededRandom(seed);
        double[] times = new double[count];
        double[] measured = new double[count];
        for (int i = 0; i < count; i++)
        {
            times[i] = 6.0 * i / (count - 1);
            measured[i] = Displacement(Amplitude, Decay, Frequency, Phase, times[i]) + random.NextDouble(-Noise, Noise);
        }

        return (times, measured);
    }

    public static MinimizeResult Fit(double[] times, double[] measured) => new LevenbergMarquardt().Minimize(
        (p, i, dp) => MisfitGradient(p, times[i], measured[i], dp), times.Length, [1.0, 0.1, 2.7, 0.0]);
}
