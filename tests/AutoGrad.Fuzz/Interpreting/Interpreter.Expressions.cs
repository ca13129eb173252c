using System;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;
using Convert = AutoGrad.Fuzz.Programs.Convert;

namespace AutoGrad.Fuzz.Interpreting;

// Expressions, evaluated from left to right as C# does.
internal sealed partial class Interpreter
{
    private Value Evaluate(Expression expression)
    {
        Tick();
        switch (expression)
        {
            case Literal literal:
                return new Value(literal.Number);
            case Read read:
                return _frame.Find(read.Variable).Value;
            case FieldRead field:
                return _fields[field.Field];
            case Unary unary:
                return Evaluate(unary);
            case Binary { Operator: BinaryOperator.AndAlso } and:
                return Value.Of(Test(and.Left) && Test(and.Right));
            case Binary { Operator: BinaryOperator.OrElse } or:
                return Value.Of(Test(or.Left) || Test(or.Right));
            case Binary binary:
                Value left = Evaluate(binary.Left);
                return Operate(binary.Operator, binary.Left.Kind, left, Evaluate(binary.Right));
            case Conditional conditional:
                return Test(conditional.Condition) ? Evaluate(conditional.WhenTrue) : Evaluate(conditional.WhenFalse);
            case Convert conversion:
                return Convert(Evaluate(conversion.Operand), conversion.Operand.Kind, conversion.Kind);
            case CheckedExpression context:
                return InContext(context.IsChecked, () => Evaluate(context.Operand));
            case Assign assign:
                return Evaluate(assign);
            case Step step:
                return Evaluate(step);
            case FunctionCall call:
                return Evaluate(call);
            case Invoke invoke:
                return Call(invoke)[0];
            case SwitchExpression choice:
                return Evaluate(choice);
            case IsPattern test:
                bool isMatch = Matches(test.Pattern, Evaluate(test.Subject).Number);
                Decide(isMatch ? 1 : 0);
                return Value.Of(isMatch);
            case ThrowExpression thrown:
                throw Exception(thrown.Thrown);
            default:
                return EvaluateBuffer(expression);
        }
    }

    /// <summary>A condition, remembered as a decision.</summary>
    private bool Test(Expression condition)
    {
        bool isTrue = Evaluate(condition).IsTrue;
        Decide(isTrue ? 1 : 0);
        return isTrue;
    }

    private Value Evaluate(Unary unary)
    {
        Value operand = Evaluate(unary.Operand);
        switch (unary.Operator)
        {
            case UnaryOperator.Plus:
                return operand;
            case UnaryOperator.Not:
                return Value.Of(!operand.IsTrue);
            case UnaryOperator.Complement:
                return new Value(~operand.Integer);
            case UnaryOperator.Minus when unary.Kind == Kind.Int:
                return new Value(Arithmetic.Negate(operand.Integer, _isChecked));
            case var _ when !_hasTangents:
                return new Value(-operand.Number, IsActive: operand.IsActive);
            default:
                GateLocals gate = Local("-x", [operand], -operand.Number);
                gate.Set(0, -1);
                return Gate(unary.Kind, -operand.Number, [operand], gate, IsFloat(unary.Kind));
        }
    }

    private Value Operate(BinaryOperator operation, Kind kind, Value left, Value right)
    {
        if (operation.IsComparison())
        {
            bool isTrue = Arithmetic.Compare(operation, left.Number, right.Number);
            Decide(isTrue ? 1 : 0);
            return Value.Of(isTrue);
        }

        if (!kind.IsReal())
        {
            return new Value(Arithmetic.Integer(operation, left.Integer, right.Integer, _isChecked));
        }

        double number = Arithmetic.Real(operation, left.Number, right.Number, IsFloat(kind));
        if (!_hasTangents && operation != BinaryOperator.Remainder)
        {
            return new Value(number, IsActive: left.IsActive || right.IsActive);
        }

        GateLocals gate = Local(operation.Gate(), [left, right], number);
        Arithmetic.Derivative(operation, gate);
        if (operation == BinaryOperator.Remainder)
        {
            Decide(gate.Piece);
        }

        return Gate(kind, number, [left, right], gate, IsFloat(kind));
    }

    private Value Convert(Value operand, Kind from, Kind to)
    {
        if (from == to || to.IsBuffer())
        {
            return operand.View is { } view && to.IsSpan() ? operand with { View = view with { IsArray = false } } : operand;
        }

        if (to is Kind.Int && from.IsReal())
        {
            int integer = Arithmetic.ToInteger(operand.Number, _isChecked);
            Decide(integer);
            return new Value(integer);
        }

        if (!to.IsReal())
        {
            return new Value(operand.Number);
        }

        double number = IsFloat(to) ? (float)operand.Number : operand.Number;
        if (!from.IsReal())
        {
            return new Value(number);
        }

        if (!_hasTangents)
        {
            return new Value(number, IsActive: operand.IsActive);
        }

        GateLocals gate = Local("conversion", [operand], number);
        gate.Set(0, 1);
        return Gate(to, number, [operand], gate, !_isWide);
    }

    private Value Evaluate(Assign assign)
    {
        if (assign.Target is Element element)
        {
            return EvaluateElement(assign, element);
        }

        ref Value place = ref _frame.Find(((Read)assign.Target).Variable).Value;
        if (assign.Operator is not { } operation)
        {
            Value assigned = Evaluate(assign.Value);
            return place = assigned;
        }

        // The target is read before the value is computed.
        Value before = place;
        Value value = Widened(Evaluate(assign.Value), assign);
        return place = Operate(operation, assign.Kind, before, value);
    }

    private Value Widened(Value value, Assign assign) => Convert(value, assign.Value.Kind, assign.Kind);

    private Value Evaluate(Step step)
    {
        ref Value place = ref PlaceOf(step.Target).Value;
        Value before = place;
        Value after = Operate(step.IsIncrement ? BinaryOperator.Add : BinaryOperator.Subtract, step.Kind, before, new Value(1));
        place = after;
        return step.IsPrefix ? after : before;
    }

    private Place PlaceOf(Expression target) => target is Element element ? PlaceOf(element) : _frame.Find(((Read)target).Variable);

    private Value Evaluate(FunctionCall call)
    {
        var arguments = new Value[call.Arguments.Length];
        var numbers = new double[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Evaluate(call.Arguments[i]);
            numbers[i] = arguments[i].Number;
        }

        Function function = call.Function;
        double number = _isChecked && function.CheckedValue is { } checkedValue ? checkedValue(numbers)
            : _isWide ? function.WideValue(numbers)
            : function.Value(numbers);
        if (function.IsDetach)
        {
            number = Detached(number);
        }

        GateLocals gate = Local(call.Function.Gate, arguments, number, index => ActivityOf(arguments[index], call.Arguments[index]));
        call.Function.Derivative(gate);
        gate.ForgetOutsideDomain();
        Decide(gate.Piece);
        _isDependable &= !gate.IsUndependable;
        return Gate(call.Kind, number, arguments, gate, IsFloat(call.Kind));
    }

    private Activity ActivityOf(Value value, Expression text)
    {
        if (_frame.IsLocalFunction)
        {
            return Activity.Unclear;
        }

        bool mayBeActive = _activity.MayBeActive(text);
        return value.IsActive == mayBeActive ? (mayBeActive ? Activity.Active : Activity.Constant) : Activity.Unclear;
    }

    private Value Evaluate(SwitchExpression choice)
    {
        Value subject = Evaluate(choice.Subject);
        for (int i = 0; i < choice.Arms.Length; i++)
        {
            if (Matches(choice.Arms[i].Pattern, subject.Number) && (choice.Arms[i].Guard is not { } guard || Test(guard)))
            {
                Decide(i);
                return Evaluate(choice.Arms[i].Value);
            }
        }

        throw new InterpreterException("a switch expression without an arm that fits");
    }

    private static bool Matches(Pattern pattern, double subject) => pattern switch
    {
        DiscardPattern => true,
        // Unlike ==, a constant pattern finds NaN; none is written.
        ConstantPattern constant => subject == constant.Constant.Number,
        RelationalPattern relational => Arithmetic.Compare(relational.Operator, subject, relational.Bound.Number),
        NotPattern not => !Matches(not.Operand, subject),
        LogicalPattern { IsAnd: true } and => Matches(and.Left, subject) && Matches(and.Right, subject),
        LogicalPattern or => Matches(or.Left, subject) || Matches(or.Right, subject),
        _ => throw new InterpreterException("no case for a pattern"),
    };

    private T InContext<T>(bool isChecked, Func<T> action)
    {
        bool before = _isChecked;
        _isChecked = isChecked;
        try
        {
            return action();
        }
        finally
        {
            _isChecked = before;
        }
    }

    private static Exception Exception(Thrown thrown)
    {
        // A keyword's @ is not a part of the name.
        string? parameter = thrown.Parameter?.Name.TrimStart('@');
        return thrown.Type switch
        {
            "ArgumentException" => new ArgumentException(thrown.Message, parameter),
            "ArgumentOutOfRangeException" => new ArgumentOutOfRangeException(parameter, thrown.Message),
            "InvalidOperationException" => new InvalidOperationException(thrown.Message),
            _ => throw new InterpreterException($"no case for {thrown.Type}"),
        };
    }
}
