using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random statements over buffers: elements overwritten and exchanged, buffers made, resliced, swapped, copied.</summary>
internal sealed class BufferStatementGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private static readonly Kind[] Declared =
    [
        Kind.DoubleArray, Kind.DoubleArray, Kind.DoubleArray, Kind.DoubleSpan, Kind.DoubleSpan, Kind.ReadOnlyDoubleSpan, Kind.FloatArray, Kind.IntArray,
        Kind.BoolArray, Kind.FloatSpan, Kind.IntSpan, Kind.DoubleGrid, Kind.DoubleRows, Kind.DoubleRows, Kind.FloatRows, Kind.FloatGrid,
    ];

    private readonly Randomness _random = around.Random;

    public IReadOnlyList<Alternative<Statement>> Alternatives(Scope scope) => !around.Has(Features.Buffers)
        ? []
        :
        [
            new(34, () => AssignElement(scope)),
            new(4, () => StepElement(scope)),
            new(5, () => Exchange(scope)),
            new(11, () => DeclareBuffer(scope)),
            new(5, () => Reassign(scope)),
            new(5, () => SwapBuffers(scope)),
            new(8, () => Whole(scope)),
            new(3, () => AssignRow(scope)),
        ];

    private Evaluate? AssignElement(Scope scope)
    {
        Kind kind = _random.Chance(0.8) ? Kind.Double : _random.Chance(0.7) ? Kind.Float : _random.Chance(0.8) ? Kind.Int : Kind.Bool;
        if (expressions.Buffers.Target(kind, scope, isPlain: false) is not { } element)
        {
            return null;
        }

        if (kind == Kind.Bool)
        {
            return Build.Assign(element, expressions.Of(kind, scope, 2));
        }

        BinaryOperator? operation = _random.Chance(0.5) ? null : _random.Pick([BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply]);
        return Build.Assign(element, kind.IsReal() ? expressions.Convertible(kind, scope, 2) : expressions.Of(kind, scope, 2), operation);
    }

    private Evaluate? StepElement(Scope scope) => expressions.Buffers.Target(_random.Chance(0.7) ? Kind.Double : Kind.Int, scope, isPlain: true) is { } element
        ? new Evaluate(new Step(element, _random.Chance(0.6), _random.Chance(0.5)))
        : null;

    /// <summary>Two elements, by a tuple or over a third variable.</summary>
    private Statement? Exchange(Scope scope)
    {
        Kind kind = _random.Chance(0.8) ? Kind.Double : _random.Chance(0.5) ? Kind.Float : Kind.Int;
        if (expressions.Buffers.Target(kind, scope, isPlain: true) is not { } first || expressions.Buffers.Target(kind, scope, isPlain: true) is not { } second)
        {
            return null;
        }

        return _random.Chance(0.5) ? new Swap(first, second) : OverThird(scope, first, second);
    }

    private static Group OverThird(Scope scope, Expression first, Expression second)
    {
        var kept = new Variable(scope.NewName(), first.Kind);
        scope.Add(kept);
        return new Group([Build.Declare(kept, first), Build.Assign(first, second), Build.Assign(second, Build.Read(kept))]);
    }

    private Statement? DeclareBuffer(Scope scope)
    {
        bool isOnStack = !scope.IsInLoop && !scope.IsInFunction && _random.Chance(0.15);
        Kind kind = isOnStack ? (_random.Chance(0.8) ? Kind.DoubleSpan : Kind.FloatSpan) : _random.Pick(Declared);
        if (kind.IsSpan() && scope.IsInFunction)
        {
            return null;
        }

        if (kind.Form() == BufferForm.Rows && _random.Chance(0.4))
        {
            return Filled(kind, scope);
        }

        bool isShowingStack = kind.IsSpan() && _random.Chance(0.5);
        Expression? value = isOnStack ? OnStack(kind, scope) : Value(kind, scope, isShowingStack);
        if (value is null)
        {
            return null;
        }

        // How long it may live is the compiler's guess from its first value.
        bool isShort = kind.IsSpan() && value.Descendants().Any(part => part is Read { Variable.IsOnStack: true } || part is NewArray { Kind: var made } && made.IsSpan());
        var variable = new Variable(scope.NewName(), kind) { IsOnStack = isShort };
        scope.Add(variable);
        return Build.Declare(variable, value);
    }

    private NewArray OnStack(Kind kind, Scope scope)
    {
        int count = _random.Between(1, 4);
        return _random.Chance(0.7)
            ? new NewArray(kind, ArrayForm.OnStack, [Build.Integer(count)], [])
            : new NewArray(kind, ArrayForm.OnStack, [], expressions.BufferValues.Elements(kind.Element(), count, scope));
    }

    private Expression? Value(Kind kind, Scope scope, bool mayBeOnStack)
    {
        if (kind.IsFlat() && _random.Chance(0.1) && (scope.Depth == 0 || !kind.IsSpan()))
        {
            return new NewArray(kind, ArrayForm.Collection, [], expressions.BufferValues.Elements(kind.Element(), _random.Between(1, 4), scope));
        }

        if (!kind.IsFlat() && _random.Chance(0.4))
        {
            // The rows of a cloned array of arrays are shared.
            List<Read> cloned = [.. scope.Visible(kind).Select(Build.Read)];
            return cloned.Count == 0 ? null : new Copy(_random.Pick(cloned));
        }

        return expressions.BufferValues.Make(kind, scope, mayBeNew: true, mayBeOnStack);
    }

    /// <summary>An array of arrays whose rows are made one after the other.</summary>
    private Group Filled(Kind kind, Scope scope)
    {
        var rows = new Variable(scope.NewName(), kind);
        Scope inside = scope.NestedLoop();
        var counter = new Variable(inside.NewName(), Kind.Int) { IsReadOnly = true };
        Expression row = _random.Chance(0.5)
            ? new NewArray(kind.Element(), ArrayForm.Zeros, [_random.Chance(0.5) ? Build.Integer(_random.Between(1, 3)) : Build.Plus(Build.Read(counter), Build.Integer(1))], [])
            : expressions.BufferValues.New(kind.Element(), inside);
        int count = _random.Between(1, 3);
        var filling = Build.Count(counter, Build.Integer(count), Build.Block(Build.Assign(new Element(Build.Read(rows), Build.Read(counter)), row)));
        scope.Add(rows);
        return new Group([Build.Declare(rows, new NewArray(kind, ArrayForm.Zeros, [Build.Integer(count)], [])), filling]);
    }

    /// <summary>Lets a local stand for another buffer, or for a part of itself.</summary>
    private Evaluate? Reassign(Scope scope)
    {
        List<Variable> targets = [.. scope.Visible().Where(variable => variable.Kind.IsBuffer() && !variable.IsReadOnly)];
        if (targets.Count == 0)
        {
            return null;
        }

        Variable target = _random.Pick(targets);
        if (target.Kind.IsSpan() && _random.Chance(0.3))
        {
            return Build.Assign(Build.Read(target), expressions.BufferValues.Part(Build.Read(target)));
        }

        return expressions.BufferValues.Make(target.Kind, scope, mayBeNew: true, mayBeOnStack: target.IsOnStack) is { } value
            ? Build.Assign(Build.Read(target), value)
            : null;
    }

    /// <summary>A row of a local array of arrays becomes another array, or another row.</summary>
    private Evaluate? AssignRow(Scope scope)
    {
        List<Variable> targets = [.. LocalRows(scope)];
        if (targets.Count == 0)
        {
            return null;
        }

        Variable target = _random.Pick(targets);
        var row = new Element(Build.Read(target), expressions.Buffers.Index(Build.Read(target), null, scope, isPlain: true));
        return expressions.BufferValues.Make(row.Kind, scope, mayBeNew: true, mayBeOnStack: false) is { } value ? Build.Assign(row, value) : null;
    }

    private Statement? SwapBuffers(Scope scope)
    {
        List<Variable> parameters = [.. scope.Visible().Where(variable => variable.Kind.Form() == BufferForm.Rows && !variable.IsReadOnly && variable.IsParameter)];
        if (parameters.Count > 0 && _random.Chance(0.5))
        {
            return MoveRows(_random.Pick(parameters), scope);
        }

        List<Variable> rows = [.. LocalRows(scope)];
        if (rows.Count > 0 && _random.Chance(0.5))
        {
            Variable exchanged = _random.Pick(rows);
            Element Row() => new(Build.Read(exchanged), expressions.Buffers.Index(Build.Read(exchanged), null, scope, isPlain: true));
            (Element one, Element other) = (Row(), Row());
            return _random.Chance(0.5) ? new Swap(one, other) : OverThird(scope, one, other);
        }

        List<Variable> variables = [.. scope.Visible().Where(variable => variable.Kind.IsBuffer() && !variable.IsReadOnly && !variable.IsOnStack)];
        _random.Shuffle(variables);
        foreach (Variable first in variables)
        {
            if (variables.FirstOrDefault(variable => variable != first && variable.Kind == first.Kind) is not { } second)
            {
                continue;
            }

            // A tuple cannot hold spans.
            return first.Kind.IsSpan() || _random.Chance(0.3)
                ? OverThird(scope, Build.Read(first), Build.Read(second))
                : new Deconstruction([first, second], DeconstructionForm.Assigns, new TupleSource([Build.Read(second), Build.Read(first)]));
        }

        return null;
    }

    /// <summary>Rows of a parameter may change places with others of their length, and one may come to stand in the place of another.</summary>
    private If MoveRows(Variable variable, Scope scope)
    {
        Element Row() => new(Build.Read(variable), expressions.Buffers.Index(Build.Read(variable), null, scope, isPlain: true));
        (Element one, Element other) = (Row(), Row());
        Statement move = _random.Below(5) switch
        {
            0 => Build.Assign(one, other),
            < 3 => new Swap(one, other),
            _ => OverThird(scope.Nested(), one, other),
        };
        return new If(new Binary(BinaryOperator.Equal, new Length(one), new Length(other)), new Block(move is Group group ? [.. group.Statements] : [move]), null);
    }

    private BufferStatement? Whole(Scope scope)
    {
        List<Read> targets = [.. BufferGrammar.Writable(scope).Where(buffer => buffer.Kind.IsFlat())];
        if (targets.Count == 0)
        {
            return null;
        }

        Expression target = _random.Pick(targets);
        Kind element = target.Kind.Element();
        if (_random.Chance(0.25))
        {
            target = expressions.BufferValues.Part(target);
        }

        ImmutableArray<Expression> part = target.Kind.IsSpan() || _random.Chance(0.7) ? [] : [Build.Integer(_random.Below(2)), Build.Integer(_random.Between(1, 2))];
        switch (_random.Below(8))
        {
            case 0 or 7:
                return new BufferStatement(BufferOperation.Clear, target, null, part);
            case 1 or 5 or 6:
                return new BufferStatement(BufferOperation.Fill, target, null, [expressions.Of(element, scope, 1), .. part]);
            case 4 when target.Kind.Form() == BufferForm.Array:
                List<Expression> arrays = [.. expressions.Buffers.Flat(scope).Where(buffer => buffer.Kind == target.Kind)];
                ImmutableArray<Expression> numbers = _random.Chance(0.5)
                    ? [Build.Integer(_random.Between(1, 2))]
                    : [Build.Integer(_random.Below(2)), Build.Integer(_random.Below(2)), Build.Integer(_random.Between(1, 2))];
                return arrays.Count == 0 ? null : new BufferStatement(BufferOperation.ArrayCopy, _random.Pick(arrays), target, numbers);
            default:
                List<Expression> sources = [.. expressions.Buffers.Flat(scope).Where(buffer => buffer.Kind.Element() == element && (!buffer.Kind.IsSpan() || target.Kind.IsSpan()))];
                if (sources.Count == 0)
                {
                    return null;
                }

                Expression source = _random.Pick(sources);
                if (target.Kind.IsSpan() && _random.Chance(0.4))
                {
                    source = expressions.BufferValues.Part(source);
                }

                return new BufferStatement(BufferOperation.CopyTo, source, target, source.Kind.IsSpan() || target.Kind.IsSpan() || _random.Chance(0.7) ? [] : [Build.Integer(_random.Below(2))]);
        }
    }

    /// <summary>Arrays of arrays whose rows may be exchanged: locals.</summary>
    private static IEnumerable<Variable> LocalRows(Scope scope) =>
        scope.Visible().Where(variable => variable.Kind.Form() == BufferForm.Rows && !variable.IsReadOnly && !variable.IsParameter);
}
