using System;
using System.Numerics;
using AutoGrad.Fuzz.Functions;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>
/// The derivatives of one value for each input, and beside each what is known of its accuracy: the size of the terms that were
/// summed, a bound on the rounding errors of any order of computation, and whether the conventions say anything at all.
/// </summary>
internal sealed class Tangent(int count)
{
    public const int MaximumCount = 64;

    /// <summary>Beyond this a float may have overflowed on another way to the same derivative.</summary>
    public const double FloatLimit = 1e30;

    private const double FloatRounding = 5.9604644775390625e-08;
    private const double DoubleRounding = 1.1102230246251565e-16;

    private readonly double[] _derivatives = new double[count];
    private readonly double[] _magnitudes = new double[count];
    private readonly double[] _errors = new double[count];
    private ulong _connected;

    /// <summary>Inputs whose derivative is infinite here, by a gate that keeps a pull of zero: a later local gradient of zero clears it.</summary>
    private ulong _infinite;

    /// <summary>Inputs whose derivative is not specified here.</summary>
    private ulong _unspecified;

    public int Count => _derivatives.Length;

    /// <summary>
    /// How far the value itself may be from what exact arithmetic would give, to first order: each gate rounds its value once, and passes on what
    /// its inputs bring. Differences of such values cannot be told from noise of that size.
    /// </summary>
    public double Rounding { get; private set; }

    public double Derivative(int input) => _derivatives[input];

    /// <summary>The sum of the terms' absolute values.</summary>
    public double Magnitude(int input) => _magnitudes[input];

    /// <summary>How far another correct computation may be from this one, but for a small factor.</summary>
    public double Error(int input) => _errors[input];

    /// <summary>Whether there is one right answer.</summary>
    public bool IsSpecified(int input) =>
        (((_infinite | _unspecified) >> input) & 1) == 0 && double.IsFinite(_magnitudes[input]) && double.IsFinite(_derivatives[input]);

    public static Tangent Seed(int count, int input)
    {
        var seed = new Tangent(count) { _connected = 1UL << input };
        seed._derivatives[input] = 1;
        seed._magnitudes[input] = 1;
        return seed;
    }

    /// <summary>The chain rule for one gate.</summary>
    public static Tangent? Combine(GateLocals gate, ReadOnlySpan<Value> inputs, bool isFloat)
    {
        bool isClearable = gate.IsGuarded && Array.TrueForAll(gate.Inputs, double.IsFinite);
        Tangent? sum = null;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (gate.IsConnected[i] && inputs[i].Tangent is { } tangent)
            {
                sum ??= new Tangent(tangent.Count);
                sum.Add(tangent, gate.Locals[i], gate.Scales[i], gate.IsUnspecified[i], isClearable, isFloat);
            }
        }

        if (sum is not null)
        {
            sum.Rounding += (isFloat ? FloatRounding : DoubleRounding) * Math.Abs(gate.Value);
        }

        return sum;
    }

    private void Add(Tangent input, double local, double scale, bool isUnspecified, bool isClearable, bool isFloat)
    {
        double precision = isFloat ? FloatRounding : DoubleRounding;
        _connected |= input._connected;
        Rounding += isUnspecified || !double.IsFinite(local) ? double.PositiveInfinity : local == 0 ? 0 : Math.Abs(local) * input.Rounding;
        if (isUnspecified)
        {
            _unspecified |= input._connected;
            return;
        }

        _unspecified |= input._unspecified;
        if (local == 0 && scale == 0)
        {
            // The pull behind this gate is exactly zero: whatever infinity lies there stays out of the sum.
            return;
        }

        _infinite |= input._infinite;
        if (!double.IsFinite(local) || !double.IsFinite(scale))
        {
            _ = isClearable ? _infinite |= input._connected : _unspecified |= input._connected;
            return;
        }

        for (ulong rest = input._connected; rest != 0; rest &= rest - 1)
        {
            int k = BitOperations.TrailingZeroCount(rest);
            _derivatives[k] += local * input._derivatives[k];
            _magnitudes[k] += scale * input._magnitudes[k];
            _errors[k] += scale * (input._errors[k] + precision * input._magnitudes[k]);
            if (isFloat && (_magnitudes[k] > FloatLimit || scale > FloatLimit))
            {
                _unspecified |= 1UL << k;
            }
        }
    }
}
