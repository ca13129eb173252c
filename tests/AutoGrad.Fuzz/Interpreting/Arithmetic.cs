using System;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>C#'s operators and conversions: their values, each in its own type, and the derivatives of those over numbers.</summary>
internal static class Arithmetic
{
    public static double Real(BinaryOperator operation, double left, double right, bool isFloat)
    {
        if (isFloat)
        {
            (float a, float b) = ((float)left, (float)right);
            return operation switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Multiply => a * b,
                BinaryOperator.Divide => a / b,
                BinaryOperator.Remainder => a % b,
                _ => throw new ArgumentOutOfRangeException(nameof(operation)),
            };
        }

        return operation switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            BinaryOperator.Remainder => left % right,
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    public static void Derivative(BinaryOperator operation, GateLocals gate)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                gate.Set(0, 1);
                gate.Set(1, 1);
                break;
            case BinaryOperator.Subtract:
                gate.Set(0, 1);
                gate.Set(1, -1);
                break;
            case BinaryOperator.Multiply:
                gate.Set(0, gate.Second);
                gate.Set(1, gate.First);
                break;
            case BinaryOperator.Divide:
                gate.IsGuarded = true;
                gate.Set(0, 1 / gate.Second);
                gate.Set(1, -gate.First / gate.Second / gate.Second);
                break;
            case BinaryOperator.Remainder:
                Remainder(gate);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation));
        }
    }

    public static int Integer(BinaryOperator operation, int left, int right, bool isChecked) => operation switch
    {
        BinaryOperator.Add => isChecked ? checked(left + right) : unchecked(left + right),
        BinaryOperator.Subtract => isChecked ? checked(left - right) : unchecked(left - right),
        BinaryOperator.Multiply => isChecked ? checked(left * right) : unchecked(left * right),
        BinaryOperator.Divide => left / right,
        BinaryOperator.Remainder => left % right,
        BinaryOperator.ShiftLeft => left << right,
        BinaryOperator.ShiftRight => left >> right,
        BinaryOperator.And => left & right,
        BinaryOperator.Or => left | right,
        BinaryOperator.ExclusiveOr => left ^ right,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static bool Compare(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static int Negate(int operand, bool isChecked) => isChecked ? checked(-operand) : unchecked(-operand);

    /// <summary>To an integer: what a conversion out of range gives is the machine's business, and the same there as here.</summary>
    public static int ToInteger(double number, bool isChecked) => isChecked ? checked((int)number) : unchecked((int)number);

    /// <summary>The first less the second as many times as fits.</summary>
    private static void Remainder(GateLocals gate)
    {
        gate.IsGuarded = true;
        double times = Math.Round((gate.First - gate.Value) / gate.Second);
        gate.Piece = times;
        gate.Set(0, 1);
        if (times != Math.Truncate(gate.First / gate.Second) && double.IsFinite(times))
        {
            // The quotient is so near to an integer that it was rounded to it: the next smaller one is as good.
            gate.Unspecified(1);
        }
        else
        {
            gate.Set(1, -times);
        }
    }
}
