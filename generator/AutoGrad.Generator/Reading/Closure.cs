using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// What a local function that calls itself, by whatever way, sees of the method around it. It is followed like a method of its own, for
/// which the variables around it are further parameters, and those that may be assigned further results.
/// </summary>
internal sealed class Closure
{
    private Closure(IMethodSymbol around, IReadOnlyList<ISymbol> captured, HashSet<ISymbol> assigned, IReadOnlyDictionary<ISymbol, IAnonymousFunctionOperation> lambdas)
    {
        Around = around;
        Captured = captured;
        Assigned = captured.Where(assigned.Contains).ToList();
        Lambdas = lambdas;
    }

    /// <summary>The method that is no local function, with the type arguments it has been called with.</summary>
    public IMethodSymbol Around { get; }

    /// <summary>The variables around it that the function sees, and those that functions see that it calls; in the order of their declarations.</summary>
    public IReadOnlyList<ISymbol> Captured { get; }

    /// <summary>Those of them that may be assigned while it runs.</summary>
    public IReadOnlyList<ISymbol> Assigned { get; }

    /// <summary>The lambdas around it.</summary>
    public IReadOnlyDictionary<ISymbol, IAnonymousFunctionOperation> Lambdas { get; }

    /// <summary>The closure of a local function that calls itself; null for one that does not.</summary>
    public static Closure? Of(IMethodSymbol function, IMethodSymbol around, IReadOnlyDictionary<ISymbol, IAnonymousFunctionOperation> lambdas, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var functions = new Dictionary<ISymbol, Function>(SymbolEqualityComparer.Default);
        var pending = new Queue<IMethodSymbol>();
        pending.Enqueue(function);
        while (pending.Count > 0)
        {
            var next = pending.Dequeue();
            if (functions.ContainsKey(next) || (BodyOf(next) ?? bodyOf(next)) is not { } body)
            {
                continue;
            }

            var found = new Function(next, body, lambdas);
            functions.Add(next, found);
            found.Called.ForEach(pending.Enqueue);
        }

        // What has been called leads back to the function.
        if (!functions.Values.Any(caller => caller.Called.Contains(function, SymbolEqualityComparer.Default)))
        {
            return null;
        }

        while (functions.Values.Select(caller => caller.TakeFrom(functions)).ToList().Contains(true))
        {
        }

        var captured = functions[function].Captured.OrderBy(PositionOf).ThenBy(variable => variable.Name, StringComparer.Ordinal).ToList();
        return new Closure(around, captured, AssignedVariables.In(functions[function].Body, bodyOf), lambdas);

        IOperation? BodyOf(IMethodSymbol lambda) =>
            lambdas.Values.FirstOrDefault(operation => SymbolEqualityComparer.Default.Equals(operation.Symbol, lambda))?.Body;
    }

    private static int PositionOf(ISymbol variable) => variable.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;

    /// <summary>A local function or a lambda.</summary>
    private sealed class Function
    {
        private readonly IMethodSymbol _symbol;

        public Function(IMethodSymbol symbol, IOperation body, IReadOnlyDictionary<ISymbol, IAnonymousFunctionOperation> lambdas)
        {
            _symbol = symbol;
            Body = body;
            foreach (var operation in body.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called }:
                        Called.Add(called.OriginalDefinition);
                        break;
                    case ILocalReferenceOperation lambda when lambdas.TryGetValue(lambda.Local, out var called):
                        Called.Add(called.Symbol);
                        break;
                    case ILocalReferenceOperation { Local: { IsConst: false } local }:
                        Capture(local);
                        break;
                    case IParameterReferenceOperation { Parameter: var parameter }:
                        Capture(parameter);
                        break;
                }
            }
        }

        public IOperation Body { get; }

        public List<IMethodSymbol> Called { get; } = new();

        public HashSet<ISymbol> Captured { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>Captures what those capture that it calls. True if there was anything new.</summary>
        public bool TakeFrom(Dictionary<ISymbol, Function> functions)
        {
            int before = Captured.Count;
            foreach (var called in Called.Where(functions.ContainsKey))
            {
                functions[called].Captured.ToList().ForEach(Capture);
            }

            return Captured.Count > before;
        }

        private void Capture(ISymbol variable)
        {
            bool isInside = _symbol.DeclaringSyntaxReferences.Any(function => variable.Locations.Any(place =>
                place.SourceTree == function.SyntaxTree && function.Span.Contains(place.SourceSpan)));
            if (!isInside)
            {
                Captured.Add(variable);
            }
        }
    }
}
