using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <content>Scopes: code that may be left before its end, and what is carried out of it.</content>
internal sealed partial class BodyReader
{
    /// <summary>Reads code that may be left early into a scope of its own.</summary>
    private Value ReadScope(ISymbol owner, bool isFunction, ITypeSymbol? resultType, IOperation code, Action read) =>
        ReadScope(resultType, new ScopeFrame(owner, isFunction, CarriedOf(AssignedIn(code))), read);

    /// <summary>The variables that are known and that a piece of code may assign, in an order of their own.</summary>
    private List<ISymbol> CarriedOf(HashSet<ISymbol> assigned) =>
        _variables.Keys.Where(assigned.Contains).OrderBy(variable => variable.Name, StringComparer.Ordinal).ToList();

    private Value ReadScope(ITypeSymbol? resultType, ScopeFrame frame, Action read)
    {
        var carried = frame.Carried;
        var arm = ReadArm(() =>
        {
            _scopes.Push(frame);
            read();
            if (_ending is null)
            {
                bool returns = resultType is null || resultType.SpecialType == SpecialType.System_Void;
                End(returns ? ExitTo(frame, Enumerable.Empty<Wire>()) : new Never());
            }

            _scopes.Pop();
            return null;
        });

        var resultTypes = resultType is null ? new List<ITypeSymbol>() : Types.Flatten(Substituted(resultType)).ToList();
        var results = resultTypes.Select(type => _wires.New(TypeOf(type))).ToList();
        int resultCount = results.Count;
        foreach (var variable in carried)
        {
            results.AddRange(TypesOf(variable).Zip(NamesOf(variable), (type, name) => _wires.New(type, name)));
        }

        _target.Add(new Scope(results, arm.Target.End(arm.Ending!)));
        int next = resultCount;
        foreach (var variable in carried)
        {
            var type = Substituted(TypeOfVariable(variable));
            int count = Types.Flatten(type).Count();
            _variables = _variables.SetItem(variable, Value.Build(type, results.GetRange(next, count)));
            next += count;
        }

        return resultCount == 0 ? new Pack(default) : Value.Build(Substituted(resultType!), results.GetRange(0, resultCount));
    }

    /// <summary>Leaves a scope with the values that it carries.</summary>
    private Exit ExitTo(ScopeFrame? frame, IEnumerable<Wire> results)
    {
        if (frame is null)
        {
            return new Exit(_scopes.Count, results.Concat(ReturnedVariables().SelectMany(Held)).ToArray());
        }

        // A loop that is left looks for no further pass.
        frame.WasLeft = true;
        int level = _scopes.TakeWhile(inner => !ReferenceEquals(inner, frame)).Count();
        var leaves = frame.IsLoop ? new[] { _target.Constant(Literal.Boolean(false)) } : Array.Empty<Wire>();
        return new Exit(level, leaves.Concat(frame.Hidden).Concat(results).Concat(frame.Carried.SelectMany(Held)).ToArray());
    }
}
