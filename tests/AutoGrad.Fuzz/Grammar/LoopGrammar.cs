using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random loops. All end after a few passes: each has a counter that only the loop itself changes.</summary>
internal sealed class LoopGrammar(Surroundings around, ExpressionGrammar expressions, StatementGrammar statements)
{
    private const int MaximumPasses = 6;

    private readonly Randomness _random = around.Random;

    public IReadOnlyList<Alternative<Statement>> Alternatives(Scope scope, bool isDeep)
    {
        if (!around.Has(Features.Loops))
        {
            return [];
        }

        var counted = new CountedLoopGrammar(around, expressions, Body);
        return
        [
            new(14, () => isDeep ? null : counted.Make(scope)),
            new(14, () => isDeep ? null : OverBuffer(scope)),
            new(5, () => isDeep ? null : Each(scope)),
            new(7, () => isDeep ? null : Conditioned(scope)),
            new(3, () => isDeep ? null : Endless(scope)),
            new(2, () => isDeep ? null : WithRealCounter(scope)),
            new(9, () => scope.IsInLoop ? Exit(scope) : null),
        ];
    }

    /// <summary>Over the indices of a buffer; of one with rows, over those of each row inside.</summary>
    public Statement? OverBuffer(Scope scope)
    {
        List<Expression> buffers = [.. expressions.Buffers.Buffers(scope)];
        return buffers.Count == 0 ? null : Over(_random.Pick(buffers), scope, (inside, _) => Body(inside));
    }

    /// <summary>Over all elements of a buffer, in some order.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="scope">Where.</param>
    /// <param name="body">What is done in each pass, at an element.</param>
    public For Over(Expression buffer, Scope scope, Func<Scope, Element, Block> body)
    {
        switch (buffer.Kind.Form())
        {
            case BufferForm.Grid:
                return OverIndices(new Length(buffer, 0), scope, (rows, row) =>
                    Build.Block(OverIndices(new Length(buffer, 1), rows, (inside, column) =>
                        body(inside, new Element(buffer, Build.Read(row), Column: Build.Read(column))))));
            case BufferForm.Rows:
                return OverIndices(new Length(buffer), scope, (rows, row) =>
                    Build.Block(Over(new Element(buffer, Build.Read(row)), rows, body)));
            default:
                return OverIndices(new Length(buffer), scope, (inside, index) => body(inside, new Element(buffer, Build.Read(index))));
        }
    }

    /// <summary>Over the indices below a length: up or down, some or all.</summary>
    public For OverIndices(Length length, Scope scope, Func<Scope, Variable, Block> body)
    {
        (Scope inside, Variable counter) = Inside(scope);
        inside.AddIndex(counter, length);
        Read index = Build.Read(counter);
        var up = new Step(index, IsIncrement: true, _random.Chance(0.3));
        var down = new Step(index, IsIncrement: false, _random.Chance(0.3));
        Literal zero = Build.Integer(0);
        Expression last = Build.Minus(length, Build.Integer(1));
        For Loop(Expression start, Expression condition, Expression next) => new([new Counter(counter, start)], condition, [next], body(inside, counter));
        return _random.Below(20) switch
        {
            0 => Loop(zero, new Binary(BinaryOperator.NotEqual, index, length), up),
            1 => Loop(zero, Build.Less(index, length), new Assign(index, BinaryOperator.Add, Build.Integer(2))),
            2 => Loop(Build.Integer(1), Build.Less(index, length), up),
            3 => Loop(last, new Binary(BinaryOperator.Greater, index, zero), down),
            4 => Loop(last, Build.AtLeast(index, zero), new Assign(index, BinaryOperator.Subtract, Build.Integer(2))),
            < 9 => Loop(last, Build.AtLeast(index, zero), down),
            9 => Loop(zero, new Binary(BinaryOperator.LessOrEqual, index, last), up),
            _ => Loop(zero, Build.Less(index, length), up),
        };
    }

    private Block Body(Scope inside) => statements.Block(inside, _random.Between(1, 3), mayReturn: false);

    private ForEach? Each(Scope scope)
    {
        List<Expression> buffers = [.. expressions.Buffers.Buffers(scope)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Expression buffer = _random.Pick(buffers);
        Scope inside = scope.NestedLoop();
        Kind kind = buffer.Kind.Form() == BufferForm.Grid ? buffer.Kind.Number() : buffer.Kind.Element();
        var item = new Variable(inside.NewName(), kind) { IsReadOnly = true };
        inside.Add(item);
        return new ForEach(item, buffer, Body(inside));
    }

    /// <summary><c>while</c> or <c>do</c>, until a condition on data fails or a count is reached.</summary>
    private Group Conditioned(Scope scope)
    {
        var counter = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(counter);
        var start = Build.Declare(counter, Build.Integer(0));
        Expression isWithin = Build.Less(Build.Read(counter), Build.Integer(_random.Between(1, MaximumPasses)));
        Expression condition = _random.Chance(0.8) ? new Binary(BinaryOperator.AndAlso, expressions.Conditions.Make(scope, 1), isWithin) : isWithin;
        Block body = Body(scope.NestedLoop());

        // At the top, where no continue can pass it by.
        var next = new Evaluate(new Step(Build.Read(counter), IsIncrement: true, _random.Chance(0.3)));
        return new Group([start, new While(condition, new Block(body.Statements.Insert(0, next)), _random.Chance(0.3))]);
    }

    /// <summary>Left only from inside.</summary>
    private Group Endless(Scope scope)
    {
        var counter = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(counter);
        Scope inside = scope.NestedLoop();
        Expression condition = new Binary(
            BinaryOperator.OrElse,
            Build.AtLeast(new Step(Build.Read(counter), IsIncrement: true, IsPrefix: true), Build.Integer(_random.Between(0, MaximumPasses))),
            expressions.Conditions.Make(inside, 1));
        Block body = Body(inside);
        return new Group(
        [
            Build.Declare(counter, Build.Integer(0)),
            new While(new Literal(Kind.Bool, 1), new Block(body.Statements.Insert(0, Build.When(condition, new Break()))), IsTestedLast: false),
        ]);
    }

    /// <summary>Counted by a double, by a fixed step or by one that depends on data.</summary>
    private For WithRealCounter(Scope scope)
    {
        Expression step = _random.Chance(0.5)
            ? Build.Real(Kind.Double, _random.Pick([0.25, 0.3, 0.5]))
            : Build.Plus(Build.Real(Kind.Double, 0.2), Build.Call("Sigmoid", expressions.Real(Kind.Double, scope, 0)));
        Scope inside = scope.NestedLoop();
        var counter = new Variable(inside.NewName(), Kind.Double) { IsReadOnly = true };
        inside.Add(counter);
        return new For(
            [new Counter(counter, Build.Real(Kind.Double, 0))],
            Build.Less(Build.Read(counter), Build.Real(Kind.Double, 1)),
            [new Assign(Build.Read(counter), BinaryOperator.Add, step)],
            statements.Block(inside, _random.Between(1, 2), mayReturn: false));
    }

    private If Exit(Scope scope)
    {
        Scope inside = scope.Nested();
        Block before = statements.Block(inside, _random.Below(2), mayReturn: false);
        Statement exit = _random.Chance(0.6) ? new Break() : new Continue();
        return new If(expressions.Conditions.Make(scope, 1), new Block(before.Statements.Add(exit)), null);
    }

    private static (Scope Inside, Variable Counter) Inside(Scope scope)
    {
        Scope inside = scope.NestedLoop();
        var counter = new Variable(inside.NewName(), Kind.Int) { IsReadOnly = true };
        inside.Add(counter);
        return (inside, counter);
    }
}
