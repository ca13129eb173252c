using System.Collections.Generic;
using System.Collections.Immutable;
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

        return
        [
            new(9, () => isDeep ? null : Counted(scope)),
            new(7, () => isDeep ? null : OverBuffer(scope)),
            new(4, () => isDeep ? null : Each(scope)),
            new(4, () => isDeep ? null : Conditioned(scope)),
            new(2, () => isDeep ? null : Endless(scope)),
            new(2, () => isDeep ? null : WithRealCounter(scope)),
            new(5, () => scope.IsInLoop ? Exit(scope) : null),
        ];
    }

    /// <summary>Up or down, by one or more, to a bound that may be computed.</summary>
    private For Counted(Scope scope)
    {
        (Scope inside, Variable counter) = Inside(scope);
        Expression bound = _random.Below(4) switch
        {
            < 2 => new Literal(Kind.Int, _random.Between(0, MaximumPasses - 1)),
            2 => Binary(BinaryOperator.And, NotConstant(expressions.Integers.Make(scope, 1), scope), new Literal(Kind.Int, 3)),
            _ => Binary(BinaryOperator.Remainder, NotConstant(expressions.Integers.Make(scope, 1), scope), new Literal(Kind.Int, 4)),
        };
        return _random.Chance(0.75)
            ? new For(counter, new Literal(Kind.Int, 0), Binary(BinaryOperator.Less, new Read(counter), bound), Next(counter, isUp: true), Body(inside, counter))
            : new For(
                counter,
                bound,
                Binary(BinaryOperator.GreaterOrEqual, new Read(counter), new Literal(Kind.Int, _random.Below(2))),
                Next(counter, isUp: false),
                Body(inside, counter));
    }

    /// <summary>Over the indices of a buffer.</summary>
    private For? OverBuffer(Scope scope)
    {
        List<Expression> buffers = [.. BufferGrammar.Buffers(around, scope)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Expression buffer = _random.Pick(buffers);
        (Scope inside, Variable counter) = Inside(scope);
        inside.AddIndex(counter, buffer);
        var length = new Length(buffer);
        if (_random.Chance(0.7))
        {
            BinaryOperator comparison = _random.Chance(0.9) ? BinaryOperator.Less : BinaryOperator.NotEqual;
            bool isByOne = comparison == BinaryOperator.NotEqual || _random.Chance(0.85);
            Expression next = isByOne ? Next(counter, isUp: true) : new Assign(new Read(counter), BinaryOperator.Add, new Literal(Kind.Int, 2));
            return new For(counter, new Literal(Kind.Int, 0), Binary(comparison, new Read(counter), length), next, Body(inside, counter));
        }

        return new For(
            counter,
            Binary(BinaryOperator.Subtract, length, new Literal(Kind.Int, 1)),
            Binary(BinaryOperator.GreaterOrEqual, new Read(counter), new Literal(Kind.Int, 0)),
            Next(counter, isUp: false),
            Body(inside, counter));
    }

    private ForEach? Each(Scope scope)
    {
        List<Expression> buffers = [.. BufferGrammar.Buffers(around, scope)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Expression buffer = _random.Pick(buffers);
        Scope inside = scope.NestedLoop();
        var item = new Variable(inside.NewName(), buffer.Kind.Element()) { IsReadOnly = true };
        inside.Add(item);
        return new ForEach(item, buffer, statements.Block(inside, _random.Between(1, 3), mayReturn: false));
    }

    /// <summary><c>while</c> or <c>do</c>, until a condition on data fails or a count is reached.</summary>
    private Group Conditioned(Scope scope)
    {
        var counter = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(counter);
        var start = new Declare(counter, new Literal(Kind.Int, 0), DeclarationForm.Typed);
        Expression isWithin = Binary(BinaryOperator.Less, new Read(counter), new Literal(Kind.Int, _random.Between(1, MaximumPasses)));
        Expression condition = _random.Chance(0.8) ? Binary(BinaryOperator.AndAlso, expressions.Conditions.Make(scope, 1), isWithin) : isWithin;
        Scope inside = scope.NestedLoop();
        Block body = statements.Block(inside, _random.Between(1, 3), mayReturn: false);

        // At the top, where no continue can pass it by.
        body = new Block(body.Statements.Insert(0, new Evaluate(Next(counter, isUp: true))));
        return new Group([start, new While(condition, body, _random.Chance(0.3))]);
    }

    /// <summary>Left only from inside.</summary>
    private Group Endless(Scope scope)
    {
        var counter = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(counter);
        Scope inside = scope.NestedLoop();
        Expression condition = Binary(
            BinaryOperator.OrElse,
            Binary(BinaryOperator.GreaterOrEqual, Next(counter, isUp: true), new Literal(Kind.Int, _random.Between(0, MaximumPasses))),
            expressions.Conditions.Make(inside, 1));
        var leave = new If(condition, new Block([new Break()]), null);
        Block body = statements.Block(inside, _random.Between(1, 3), mayReturn: false);
        return new Group(
        [
            new Declare(counter, new Literal(Kind.Int, 0), DeclarationForm.Typed),
            new While(new Literal(Kind.Bool, 1), new Block(body.Statements.Insert(0, leave)), IsTestedLast: false),
        ]);
    }

    /// <summary>Counted by a double.</summary>
    private For WithRealCounter(Scope scope)
    {
        Scope inside = scope.NestedLoop();
        var counter = new Variable(inside.NewName(), Kind.Double) { IsReadOnly = true };
        inside.Add(counter);
        return new For(
            counter,
            new Literal(Kind.Double, 0),
            Binary(BinaryOperator.Less, new Read(counter), new Literal(Kind.Double, 1)),
            new Assign(new Read(counter), BinaryOperator.Add, new Literal(Kind.Double, _random.Pick([0.25, 0.3, 0.5]))),
            statements.Block(inside, _random.Between(1, 2), mayReturn: false));
    }

    private If Exit(Scope scope)
    {
        Scope inside = scope.Nested();
        Block before = statements.Block(inside, _random.Below(2), mayReturn: false);
        Statement exit = _random.Chance(0.6) ? new Break() : new Continue();
        return new If(expressions.Conditions.Make(scope, 1), new Block(before.Statements.Add(exit)), null);
    }

    /// <summary>The body; now and then it moves the counter on by itself.</summary>
    private Block Body(Scope inside, Variable counter)
    {
        Block body = statements.Block(inside, _random.Between(1, 3), mayReturn: false);
        bool isSkipping = _random.Chance(0.06) && !inside.HasIndex(counter);
        return isSkipping
            ? new Block(body.Statements.Add(new If(expressions.Conditions.Make(inside, 1), new Block([new Evaluate(Next(counter, isUp: true))]), null)))
            : body;
    }

    private static (Scope Inside, Variable Counter) Inside(Scope scope)
    {
        Scope inside = scope.NestedLoop();
        var counter = new Variable(inside.NewName(), Kind.Int) { IsReadOnly = true };
        inside.Add(counter);
        return (inside, counter);
    }

    private Step Next(Variable counter, bool isUp) => new(new Read(counter), isUp, _random.Chance(0.3));

    private static Binary Binary(BinaryOperator operation, Expression left, Expression right) => new(operation, left, right);

    private Expression NotConstant(Expression expression, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible(Kind.Int)];
        return expression.IsConstant && variables.Count > 0 ? new Read(_random.Pick(variables)) : expression;
    }
}
