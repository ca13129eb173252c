using System;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

// Statements and calls.
internal sealed partial class Interpreter
{
    private enum Signal
    {
        Next,
        Return,
        Break,
        Continue,
    }

    private Value[] _returned = [];

    private Value[] Execute(Block body, Method method)
    {
        Signal signal = Execute(body);
        if (signal != Signal.Return && !method.Results.IsEmpty)
        {
            throw new InterpreterException("a method ends without a result");
        }

        return method.Results.IsEmpty ? [] : _returned;
    }

    private Signal Execute(Statement statement)
    {
        Tick();
        switch (statement)
        {
            case Block block:
                foreach (Statement inner in block.Statements)
                {
                    Signal signal = Execute(inner);
                    if (signal != Signal.Next)
                    {
                        return signal;
                    }
                }

                return Signal.Next;
            case Declare declare:
                _frame.Declare(declare.Variable, declare.Value is null ? default : Evaluate(declare.Value));
                return Signal.Next;
            case Evaluate evaluate:
                _ = evaluate.Expression is Invoke invoke ? Call(invoke) : [Evaluate(evaluate.Expression)];
                return Signal.Next;
            case If condition:
                return Test(condition.Condition) ? Execute(condition.Then) : condition.Else is null ? Signal.Next : Execute(condition.Else);
            case SwitchStatement choice:
                return Execute(choice);
            case Return result:
                _returned = [.. result.Values.Select(Evaluate)];
                return Signal.Return;
            case ReturnCall call:
                _returned = Call(call.Invoke);
                return Signal.Return;
            case Throw thrown:
                throw Exception(thrown.Thrown);
            case Deconstruction deconstruct:
                Execute(deconstruct.Targets, deconstruct.Form, deconstruct.Source);
                return Signal.Next;
            case TupleLocal tuple:
                Execute(tuple.Elements, tuple.Form, tuple.Source);
                return Signal.Next;
            case LocalFunction function:
                _frame.Declare(function.Method, function.Body);
                return Signal.Next;
            case CheckedStatement context:
                return InContext(context.IsChecked, () => Execute(context.Body));
            default:
                return ExecuteLoop(statement);
        }
    }

    private Signal ExecuteLoop(Statement statement)
    {
        switch (statement)
        {
            case Break:
                return Signal.Break;
            case Continue:
                return Signal.Continue;
            case For loop:
                foreach (Counter counter in loop.Counters)
                {
                    _frame.Declare(counter.Variable, Evaluate(counter.Start));
                }

                return Repeat(() => loop.Condition is null || Test(loop.Condition), loop.Body, () => Each(loop.Next));
            case While { IsTestedLast: false } loop:
                return Repeat(() => Test(loop.Condition), loop.Body, () => { });
            case While loop:
                bool isFirst = true;
                return Repeat(() => isFirst || Test(loop.Condition), loop.Body, () => isFirst = false);
            case ForEach loop:
                BufferView view = View(loop.Buffer);
                int index = 0;
                return Repeat(() => index < view.Count && Declared(loop.Item, view[index]), loop.Body, () => index++);
            case BufferStatement whole:
                Execute(whole);
                return Signal.Next;
            case Swap swap:
                Place first = PlaceOf(swap.First);
                Place second = PlaceOf(swap.Second);
                (first.Value, second.Value) = (second.Value, first.Value);
                return Signal.Next;
            case TryFinally guarded:
                return Guarded(guarded.Body, guarded.Finally);
            case Using guarded:
                return Guarded(guarded.Body, guarded.End);
            default:
                throw new InterpreterException($"no case in the interpreter for {statement.GetType().Name}");
        }
    }

    private Signal Guarded(Block body, Statement last)
    {
        try
        {
            return Execute(body);
        }
        finally
        {
            _ = Execute(last);
        }
    }

    private void Each(ImmutableArray<Expression> expressions)
    {
        foreach (Expression expression in expressions)
        {
            _ = Evaluate(expression);
        }
    }

    private bool Declared(Variable variable, Value value)
    {
        _frame.Declare(variable, value);
        return true;
    }

    private Signal Repeat(Func<bool> condition, Block body, Action next)
    {
        while (condition())
        {
            Signal signal = Execute(body);
            if (signal == Signal.Return)
            {
                return signal;
            }

            if (signal == Signal.Break)
            {
                break;
            }

            next();
        }

        return Signal.Next;
    }

    private Signal Execute(SwitchStatement choice)
    {
        Value subject = Evaluate(choice.Subject);
        Section? chosen = choice.Sections.FirstOrDefault(
                section => section.Labels.Any(label => label is not DiscardPattern && Matches(label, subject.Number)) && (section.Guard is null || Test(section.Guard)))
            ?? choice.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DiscardPattern));
        Decide(chosen is null ? -1 : choice.Sections.IndexOf(chosen));
        if (chosen is null)
        {
            return Signal.Next;
        }

        Signal signal = Execute(chosen.Body);
        return signal == Signal.Break ? Signal.Next : signal;
    }

    private void Execute(ImmutableArray<Variable> targets, DeconstructionForm form, DeconstructionSource source)
    {
        Value[] values = source switch
        {
            TupleSource tuple => [.. tuple.Values.Select(Evaluate)],
            InvokeSource invoke => Call(invoke.Invoke),
            PairSource pair => Evaluate(pair),
            _ => throw new InterpreterException("no case for a deconstruction"),
        };

        // All values are there before the first is assigned: (a, b) = (b, a) swaps.
        for (int i = 0; i < values.Length; i++)
        {
            if (form == DeconstructionForm.Assigns)
            {
                _frame.Find(targets[i]).Value = values[i];
            }
            else
            {
                _frame.Declare(targets[i], values[i]);
            }
        }
    }

    private Value[] Evaluate(PairSource pair)
    {
        Value argument = Evaluate(pair.Argument);
        (double first, double second) = _isWide ? pair.Function.WideValue(argument.Number) : pair.Function.Value(argument.Number);
        GateLocals firstGate = Local("SinCos, Sin", [argument], first);
        pair.Function.FirstDerivative(firstGate);
        GateLocals secondGate = Local("SinCos, Cos", [argument], second);
        pair.Function.SecondDerivative(secondGate);
        Kind kind = pair.Function.Kind;
        return [Gate(kind, first, [argument], firstGate, IsFloat(kind)), Gate(kind, second, [argument], secondGate, IsFloat(kind))];
    }

    private Value[] Call(Invoke invoke)
    {
        Method method = invoke.Method;
        (Frame? parent, Block body) = method.IsLocal ? _frame.Function(method) : (null, _bodies[method]);
        var callee = new Frame(parent);

        // What is passed by reference is seen as it is when the call starts, not when its argument is reached.
        var arguments = new Value[invoke.Arguments.Length];
        var places = new Place[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (IsByReference(invoke.Arguments[i]))
            {
                places[i] = PlaceOf(invoke.Arguments[i].Value);
            }
            else
            {
                arguments[i] = Evaluate(invoke.Arguments[i].Value);
            }
        }

        bool areAllActive = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            Argument argument = invoke.Arguments[i];
            Variable variable = argument.Parameter.Variable;
            if (IsByReference(argument))
            {
                arguments[i] = places[i].Value;
                callee.Alias(variable, places[i]);
            }
            else
            {
                callee.Declare(variable, arguments[i] with { IsActive = argument.Parameter.Kind.IsReal() || arguments[i].IsActive });
            }

            areAllActive &= arguments[i].IsActive || !argument.Parameter.Kind.IsReal();
        }

        foreach (Parameter parameter in method.Parameters)
        {
            if (invoke.Arguments.All(argument => argument.Parameter != parameter))
            {
                callee.Declare(parameter.Variable, new Value(parameter.Default!.Number, IsActive: parameter.Kind.IsReal()));
                areAllActive &= !parameter.Kind.IsReal();
            }
        }

        return Enter(callee, body, method, areAllActive);
    }

    /// <summary>What is passed to an <c>in</c> parameter and is a place of its type is passed by reference, though nothing says so.</summary>
    private static bool IsByReference(Argument argument) =>
        argument.IsByReference || (argument.Parameter.Passing == Passing.In && argument.Value.Kind == argument.Parameter.Kind && argument.Value is (Element or Read));

    private Value[] Enter(Frame callee, Block body, Method method, bool areAllActive)
    {
        Frame caller = _frame;
        _frame = callee;
        if (++_depth > MaximumDepth)
        {
            throw new InterpreterException("the recursion does not end");
        }

        try
        {
            Value[] results = InContext(isChecked: false, () => Execute(body, method));
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = results[i] with { IsActive = results[i].IsActive && areAllActive };
            }

            return results;
        }
        finally
        {
            _frame = caller;
            _depth--;
        }
    }
}
