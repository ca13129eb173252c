using System;

namespace AutoGrad.Fuzz.Functions;

/// <summary>The fuzzer's own derivatives of functions with kinks, jumps and ties, and the conventions that hold there.</summary>
internal static class KinkRules
{
    /// <summary>0 at 0.</summary>
    public static void Abs(GateLocals gate)
    {
        Select(gate, 0, gate.First > 0, gate.First < 0);
    }

    public static void Max(GateLocals gate) => Larger(gate, gate.First > gate.Second, gate.Second > gate.First);

    /// <summary>The value is one of the two, by their sizes.</summary>
    public static void OneOfTwo(GateLocals gate) =>
        Larger(gate, gate.First != gate.Second && gate.Value == gate.First, gate.First != gate.Second && gate.Value == gate.Second);

    public static void Min(GateLocals gate) => Larger(gate, gate.First < gate.Second, gate.Second < gate.First);

    /// <summary>As max(x, 0) with a constant 0: nothing at the tie.</summary>
    public static void Relu(GateLocals gate)
    {
        Step(gate, 1, 0, gate.First > 0, gate.First <= 0);
    }

    /// <summary>As max(0, 1 - margin).</summary>
    public static void Hinge(GateLocals gate)
    {
        Step(gate, -1, 0, gate.First < 1, gate.First >= 1);
    }

    public static void LeakyRelu(GateLocals gate) => Leaky(gate, gate.Second);

    public static void LeakyReluOfOne(GateLocals gate) => Leaky(gate, 0.01);

    public static void LeakyReluOfOneFloat(GateLocals gate) => Leaky(gate, 0.01f);

    /// <summary>
    /// As the larger of x and the lower bound, and of that the smaller one than the upper bound: at a bound a tie like theirs. Where both
    /// bounds are one, or something is NaN, nothing is written down.
    /// </summary>
    public static void Clamp(GateLocals gate)
    {
        (double x, double low, double high) = (gate.First, gate.Second, gate.Third);

        // With bounds that are NaN the runtime gives one value where it sees a constant among the arguments, and another where not.
        gate.IsUndependable = double.IsNaN(low) || double.IsNaN(high);
        if (double.IsNaN(x) || !(low < high))
        {
            gate.Piece = 6;
            gate.Unspecified(0);
            gate.Unspecified(1);
            gate.Unspecified(2);
            return;
        }

        gate.Piece = x < low ? 1 : x > high ? 2 : x == low ? 3 : x == high ? 4 : 5;
        gate.Set(0, gate.Piece == 5 ? 1 : 0);
        gate.Set(1, gate.Piece == 1 ? 1 : 0);
        gate.Set(2, gate.Piece == 2 ? 1 : 0);
        if (gate.Piece is 3 or 4)
        {
            Tie(gate, 0, gate.Piece == 3 ? 1 : 2);
        }
    }

    /// <summary>The magnitude of the first with the sign of the second, which has no gradient.</summary>
    public static void CopySign(GateLocals gate)
    {
        bool isSame = double.IsNegative(gate.First) == double.IsNegative(gate.Second);
        gate.Piece = isSame ? 1 : 2;
        if (gate.First == 0 || double.IsNaN(gate.First) || double.IsNaN(gate.Second))
        {
            gate.Unspecified(0);
        }
        else
        {
            gate.Set(0, isSame ? 1 : -1);
        }
    }

    /// <summary>x - n * y, where n is the quotient rounded to an integer.</summary>
    public static void IeeeRemainder(GateLocals gate)
    {
        gate.IsGuarded = true;
        double times = Math.Round((gate.First - gate.Value) / gate.Second);
        gate.Piece = times;
        gate.Set(0, 1);
        if (Math.Abs(times) > 1e6 || Math.Abs(gate.First / gate.Second - times) > 0.4999)
        {
            gate.Unspecified(1);
        }
        else
        {
            gate.Set(1, -times);
        }
    }

    /// <summary>Any function of integers: no gradient, but differences must know that a jump was crossed.</summary>
    public static void Integer(GateLocals gate) => gate.Piece = gate.Value;

    private static void Leaky(GateLocals gate, double slope)
    {
        Step(gate, 1, slope, gate.First > 0, gate.First <= 0);
        if (gate.Inputs.Length == 2)
        {
            gate.Set(1, gate.First > 0 ? 0 : gate.First);
        }
    }

    private static void Larger(GateLocals gate, bool isFirst, bool isSecond)
    {
        gate.Piece = isFirst ? 1 : isSecond ? 2 : 3;
        if (isFirst || isSecond)
        {
            gate.Set(0, isFirst ? 1 : 0);
            gate.Set(1, isSecond ? 1 : 0);
            return;
        }

        if (double.IsNaN(gate.First) || double.IsNaN(gate.Second))
        {
            gate.Unspecified(0);
            gate.Unspecified(1);
            return;
        }

        Tie(gate, 0, 1);
    }

    /// <summary>Half to each of two that are active; nothing where one is a constant.</summary>
    private static void Tie(GateLocals gate, int one, int other)
    {
        (Activity first, Activity second) = (gate.ActivityOf(one), gate.ActivityOf(other));
        if (first == Activity.Unclear || second == Activity.Unclear)
        {
            gate.Unspecified(one);
            gate.Unspecified(other);
            return;
        }

        double half = first == Activity.Active && second == Activity.Active ? 0.5 : 0;
        gate.Set(one, half);
        gate.Set(other, half);
    }

    private static void Select(GateLocals gate, int input, bool isPlus, bool isMinus)
    {
        gate.Piece = isPlus ? 1 : isMinus ? 2 : 3;
        if (double.IsNaN(gate.Inputs[input]))
        {
            gate.Unspecified(input);
        }
        else
        {
            gate.Set(input, isPlus ? 1 : isMinus ? -1 : 0);
        }
    }

    private static void Step(GateLocals gate, double onSide, double offSide, bool isOn, bool isOff)
    {
        gate.Piece = isOn ? 1 : isOff ? 2 : 3;
        if (isOn || isOff)
        {
            gate.Set(0, isOn ? onSide : offSide);
        }
        else
        {
            gate.Unspecified(0);
        }
    }
}
