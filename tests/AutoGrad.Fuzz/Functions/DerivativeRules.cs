using System;

namespace AutoGrad.Fuzz.Functions;

/// <summary>The fuzzer's own derivatives of smooth functions, written from the mathematics and not from the generator's table.</summary>
internal static class DerivativeRules
{
    public static void Sin(GateLocals gate) => gate.Set(0, Math.Cos(gate.First));

    public static void Cos(GateLocals gate) => gate.Set(0, -Math.Sin(gate.First));

    public static void Tan(GateLocals gate)
    {
        double cosine = Math.Cos(gate.First);
        gate.Set(0, 1 / (cosine * cosine));
    }

    public static void Asin(GateLocals gate) => InverseSine(gate, 1);

    public static void Acos(GateLocals gate) => InverseSine(gate, -1);

    public static void Atan(GateLocals gate) => gate.Set(0, 1 / (1 + gate.First * gate.First));

    public static void Sinh(GateLocals gate) => gate.Set(0, Math.Cosh(gate.First));

    public static void Cosh(GateLocals gate) => gate.Set(0, Math.Sinh(gate.First));

    /// <summary>The usual 1 - y * y cancels: its error is relative to 1.</summary>
    public static void Tanh(GateLocals gate)
    {
        double cosine = Math.Cosh(gate.First);
        gate.Set(0, 1 / (cosine * cosine), 1);
    }

    public static void Asinh(GateLocals gate) => gate.Set(0, 1 / Math.Sqrt(gate.First * gate.First + 1));

    public static void Acosh(GateLocals gate)
    {
        gate.IsGuarded = true;
        double rest = (gate.First - 1) * (gate.First + 1);
        double local = 1 / Math.Sqrt(rest);
        gate.Set(0, local, Math.Abs(local) * (1 + gate.First * gate.First / Math.Abs(rest)));
    }

    public static void Atanh(GateLocals gate)
    {
        gate.IsGuarded = true;
        double rest = (1 - gate.First) * (1 + gate.First);
        double local = 1 / rest;
        gate.Set(0, local, Math.Abs(local) * (1 + gate.First * gate.First / Math.Abs(rest)));
    }

    public static void Exp(GateLocals gate) => gate.Set(0, Math.Exp(gate.First));

    public static void Exp2(GateLocals gate) => gate.Set(0, Math.Log(2) * Math.Exp(gate.First * Math.Log(2)));

    public static void LogP1(GateLocals gate) => Guarded(gate, 1 / (1 + gate.First));

    /// <summary>The cosine and the sine of an angle; the gradient of no length is zero.</summary>
    public static void Hypot(GateLocals gate)
    {
        double length = double.Hypot(gate.First, gate.Second);
        gate.Set(0, gate.Value == 0 ? 0 : gate.First / length);
        gate.Set(1, gate.Value == 0 ? 0 : gate.Second / length);
    }

    public static void Lerp(GateLocals gate)
    {
        gate.Set(0, 1 - gate.Third, 1 + Math.Abs(gate.Third));
        gate.Set(1, gate.Third);
        gate.Set(2, gate.Second - gate.First, Math.Abs(gate.Second) + Math.Abs(gate.First));
    }

    public static void Log(GateLocals gate) => Guarded(gate, 1 / gate.First);

    public static void Log2(GateLocals gate) => Guarded(gate, 1 / (gate.First * Math.Log(2)));

    public static void Log10(GateLocals gate) => Guarded(gate, 1 / (gate.First * Math.Log(10)));

    public static void LogToBase(GateLocals gate)
    {
        gate.IsGuarded = true;
        double logarithmOfBase = Math.Log(gate.Second);
        gate.Set(0, 1 / (gate.First * logarithmOfBase));
        gate.Set(1, -Math.Log(gate.First) / (gate.Second * logarithmOfBase * logarithmOfBase));
    }

    public static void Sqrt(GateLocals gate) => Guarded(gate, 1 / (2 * Math.Sqrt(gate.First)));

    public static void Cbrt(GateLocals gate)
    {
        double root = Math.Cbrt(gate.First);
        Guarded(gate, 1 / (3 * root * root));
    }

    /// <summary>d/dx is 0 where the exponent is 0; d/dp is 0 at x = 0 for a positive exponent.</summary>
    public static void Pow(GateLocals gate)
    {
        gate.IsGuarded = true;
        (double x, double p) = (gate.First, gate.Second);
        double logarithm = Math.Log(x);
        if (p == 0)
        {
            gate.Set(0, 0);
        }
        else
        {
            // The exponent less one is rounded, which the logarithm magnifies.
            double local = p * Math.Pow(x, p - 1);
            double magnified = double.IsFinite(logarithm) ? Math.Abs(p * logarithm) : 0;
            gate.Set(0, local, Math.Abs(local) * (1 + magnified));
        }

        if (x == 0 && p > 0)
        {
            gate.Set(1, 0);
        }
        else
        {
            gate.Set(1, Math.Pow(x, p) * logarithm);
        }
    }

    public static void Atan2(GateLocals gate)
    {
        gate.IsGuarded = true;
        double square = gate.First * gate.First + gate.Second * gate.Second;
        gate.Set(0, gate.Second / square);
        gate.Set(1, -gate.First / square);
    }

    public static void FusedMultiplyAdd(GateLocals gate)
    {
        gate.Set(0, gate.Second);
        gate.Set(1, gate.First);
        gate.Set(2, 1);
    }

    public static void Square(GateLocals gate) => gate.Set(0, 2 * gate.First);

    /// <summary>The usual s * (1 - s) cancels where s is near 1: its error is relative to s.</summary>
    public static void Sigmoid(GateLocals gate)
    {
        double small = Math.Exp(-Math.Abs(gate.First));
        gate.Set(0, small / ((1 + small) * (1 + small)), Logistic(gate.First));
    }

    public static void Softplus(GateLocals gate) => gate.Set(0, Logistic(gate.First));

    public static void LogSigmoid(GateLocals gate) => gate.Set(0, Logistic(-gate.First));

    /// <summary>No gradient: piecewise constant functions, and <c>Detach</c>.</summary>
    public static void Nothing(GateLocals gate) => gate.Piece = gate.Value;

    public static void Detach(GateLocals gate) => gate.Piece = 0;

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static void InverseSine(GateLocals gate, int sign)
    {
        gate.IsGuarded = true;
        double rest = (1 - gate.First) * (1 + gate.First);
        double local = sign / Math.Sqrt(rest);
        gate.Set(0, local, Math.Abs(local) * (1 + gate.First * gate.First / Math.Abs(rest)));
    }

    private static void Guarded(GateLocals gate, double local)
    {
        gate.IsGuarded = true;
        gate.Set(0, local);
    }
}
