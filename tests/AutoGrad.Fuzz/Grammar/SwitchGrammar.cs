using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Switch expressions, and what switch statements share with them.</summary>
internal sealed class SwitchGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    public SwitchExpression Expression(Kind kind, Scope scope, int depth)
    {
        (Expression subject, List<Pattern> patterns) = Subject(scope, depth);
        List<Arm> arms = [.. patterns.Select(pattern => new Arm(pattern, Guard(scope), expressions.Convertible(kind, scope, depth)))];
        Expression otherwise = _random.Chance(0.08)
            ? new ThrowExpression(kind, ThrowGrammar.Make(_random, scope))
            : expressions.Of(kind, scope, depth);
        arms.Add(new Arm(new DiscardPattern(), null, otherwise));
        return new SwitchExpression(subject, [.. arms]);
    }

    /// <summary>A further condition, now and then.</summary>
    public Expression? Guard(Scope scope) => _random.Chance(0.1) ? expressions.Conditions.Make(scope, 1) : null;

    /// <summary>What is switched on, and patterns for it that do not overlap and leave something to a discard.</summary>
    public (Expression Subject, List<Pattern> Patterns) Subject(Scope scope, int depth)
    {
        Kind kind = _random.Below(10) switch
        {
            < 4 => Kind.Int,
            < 7 => Kind.Double,
            7 => Kind.Float,
            8 => Kind.Mode,
            _ => Kind.Bool,
        };
        Expression subject = expressions.Of(kind, scope, depth);
        List<Variable> numbers = [.. scope.Visible().Where(variable => variable.Kind.IsReal())];
        if (subject.IsConstant && numbers.Count > 0)
        {
            // Arms that a constant never reaches are an error.
            subject = new Read(_random.Pick(numbers));
            kind = subject.Kind;
        }

        return (subject, new PatternGrammar(_random).Make(kind));
    }
}
