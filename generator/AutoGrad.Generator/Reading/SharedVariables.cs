using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// Which variables a <c>try</c> shares with its <c>finally</c>: those of around it that the <c>finally</c> assigns, and those that it reads and the
/// <c>try</c> assigns. What they hold there depends on where the <c>try</c> was left, which may be anywhere.
/// </summary>
internal static class SharedVariables
{
    /// <summary>The variables that any <c>try</c> in the code shares.</summary>
    public static HashSet<ISymbol> In(IOperation code, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var lambdas = LambdasIn(code);
        var shared = code.DescendantsAndSelf().OfType<ITryOperation>().SelectMany(@try => Of(@try, lambdas, bodyOf));
        return new HashSet<ISymbol>(shared, SymbolEqualityComparer.Default);
    }

    /// <param name="try">The statement.</param>
    /// <param name="lambdas">The lambdas that are in variables.</param>
    /// <param name="bodyOf">Finds the body of a local function.</param>
    public static IEnumerable<ISymbol> Of(ITryOperation @try, IReadOnlyDictionary<ISymbol, DelegateTarget> lambdas, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        if (@try.Finally is null)
        {
            return Array.Empty<ISymbol>();
        }

        var codes = Reached(@try.Finally, lambdas, bodyOf);
        var assigned = AssignedVariables.In(@try.Body, bodyOf);
        codes.ForEach(code => assigned.UnionWith(AssignedVariables.In(code, bodyOf)));
        return codes.SelectMany(code => code.DescendantsAndSelf())
            .Select(VariableOf)
            .OfType<ISymbol>()
            .Where(variable => assigned.Contains(variable) && !codes.Any(code => IsDeclaredIn(code, variable)))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToList();
    }

    /// <summary>The code, and that of the local functions and lambdas that it may call.</summary>
    private static List<IOperation> Reached(IOperation code, IReadOnlyDictionary<ISymbol, DelegateTarget> lambdas, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var reached = new List<IOperation>();
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<IOperation>();
        pending.Enqueue(code);
        while (pending.Count > 0)
        {
            var next = pending.Dequeue();
            reached.Add(next);
            foreach (var operation in next.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } when visited.Add(called.OriginalDefinition) && bodyOf(called.OriginalDefinition) is { } body:
                        pending.Enqueue(body);
                        break;
                    case ILocalReferenceOperation local when lambdas.TryGetValue(local.Local, out var target) && visited.Add(local.Local) && (target.Body ?? bodyOf(target.Symbol)) is { } run:
                        pending.Enqueue(run);
                        break;
                }
            }
        }

        return reached;
    }

    private static Dictionary<ISymbol, DelegateTarget> LambdasIn(IOperation code)
    {
        var lambdas = new Dictionary<ISymbol, DelegateTarget>(SymbolEqualityComparer.Default);
        foreach (var declarator in code.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>())
        {
            if (DelegateTarget.Of(declarator.GetVariableInitializer()?.Value) is { } lambda)
            {
                lambdas[declarator.Symbol] = lambda;
            }
        }

        return lambdas;
    }

    private static bool IsDeclaredIn(IOperation code, ISymbol variable) =>
        variable is ILocalSymbol or IParameterSymbol
        && variable.Locations.Any(place => place.SourceTree == code.Syntax.SyntaxTree && code.Syntax.Span.Contains(place.SourceSpan));

    /// <summary>The variable that is named; a struct's methods have it as their own.</summary>
    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: { IsConst: false, IsRef: false } } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { IsValueType: true } type } => type.OriginalDefinition,
        _ => null,
    };
}
