using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// What a callee sees of the method around it. A local function that calls itself, by whatever way, is followed like a method of its own, for
/// which the variables around it are further parameters, and those that may be assigned further results. A method that is given a lambda is
/// followed once for each lambda, and gets the variables around that.
/// </summary>
internal sealed class Closure
{
    private Closure(Surroundings around, IEnumerable<ISymbol> captured, ISet<ISymbol> assigned, IReadOnlyDictionary<ISymbol, DelegateTarget> lambdas)
    {
        Around = around.Method;
        TypeArguments = around.TypeArguments;
        Captured = captured.OrderBy(PositionOf).ThenBy(variable => variable.Name, StringComparer.Ordinal).ToList();
        Assigned = Captured.Where(assigned.Contains).ToList();
        Lambdas = lambdas;
    }

    /// <summary>The method that is no local function, with the type arguments it has been called with.</summary>
    public IMethodSymbol Around { get; }

    /// <summary>What type parameters mean around it.</summary>
    public ImmutableDictionary<ITypeSymbol, ITypeSymbol> TypeArguments { get; }

    /// <summary>The variables around it that the function sees, and those that functions see that it calls; in the order of their declarations.</summary>
    public IReadOnlyList<ISymbol> Captured { get; }

    /// <summary>Those of them that may be assigned while it runs.</summary>
    public IReadOnlyList<ISymbol> Assigned { get; }

    /// <summary>The lambdas around it, and those that it was given as arguments, by the variables that hold them.</summary>
    public IReadOnlyDictionary<ISymbol, DelegateTarget> Lambdas { get; }

    /// <summary>Of a method that was given lambdas, which: told apart by this text. Empty for a local function.</summary>
    public string Given { get; private set; } = "";

    /// <summary>The closure of a local function that calls itself; null for one that does not.</summary>
    public static Closure? Of(IMethodSymbol function, Surroundings around, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var functions = Reached(new[] { function }, around.Lambdas, bodyOf);

        // What has been called leads back to the function.
        return functions.Values.Any(caller => caller.Called.Contains(function, SymbolEqualityComparer.Default))
            ? new Closure(around, functions[function].Captured, AssignedVariables.In(functions[function].Body, bodyOf), around.Lambdas)
            : null;
    }

    /// <summary>The closure of a method that is given lambdas; null where one of them sees the method's own variables, of an earlier call.</summary>
    public static Closure? Of(
        IMethodSymbol method,
        IReadOnlyDictionary<ISymbol, DelegateTarget> given,
        Surroundings around,
        Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var functions = Reached(given.Values.Select(lambda => lambda.Symbol), around.Lambdas, bodyOf, given.Values);
        var all = new Dictionary<ISymbol, DelegateTarget>(SymbolEqualityComparer.Default);
        foreach (var lambda in around.Lambdas.Concat(given))
        {
            all[lambda.Key] = lambda.Value;
        }

        var captured = given.Values.SelectMany(lambda => functions.TryGetValue(lambda.Symbol, out var function) ? function.Captured : Enumerable.Empty<ISymbol>()).Distinct(SymbolEqualityComparer.Default).ToList();
        var holders = functions.Values.SelectMany(function => function.Holders).Distinct(SymbolEqualityComparer.Default).ToList();
        var seen = captured.Concat(holders);

        // Which lambdas they are, and those that they call; whose text around them it is, and what its type parameters mean there.
        var which = holders.Select(holder => (Holder: holder!, Lambda: around.Lambdas[holder!]))
            .Concat(given.Select(lambda => (Holder: lambda.Key, Lambda: lambda.Value)))
            .Select(pair => pair.Holder.Name + " " + PositionOf(pair.Holder) + " " + pair.Lambda.Syntax.SyntaxTree.FilePath + " " + pair.Lambda.Syntax.SpanStart);
        var types = around.TypeArguments.Select(pair => pair.Key.ToDisplayString() + " " + pair.Value.ToDisplayString(Types.FullName));
        return seen.Any(variable => IsInside(variable!, method.OriginalDefinition))
            ? null
            : new Closure(around, captured!, new HashSet<ISymbol>(SymbolEqualityComparer.Default), all)
            {
                Given = string.Join("|", which.Concat(types).OrderBy(text => text, StringComparer.Ordinal).Prepend(around.Method.ToDisplayString(Types.FullName))),
            };
    }

    /// <summary>Local functions and lambdas, those that they call, and what all of them capture.</summary>
    private static Dictionary<ISymbol, Function> Reached(
        IEnumerable<IMethodSymbol> roots,
        IReadOnlyDictionary<ISymbol, DelegateTarget> lambdas,
        Func<IMethodSymbol, IOperation?> bodyOf,
        IEnumerable<DelegateTarget>? given = null)
    {
        var functions = new Dictionary<ISymbol, Function>(SymbolEqualityComparer.Default);
        var pending = new Queue<IMethodSymbol>(roots);
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

        while (functions.Values.Select(caller => caller.TakeFrom(functions)).ToList().Contains(true))
        {
        }

        return functions;

        IOperation? BodyOf(IMethodSymbol lambda) =>
            lambdas.Values.Concat(given ?? Enumerable.Empty<DelegateTarget>()).FirstOrDefault(operation => SymbolEqualityComparer.Default.Equals(operation.Symbol, lambda))?.Body;
    }

    /// <summary>Where a callee's text, or that of a lambda that it is given, stands.</summary>
    /// <param name="Method">The method that is no local function.</param>
    /// <param name="TypeArguments">What type parameters mean there.</param>
    /// <param name="Lambdas">The variables that hold lambdas.</param>
    public sealed record Surroundings(
        IMethodSymbol Method, ImmutableDictionary<ITypeSymbol, ITypeSymbol> TypeArguments, IReadOnlyDictionary<ISymbol, DelegateTarget> Lambdas);

    private static int PositionOf(ISymbol variable) => variable.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;

    private static bool IsInside(ISymbol variable, IMethodSymbol function) => function.DeclaringSyntaxReferences.Any(declaration =>
        variable.Locations.Any(place => place.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(place.SourceSpan)));

    /// <summary>A local function or a lambda.</summary>
    private sealed class Function
    {
        private readonly IMethodSymbol _symbol;

        public Function(IMethodSymbol symbol, IOperation body, IReadOnlyDictionary<ISymbol, DelegateTarget> lambdas)
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
                    case ILocalReferenceOperation { Local: var holder } when lambdas.TryGetValue(holder, out var called):
                        Called.Add(called.Symbol);
                        Holders.Add(holder);
                        break;
                    case IParameterReferenceOperation { Parameter: var holder } when lambdas.TryGetValue(holder, out var called):
                        Called.Add(called.Symbol);
                        Holders.Add(holder);
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

        /// <summary>The variables that hold the lambdas that it calls.</summary>
        public List<ISymbol> Holders { get; } = new();

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
            if (!IsInside(variable, _symbol))
            {
                Captured.Add(variable);
            }
        }
    }
}
