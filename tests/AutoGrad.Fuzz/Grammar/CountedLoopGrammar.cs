using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random <c>for</c> loops over numbers: every kind of start, bound and step that ends after a few passes.</summary>
internal sealed class CountedLoopGrammar(Surroundings around, ExpressionGrammar expressions, Func<Scope, Block> body)
{
    private const int MaximumPasses = 6;

    /// <summary>For counters that grow or shrink by a factor.</summary>
    private const int MaximumPower = 20;

    private readonly Randomness _random = around.Random;

    public Statement Make(Scope scope) => _random.Choose<Statement>(
    [
        new(20, () => Up(scope, BinaryOperator.Less)),
        new(3, () => Up(scope, BinaryOperator.LessOrEqual)),
        new(8, () => Down(scope)),
        new(3, () => ByMore(scope)),
        new(3, () => ByFactor(scope)),
        new(2, () => Unequal(scope)),
        new(3, () => Towards(scope)),
        new(3, () => Outside(scope)),
        new(3, () => ChangedBound(scope)),
        new(2, () => ToTheLargest(scope)),
        new(2, () => WithoutCondition(scope)),
        new(2, () => WithoutStep(scope)),
        new(3, () => Skipping(scope)),
        new(2, () => ByAssignment(scope)),
    ]);

    private For Up(Scope scope, BinaryOperator comparison)
    {
        Expression bound = Bound(scope);
        (Scope inside, Read counter) = Inside(scope);
        return Loop(counter, Build.Integer(_random.Chance(0.8) ? 0 : 1), new Binary(comparison, counter, bound), Step(counter, isUp: true), body(inside));
    }

    private For Down(Scope scope)
    {
        Expression start = Bound(scope);
        (Scope inside, Read counter) = Inside(scope);
        Expression condition = _random.Chance(0.7) ? Build.AtLeast(counter, Build.Integer(_random.Below(2))) : new Binary(BinaryOperator.Greater, counter, Build.Integer(0));
        return Loop(counter, start, condition, Step(counter, isUp: false), body(inside));
    }

    private For ByMore(Scope scope)
    {
        Expression bound = Bound(scope);
        (Scope inside, Read counter) = Inside(scope);
        Literal step = Build.Integer(_random.Between(2, 3));
        return _random.Chance(0.5)
            ? Loop(counter, Build.Integer(_random.Below(2)), Build.Less(counter, Build.Plus(bound, Build.Integer(2))), new Assign(counter, BinaryOperator.Add, step), body(inside))
            : Loop(counter, Build.Plus(bound, Build.Integer(2)), Build.AtLeast(counter, Build.Integer(0)), new Assign(counter, BinaryOperator.Subtract, step), body(inside));
    }

    private For ByFactor(Scope scope)
    {
        (Scope inside, Read counter) = Inside(scope);
        Literal limit = Build.Integer(_random.Between(3, MaximumPower));
        return _random.Below(4) switch
        {
            0 => Loop(counter, Build.Integer(1), Build.Less(counter, limit), new Assign(counter, BinaryOperator.Multiply, Build.Integer(_random.Between(2, 3))), body(inside)),
            1 => Loop(counter, Build.Integer(1), new Binary(BinaryOperator.LessOrEqual, counter, limit), new Assign(counter, BinaryOperator.ShiftLeft, Build.Integer(1)), body(inside)),
            2 => Loop(counter, limit, new Binary(BinaryOperator.Greater, counter, Build.Integer(0)), new Assign(counter, BinaryOperator.Divide, Build.Integer(2)), body(inside)),
            _ => Loop(counter, limit, new Binary(BinaryOperator.NotEqual, counter, Build.Integer(0)), new Assign(counter, BinaryOperator.ShiftRight, Build.Integer(1)), body(inside)),
        };
    }

    private For Unequal(Scope scope)
    {
        (Scope inside, Read counter) = Inside(scope);
        Literal bound = Build.Integer(_random.Between(0, MaximumPasses - 1));
        return _random.Chance(0.5)
            ? Loop(counter, Build.Integer(0), new Binary(BinaryOperator.NotEqual, counter, bound), Step(counter, isUp: true), body(inside))
            : Loop(counter, bound, new Binary(BinaryOperator.NotEqual, counter, Build.Integer(-1)), Step(counter, isUp: false), body(inside));
    }

    /// <summary>Two counters that meet.</summary>
    private For Towards(Scope scope)
    {
        Expression bound = Bound(scope);
        Scope inside = scope.NestedLoop();
        (Read low, Read high) = (Counter(inside), Counter(inside));
        return new For(
            [new Counter(low.Variable, Build.Integer(0)), new Counter(high.Variable, bound)],
            new Binary(_random.Chance(0.7) ? BinaryOperator.Less : BinaryOperator.LessOrEqual, low, high),
            [Step(low, isUp: true), Step(high, isUp: false)],
            body(inside));
    }

    /// <summary>The counter is declared before and can be read after.</summary>
    private Group Outside(Scope scope)
    {
        Expression bound = Bound(scope);
        Read counter = Counter(scope);
        var loop = new For([], Build.Less(counter, bound), [Step(counter, isUp: true)], body(scope.NestedLoop()));
        return new Group([Build.Declare(counter.Variable, Build.Integer(0)), loop]);
    }

    /// <summary>The bound comes nearer while the loop runs.</summary>
    private Group ChangedBound(Scope scope)
    {
        Expression first = Bound(scope);
        Read bound = Counter(scope);
        (Scope inside, Read counter) = Inside(scope);
        Block passes = body(inside);
        var nearer = Build.When(expressions.Conditions.Make(inside, 1), new Evaluate(Step(bound, isUp: false)));
        return new Group(
        [
            Build.Declare(bound.Variable, first),
            Loop(counter, Build.Integer(0), Build.Less(counter, bound), Step(counter, isUp: true), new Block(passes.Statements.Add(nearer))),
        ]);
    }

    private For ToTheLargest(Scope scope)
    {
        (Scope inside, Read counter) = Inside(scope);
        var condition = new Binary(BinaryOperator.LessOrEqual, counter, Build.Integer(int.MaxValue));
        return Loop(counter, Build.Integer(0), condition, Step(counter, isUp: true), Left(inside, counter));
    }

    private For WithoutCondition(Scope scope)
    {
        (Scope inside, Read counter) = Inside(scope);
        return new For([new Counter(counter.Variable, Build.Integer(0))], null, _random.Chance(0.8) ? [Step(counter, isUp: true)] : [], Left(inside, counter, isStepping: true));
    }

    private For WithoutStep(Scope scope)
    {
        Expression bound = Bound(scope);
        (Scope inside, Read counter) = Inside(scope);
        Block passes = body(inside);
        return new For(
            [new Counter(counter.Variable, Build.Integer(0))],
            Build.Less(counter, bound),
            [],
            new Block(passes.Statements.Insert(0, new Evaluate(Step(counter, isUp: true)))));
    }

    /// <summary>The body now and then moves the counter on by itself.</summary>
    private For Skipping(Scope scope)
    {
        For loop = Up(scope, BinaryOperator.Less);
        Scope inside = scope.NestedLoop();
        inside.Add(loop.Counters[0].Variable);
        var skip = Build.When(expressions.Conditions.Make(inside, 1), new Evaluate(Step(Build.Read(loop.Counters[0].Variable), isUp: true)));
        return loop with { Body = new Block(loop.Body.Statements.Add(skip)) };
    }

    private For ByAssignment(Scope scope)
    {
        Expression bound = Bound(scope);
        (Scope inside, Read counter) = Inside(scope);
        Expression next = _random.Chance(0.5) ? Build.Plus(counter, Build.Integer(1)) : Build.Plus(Build.Times(Build.Integer(2), counter), Build.Integer(1));
        return Loop(counter, Build.Integer(0), Build.Less(counter, bound), new Assign(counter, null, next), body(inside));
    }

    /// <summary>A body that leaves after some passes, or sooner. With the step inside it goes on even where the loop has none.</summary>
    private Block Left(Scope inside, Read counter, bool isStepping = false)
    {
        Expression isOver = Build.AtLeast(isStepping ? Step(counter, isUp: true) : counter, Build.Integer(_random.Between(1, MaximumPasses)));
        Expression condition = _random.Chance(0.5) ? isOver : new Binary(BinaryOperator.OrElse, isOver, expressions.Conditions.Make(inside, 1));
        Block passes = body(inside);
        return new Block(passes.Statements.Insert(0, Build.When(condition, new Break())));
    }

    /// <summary>A small number, known or computed, of data or of the loop around.</summary>
    private Expression Bound(Scope scope)
    {
        List<Variable> outer = [.. scope.Visible(Kind.Int).Where(variable => variable.IsReadOnly)];
        List<Expression> buffers = [.. expressions.Buffers.Buffers(scope)];
        return _random.Below(10) switch
        {
            < 3 => Build.Integer(_random.Between(0, MaximumPasses - 1)),
            3 when outer.Count > 0 => Build.Read(_random.Pick(outer)),
            4 when outer.Count > 0 => Small(Build.Plus(Build.Read(_random.Pick(outer)), Build.Integer(1))),
            < 7 when buffers.Count > 0 => new Length(_random.Pick(buffers)),
            7 or 8 => Small(NotConstant(scope)),
            _ => new Binary(BinaryOperator.Remainder, NotConstant(scope), Build.Integer(4)),
        };
    }

    private static Binary Small(Expression number) => new(BinaryOperator.And, number, Build.Integer(3));

    private Expression NotConstant(Scope scope)
    {
        Expression made = expressions.Integers.Make(scope, 1);
        List<Variable> variables = [.. scope.Visible(Kind.Int)];
        return made.IsConstant && variables.Count > 0 ? new Read(_random.Pick(variables)) : made;
    }

    private Step Step(Read counter, bool isUp) => new(counter, isUp, _random.Chance(0.3));

    private static For Loop(Read counter, Expression start, Expression condition, Expression next, Block body) =>
        new([new Counter(counter.Variable, start)], condition, [next], body);

    private static (Scope Inside, Read Counter) Inside(Scope scope)
    {
        Scope inside = scope.NestedLoop();
        return (inside, Counter(inside));
    }

    private static Read Counter(Scope scope)
    {
        var counter = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(counter);
        return Build.Read(counter);
    }
}
