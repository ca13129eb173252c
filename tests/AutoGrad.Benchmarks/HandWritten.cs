using System;

namespace AutoGrad.Benchmarks;

/// <summary>
/// What a careful person writes for the same functions, under the same contract: the value to the last bit as the
/// function returns it, and each derivative times the pull added to what is there.
/// </summary>
public static class HandWritten
{
    public static double NeuronBackward(
        double a, double b, double c, double x, double y,
        double dResult,
        ref double da, ref double db, ref double dc, ref double dx, ref double dy)
    {
        double s = Gates.Sigmoid(a * x + b * y + c);
        double dq = s * (1.0 - s) * dResult;
        da += x * dq;
        db += y * dq;
        dc += dq;
        dx += a * dq;
        dy += b * dq;
        return s;
    }

    public static double PowerBackward(
        double a, double b, double c, double d,
        double dResult,
        ref double da, ref double db, ref double dc, ref double dd)
    {
        double p = a * b + c;
        double q = p * d;
        double dq = 2.0 * q * dResult;
        double dp = d * dq;
        da += b * dp;
        db += a * dp;
        dc += dp;
        dd += p * dq;

        // q * q would be faster, but is not what the function says: not always the same value to the last bit.
        return Math.Pow(q, 2.0);
    }
}
