using System.Collections.Generic;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random conditions: comparisons, short circuits, flags.</summary>
internal sealed class ConditionGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    public Expression Make(Scope scope, int depth)
    {
        around.Budget--;
        if (depth <= 0 || around.Budget < 0)
        {
            return _random.Choose<Expression>([new(2, () => Flag(scope)), new(3, () => CompareReals(scope, 0)), new(1, () => CompareIntegers(scope, 0))]);
        }

        return around.Choose<Expression>(
            "condition",
            [
                new(30, () => CompareReals(scope, depth)),
                new(12, () => CompareIntegers(scope, depth)),
                new(4, () => CompareModes(scope)),
                new(3, () => IsPattern(scope, depth)),
                new(2, () => Predicate(scope, depth)),
                new(6, () => Flag(scope)),
                new(4, () => around.Has(Features.Buffers) ? expressions.Buffers.Element(Kind.Bool, scope) : null),
                new(9, () => new Binary(BinaryOperator.AndAlso, Make(scope, depth - 1), Make(scope, depth - 1))),
                new(9, () => new Binary(BinaryOperator.OrElse, Make(scope, depth - 1), Make(scope, depth - 1))),
                new(4, () => new Unary(UnaryOperator.Not, Make(scope, depth - 1))),
                new(4, () => new Binary(
                    _random.Pick([BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr]), Make(scope, depth - 1), Make(scope, depth - 1))),
                new(2, () => new Conditional(Make(scope, depth - 1), Make(scope, depth - 1), Make(scope, depth - 1))),
                new(2, () => expressions.Switches.Expression(Kind.Bool, scope, depth - 1)),
                new(3, () => expressions.Calls.Invoke(Kind.Bool, scope, depth - 1)),
            ]);
    }

    private IsPattern IsPattern(Scope scope, int depth)
    {
        (Expression subject, List<Pattern> patterns) = expressions.Switches.Subject(scope, depth - 1);
        return new IsPattern(subject, patterns[0]);
    }

    private FunctionCall Predicate(Scope scope, int depth)
    {
        Function function = _random.Pick(FunctionTable.Predicates);
        return new FunctionCall(function, [expressions.Real(function.Parameters[0], scope, depth - 1)]);
    }

    private Read? Flag(Scope scope)
    {
        List<Variable> flags = [.. scope.Visible(Kind.Bool)];
        return flags.Count == 0 ? null : new Read(_random.Pick(flags));
    }

    private Binary CompareReals(Scope scope, int depth)
    {
        Kind kind = _random.Chance(0.8) ? Kind.Double : Kind.Float;
        BinaryOperator operation = _random.Chance(0.9)
            ? _random.Pick([BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual])
            : _random.Pick([BinaryOperator.Equal, BinaryOperator.NotEqual]);
        Expression right = _random.Chance(0.5) ? expressions.Number(kind) : expressions.Real(kind, scope, depth - 1);
        return Open(operation, expressions.Real(kind, scope, depth - 1), right, scope);
    }

    private Binary CompareIntegers(Scope scope, int depth)
    {
        BinaryOperator operation = _random.Pick(
            [BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual]);
        Expression left = expressions.Integers.Make(scope, depth - 1);
        return Open(operation, left, expressions.Integers.Make(scope, depth - 1), scope);
    }

    private Binary CompareModes(Scope scope)
    {
        BinaryOperator operation = _random.Pick([BinaryOperator.Equal, BinaryOperator.NotEqual, BinaryOperator.Less]);
        return Open(operation, expressions.Integers.Mode(scope), new Literal(Kind.Mode, _random.Below(3)), scope);
    }

    /// <summary>A comparison that is open, most of the time: with constants alone the compiler knows the outcome.</summary>
    private Binary Open(BinaryOperator operation, Expression left, Expression right, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible(left.Kind)];
        bool isOpen = !(left.IsConstant && right.IsConstant) || variables.Count == 0 || _random.Chance(0.1);
        return new Binary(operation, isOpen ? left : new Read(_random.Pick(variables)), right);
    }
}
