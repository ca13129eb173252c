using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// <c>goto case</c> and <c>goto default</c>. The sections that are jumped to stand behind the others, each where all that jump to it have run, and
/// ask for the number of the section that is to run next. So no section is written twice.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>The number that says that the switch has ended.</summary>
    private const int NoSection = -1;

    /// <summary>The sections that some section of the switch jumps to.</summary>
    private static List<ISwitchCaseOperation> SectionsJumpedTo(ISwitchOperation @switch)
    {
        var targets = new HashSet<ISymbol>(@switch.Cases.SelectMany(JumpsOf), SymbolEqualityComparer.Default);
        return @switch.Cases.Where(section => section.Clauses.Any(clause => clause.Label is { } label && targets.Contains(label))).ToList();
    }

    /// <summary>Where the jumps in a section go.</summary>
    private static IEnumerable<ISymbol> JumpsOf(ISwitchCaseOperation section) => section.Body
        .SelectMany(statement => statement.DescendantsAndSelf().OfType<IBranchOperation>())
        .Where(branch => branch.BranchKind == BranchKind.GoTo)
        .Select(branch => branch.Target);

    private void ReadSectionsWithJumps(
        ISwitchOperation @switch, Value value, List<ISwitchCaseOperation> sections, ISwitchCaseOperation? fallback, List<ISwitchCaseOperation> targets)
    {
        var order = InOrderOfJumps(targets);
        var numbers = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        for (int i = 0; i < order.Count; i++)
        {
            foreach (var label in order[i].Clauses.Select(clause => clause.Label).OfType<ILabelSymbol>())
            {
                numbers[label] = i;
            }
        }

        if (order.FirstOrDefault(section => section.Clauses.Any(Declares)) is { } pattern)
        {
            // What a pattern declares is known only where it has matched.
            Refuse(pattern.Clauses.Select(clause => JumpTo(clause.Label, @switch.Cases)).First(jump => jump is not null)!, "A 'goto' to a section with a pattern that declares a variable");
            return;
        }

        var type = _context.Compilation.GetSpecialType(SpecialType.System_Int32);
        var next = ReadSections(value, sections, 0, fallback, Start, type);
        for (int i = 0; i < order.Count; i++)
        {
            var isNext = Add(WireType.Boolean, Form.Infix("=="), Effect.Pure, order[i], next.Wires.Single(), NumberOf(i));
            var then = ReadArm(() => Run(order[i], i));
            var before = next;
            var @else = ReadArm(() => before);
            next = Join(isNext, then, @else, type);
        }

        Value Start(ISwitchCaseOperation? section) =>
            section is null ? new Scalar(NumberOf(NoSection))
            : order.IndexOf(section) is >= 0 and var number ? new Scalar(NumberOf(number))
            : Run(section, -1);

        // A section hands out the number of the next one. It may jump to those behind it.
        Value Run(ISwitchCaseOperation section, int place)
        {
            var ahead = numbers.Where(number => number.Value > place).ToDictionary(number => number.Key, number => number.Value, SymbolEqualityComparer.Default);
            var frame = new ScopeFrame(@switch.ExitLabel, IsFunction: false, CarriedOf(AssignedIn(section))) { Sections = ahead };
            return ReadScope(type, frame, () =>
            {
                ReadSection(section, @switch);
                if (_ending is null)
                {
                    End(ExitTo(frame, new[] { NumberOf(NoSection) }));
                }
            });
        }
    }

    /// <summary>
    /// Sections in an order in which each stands behind all that jump to it, as near to that of the source as can be; where they jump in circles,
    /// some jump goes back.
    /// </summary>
    private static List<ISwitchCaseOperation> InOrderOfJumps(List<ISwitchCaseOperation> sections)
    {
        var order = new List<ISwitchCaseOperation>();
        var rest = sections.Select(section => (Section: section, Jumps: new HashSet<ISymbol>(JumpsOf(section), SymbolEqualityComparer.Default))).ToList();
        while (rest.Count > 0)
        {
            int next = rest.FindIndex(candidate => !rest.Any(other =>
                other.Section != candidate.Section && candidate.Section.Clauses.Any(clause => clause.Label is { } label && other.Jumps.Contains(label))));
            next = System.Math.Max(next, 0);
            order.Add(rest[next].Section);
            rest.RemoveAt(next);
        }

        return order;
    }

    private static bool Declares(ICaseClauseOperation clause) => clause.DescendantsAndSelf().Any(inner =>
        inner is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null } or IDeclarationExpressionOperation);

    private Wire NumberOf(int section) => _target.Constant(Literal.Of(WireType.Int32, section.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
