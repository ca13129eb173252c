using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// <c>goto</c> and labels. A jump to a label further down leaves a scope: the statements from the first one that jumps to the label itself. A jump
/// back would be a loop, and is refused.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>The statements of a block, or of a part of one.</summary>
    private void ReadStatements(IReadOnlyList<IOperation> statements) => ReadStatements(statements, 0, statements.Count, LabelsIn(statements));

    private void ReadStatements(IReadOnlyList<IOperation> statements, int start, int end, Dictionary<ISymbol, int> labels)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = start; i < end; i++)
        {
            if (labels.Count > 0 && FurthestLabel(statements, i, end, labels) is { } label)
            {
                ReadUpTo(label, statements, i, labels);
                i = labels[label] - 1;
            }
            else if (statements[i] is IUsingDeclarationOperation declaration)
            {
                // C# lets no jump in its block pass the declaration, so what ends here is the block.
                ReadUsingDeclaration(declaration, statements.Skip(i + 1).Take(end - i - 1).ToList());
                return;
            }
            else
            {
                ReadStatement(statements[i]);
            }
        }
    }

    /// <summary>The labels of a block with the numbers of their statements.</summary>
    private static Dictionary<ISymbol, int> LabelsIn(IReadOnlyList<IOperation> statements)
    {
        var labels = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        for (int i = 0; i < statements.Count; i++)
        {
            // A statement can have several labels.
            for (var labeled = statements[i] as ILabeledOperation; labeled is not null; labeled = labeled.Operation as ILabeledOperation)
            {
                labels[labeled.Label] = i;
            }
        }

        return labels;
    }

    /// <summary>
    /// The label furthest down, up to an end, that a statement jumps to, or one that stands before that label; null for none. Labels whose scope has
    /// begun are left out. So of two scopes that would overlap, the one that ends later begins first.
    /// </summary>
    private ISymbol? FurthestLabel(IReadOnlyList<IOperation> statements, int start, int end, Dictionary<ISymbol, int> labels)
    {
        ISymbol? furthest = null;
        int last = start;
        for (int i = start; i <= last && i < end; i++)
        {
            foreach (var jump in statements[i].DescendantsAndSelf().OfType<IBranchOperation>().Where(branch => branch.BranchKind == BranchKind.GoTo))
            {
                bool isAhead = labels.TryGetValue(jump.Target, out int index) && index > i && index <= end && !_scopes.Any(scope => IsOwnedBy(scope, jump.Target));
                if (isAhead && (furthest is null || index > labels[furthest]))
                {
                    furthest = jump.Target;
                    last = index - 1;
                }
            }
        }

        return furthest;
    }

    private static bool IsOwnedBy(ScopeFrame scope, ISymbol label) => SymbolEqualityComparer.Default.Equals(scope.Owner, label);

    /// <summary>Reads the statements before a label into a scope that a jump to it leaves.</summary>
    private void ReadUpTo(ISymbol label, IReadOnlyList<IOperation> statements, int start, Dictionary<ISymbol, int> labels)
    {
        int end = labels[label];
        var range = statements.Skip(start).Take(end - start).ToList();
        var assigned = new HashSet<ISymbol>(range.SelectMany(AssignedIn), SymbolEqualityComparer.Default);

        // What is declared on the way is a variable of the block, and may be used behind the label.
        foreach (var local in LocalsUsed(statements, end))
        {
            bool isDeclared = range.Any(statement => IsDeclaredIn(statement, local));
            if (!isDeclared && (local.IsRef || IsInMemory(local) || !assigned.Contains(local)))
            {
                continue;
            }

            if (local.IsRef || IsInMemory(local))
            {
                Refuse(JumpTo(label, range)!, "A 'goto' past the declaration of a variable that a 'finally' shares or a 'ref' local names");
            }
            else if (!_variables.ContainsKey(local))
            {
                _variables = _variables.SetItem(local, Value.Unassigned);
            }

            assigned.Add(local);
        }

        ReadScope(null, new ScopeFrame(label, IsFunction: false, CarriedOf(assigned)), () => ReadStatements(statements, start, end, labels));
    }

    /// <summary>The locals that the statements from an index on may name, but for lambdas and constants. Those in local functions may be named from anywhere.</summary>
    private static IEnumerable<ILocalSymbol> LocalsUsed(IReadOnlyList<IOperation> statements, int start)
    {
        bool hasFunctions = statements.Any(statement => statement.DescendantsAndSelf().Any(inner => inner is ILocalFunctionOperation or IAnonymousFunctionOperation));
        var lambdas = statements
            .SelectMany(statement => statement.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>())
            .Where(declarator => DelegateTarget.Of(declarator.GetVariableInitializer()?.Value) is not null)
            .Select(declarator => declarator.Symbol);
        return (hasFunctions ? statements : statements.Skip(start))
            .SelectMany(statement => statement.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
            .Select(reference => reference.Local)
            .Where(local => !local.IsConst)
            .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)
            .Except(lambdas, SymbolEqualityComparer.Default)
            .OfType<ILocalSymbol>()
            .ToList();
    }

    private static bool IsDeclaredIn(IOperation code, ISymbol variable) =>
        variable.Locations.Any(place => place.SourceTree == code.Syntax.SyntaxTree && code.Syntax.Span.Contains(place.SourceSpan));

    private static IOperation? JumpTo(ISymbol? label, IEnumerable<IOperation> code) => code
        .SelectMany(statement => statement.DescendantsAndSelf().OfType<IBranchOperation>())
        .FirstOrDefault(branch => branch.BranchKind == BranchKind.GoTo && SymbolEqualityComparer.Default.Equals(branch.Target, label));

    private void ReadLabeled(ILabeledOperation labeled)
    {
        if (labeled.Operation is { } statement)
        {
            ReadStatement(statement);
        }
    }

    private void ReadGoto(IBranchOperation @goto)
    {
        var frame = _scopes.FirstOrDefault(scope => IsOwnedBy(scope, @goto.Target) || scope.Sections?.ContainsKey(@goto.Target) == true);
        if (frame is null)
        {
            Refuse(@goto, @goto.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 }
                ? "A 'goto case' that does not go forward"
                : "A 'goto' that does not go forward");
        }
        else if (_ending is null)
        {
            End(ExitTo(frame, frame.Sections is null ? Enumerable.Empty<Wire>() : new[] { NumberOf(frame.Sections[@goto.Target]) }));
        }
    }
}
