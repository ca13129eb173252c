using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random statements over buffers: elements overwritten and exchanged, buffers made, resliced, swapped, copied.</summary>
internal sealed class BufferStatementGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    public IReadOnlyList<Alternative<Statement>> Alternatives(Scope scope) => !around.Has(Features.Buffers)
        ? []
        :
        [
            new(24, () => AssignElement(scope)),
            new(3, () => StepElement(scope)),
            new(4, () => Exchange(scope)),
            new(6, () => DeclareBuffer(scope)),
            new(4, () => Reassign(scope)),
            new(3, () => SwapBuffers(scope)),
            new(4, () => Whole(scope)),
        ];

    private Evaluate? AssignElement(Scope scope)
    {
        Kind kind = _random.Chance(0.8) ? Kind.Double : _random.Chance(0.7) ? Kind.Float : Kind.Int;
        if (BufferGrammar.Target(around, expressions, kind, scope, isPlain: false) is not { } element)
        {
            return null;
        }

        BinaryOperator? operation = _random.Chance(0.5) ? null : _random.Pick([BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply]);
        return new Evaluate(new Assign(element, operation, kind.IsReal() ? expressions.Convertible(kind, scope, 2) : expressions.Of(kind, scope, 2)));
    }

    private Evaluate? StepElement(Scope scope) => BufferGrammar.Target(around, expressions, Kind.Double, scope, isPlain: true) is { } element
        ? new Evaluate(new Step(element, _random.Chance(0.6), _random.Chance(0.5)))
        : null;

    /// <summary>Two elements, by a tuple or over a third variable.</summary>
    private Statement? Exchange(Scope scope)
    {
        if (BufferGrammar.Target(around, expressions, Kind.Double, scope, isPlain: true) is not { } first
            || BufferGrammar.Target(around, expressions, Kind.Double, scope, isPlain: true) is not { } second)
        {
            return null;
        }

        if (_random.Chance(0.5))
        {
            return new Swap(first, second);
        }

        var kept = new Variable(scope.NewName(), Kind.Double);
        scope.Add(kept);
        return new Group(
        [
            new Declare(kept, first, DeclarationForm.Typed),
            new Evaluate(new Assign(first, null, second)),
            new Evaluate(new Assign(second, null, new Read(kept))),
        ]);
    }

    private Declare? DeclareBuffer(Scope scope)
    {
        bool isOnStack = !scope.IsInLoop && _random.Chance(0.1);
        Kind kind = isOnStack ? Kind.DoubleSpan : _random.Pick([Kind.DoubleArray, Kind.DoubleArray, Kind.FloatArray, Kind.IntArray, Kind.DoubleSpan, Kind.ReadOnlyDoubleSpan]);
        Expression? value = isOnStack ? new NewArray(Kind.DoubleSpan, ArrayForm.OnStack, new Literal(Kind.Int, _random.Between(1, 4)), []) : Value(kind, scope);
        if (value is null || (kind.IsSpan() && scope.IsInFunction))
        {
            return null;
        }

        var variable = new Variable(scope.NewName(), kind) { IsOnStack = isOnStack };
        scope.Add(variable);
        return new Declare(variable, value, DeclarationForm.Typed);
    }

    private Expression? Value(Kind kind, Scope scope)
    {
        List<Variable> reals = [.. scope.Visible().Where(variable => variable.Kind.IsRealBuffer())];
        if (kind == Kind.DoubleArray && _random.Chance(0.3))
        {
            List<Variable> sources = [.. reals.Where(variable => variable.Kind != Kind.FloatArray)];
            return sources.Count == 0 ? null : new Copy(new Read(_random.Pick(sources)));
        }

        return BufferGrammar.Make(around, expressions, kind, scope, mayBeNew: true);
    }

    /// <summary>Lets a local stand for another buffer, or for a part of itself.</summary>
    private Evaluate? Reassign(Scope scope)
    {
        List<Variable> targets = [.. scope.Visible().Where(variable => variable.Kind.IsBuffer() && !variable.IsReadOnly && !variable.IsOnStack)];
        if (targets.Count == 0)
        {
            return null;
        }

        Variable target = _random.Pick(targets);
        return BufferGrammar.Make(around, expressions, target.Kind, scope, mayBeNew: true) is { } value
            ? new Evaluate(new Assign(new Read(target), null, value))
            : null;
    }

    private Deconstruction? SwapBuffers(Scope scope)
    {
        Kind kind = _random.Pick([Kind.DoubleArray, Kind.DoubleSpan, Kind.ReadOnlyDoubleSpan]);
        List<Variable> variables = [.. scope.Visible(kind).Where(variable => !variable.IsReadOnly && !variable.IsOnStack)];
        if (variables.Count < 2 || kind.IsSpan())
        {
            // A tuple cannot hold spans.
            return null;
        }

        _random.Shuffle(variables);
        return new Deconstruction(
            [variables[0], variables[1]], DeconstructionForm.Assigns, new TupleSource([new Read(variables[1]), new Read(variables[0])]));
    }

    private BufferStatement? Whole(Scope scope)
    {
        List<Read> targets = [.. BufferGrammar.Writable(scope).Where(buffer => buffer.Kind is Kind.DoubleArray or Kind.DoubleSpan)];
        if (targets.Count == 0)
        {
            return null;
        }

        Read target = _random.Pick(targets);
        switch (_random.Below(4))
        {
            case 0:
                return new BufferStatement(BufferOperation.Clear, target, null, null);
            case 1:
                return new BufferStatement(BufferOperation.Fill, target, null, expressions.Of(Kind.Double, scope, 1));
            case 2:
                List<Expression> sources = [.. BufferGrammar.Buffers(around, scope)
                    .Where(buffer => buffer.Kind.IsSpan() ? target.Kind.ConvertsTo(Kind.DoubleSpan) : buffer.Kind == Kind.DoubleArray && target.Kind == Kind.DoubleArray)];
                return sources.Count == 0 ? null : new BufferStatement(BufferOperation.CopyTo, _random.Pick(sources), target, null);
            default:
                List<Expression> arrays = [.. BufferGrammar.Buffers(around, scope).Where(buffer => buffer.Kind == Kind.DoubleArray)];
                return arrays.Count == 0 || target.Kind != Kind.DoubleArray ? null : new BufferStatement(BufferOperation.ArrayCopy, _random.Pick(arrays), target, new Literal(Kind.Int, _random.Between(1, 2)));
        }
    }
}
