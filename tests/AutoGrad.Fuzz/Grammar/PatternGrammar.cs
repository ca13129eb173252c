using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>
/// Random patterns that do not overlap: C# refuses an arm that earlier ones have handled. The line of numbers is cut at a few
/// constants, and each pattern gets stretches of its own.
/// </summary>
internal sealed class PatternGrammar(Randomness random)
{
    /// <summary>One to three patterns, of which none covers everything; what follows them needs a discard.</summary>
    public List<Pattern> Make(Kind kind) => kind switch
    {
        Kind.Bool => [new ConstantPattern(new Literal(Kind.Bool, random.Below(2)))],
        Kind.Mode => Members(),
        _ => Stretches(kind),
    };

    private List<Pattern> Members()
    {
        List<Pattern> members = [.. Enumerable.Range(0, 3).Select(member => new ConstantPattern(new Literal(Kind.Mode, member)))];
        random.Shuffle(members);
        return random.Below(4) switch
        {
            0 => [members[0], members[1]],
            1 => [new LogicalPattern(IsAnd: false, members[0], members[1])],
            2 => [members[0], new NotPattern(members[1])],
            _ => members,
        };
    }

    private List<Pattern> Stretches(Kind kind)
    {
        double[] cuts = [.. Cuts(kind)];

        // Even stretches lie between two cuts (or beyond), odd ones are the cuts themselves.
        int stretches = 2 * cuts.Length + 1;
        var patterns = new List<Pattern>();
        int next = random.Below(2);
        while (next < stretches - 1 && patterns.Count < 3)
        {
            int last = System.Math.Min(next + random.Below(3), stretches - 2);
            patterns.Add(Stretch(kind, cuts, next, last));
            next = last + 1 + random.Below(2);
        }

        if (patterns.Count == 0)
        {
            patterns.Add(Stretch(kind, cuts, stretches - 1, stretches - 1));
        }

        random.Shuffle(patterns);
        if (patterns.Count > 1 && random.Chance(0.3))
        {
            // Two stretches in one arm.
            patterns = [new LogicalPattern(IsAnd: false, patterns[0], patterns[1]), .. patterns.Skip(2)];
        }

        if (random.Chance(0.2))
        {
            patterns[^1] = new NotPattern(patterns[^1]);
        }

        return patterns;
    }

    private IEnumerable<double> Cuts(Kind kind)
    {
        double cut = kind == Kind.Int ? random.Between(-3, 0) : System.Math.Round(random.Between(-2.0, 0.5), 1);
        int count = random.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            yield return kind == Kind.Float ? (float)cut : cut;
            cut += kind == Kind.Int ? random.Between(2, 4) : System.Math.Round(random.Between(0.5, 1.5), 1);
        }
    }

    private static Pattern Stretch(Kind kind, double[] cuts, int first, int last)
    {
        if (first == last && first % 2 == 1)
        {
            return new ConstantPattern(new Literal(kind, cuts[first / 2]));
        }

        Pattern? lower = first == 0 ? null : new RelationalPattern(
            first % 2 == 1 ? BinaryOperator.GreaterOrEqual : BinaryOperator.Greater, new Literal(kind, cuts[(first - 1) / 2]));
        Pattern? upper = last == 2 * cuts.Length ? null : new RelationalPattern(
            last % 2 == 1 ? BinaryOperator.LessOrEqual : BinaryOperator.Less, new Literal(kind, cuts[last / 2]));
        return lower is null ? upper! : upper is null ? lower : new LogicalPattern(IsAnd: true, lower, upper);
    }
}
