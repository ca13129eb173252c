using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Local functions that call themselves. They cannot be read where they are called, and are followed as methods are: the variables that they
/// capture go in behind the receiver, and those that they assign come back behind what is passed by reference.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>What the local function that is read sees of the method around it; null where a method is read.</summary>
    private readonly Closure? _closure;

    /// <summary>The closures of the local functions that have been called, null for those that do not call themselves.</summary>
    private readonly Dictionary<IMethodSymbol, Closure?> _closures = new(SymbolEqualityComparer.Default);

    /// <summary>The method that is read, or the one around the local function that is read.</summary>
    private IMethodSymbol Around => _closure?.Around ?? _method;

    private Closure? ClosureOf(IMethodSymbol function)
    {
        if (!_closures.TryGetValue(function, out var closure))
        {
            closure = Closure.Of(function, Surroundings(), _context.BodyOf);
            _closures.Add(function, closure);
        }

        return closure;
    }

    private Closure.Surroundings Surroundings() => new(Around, _typeArguments, _lambdas.Where(lambda => IsHolder(lambda.Key, out _)).ToDictionary(
        lambda => lambda.Key, lambda => lambda.Value, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default));

    /// <summary>The inputs that captured variables are.</summary>
    private void AddCaptured(List<Wire> inputs, List<int> active)
    {
        foreach (var lambda in _closure?.Lambdas ?? Enumerable.Empty<KeyValuePair<ISymbol, DelegateTarget>>())
        {
            _lambdas[lambda.Key] = lambda.Value;
        }

        foreach (var variable in _closure?.Captured ?? Enumerable.Empty<ISymbol>())
        {
            var wires = TypesOf(variable).Zip(NamesOf(variable), (type, name) => _wires.New(type, name)).ToList();

            // On a tie a captured number counts as active, as the function's own parameters do.
            bool isConstant = variable is IParameterSymbol parameter && SignatureReader.IsConstant(parameter) && !AssignedIn(_context.BodyOf(Around)!).Contains(parameter);
            active.AddRange(wires.Select((wire, i) => (wire.Type, Number: inputs.Count + i))
                .Where(input => !isConstant && (input.Type.IsReal || input.Type.IsRealBuffer))
                .Select(input => input.Number));
            inputs.AddRange(wires);
            _variables = _variables.SetItem(variable, Value.Build(Substituted(TypeOfVariable(variable)), wires));
        }
    }

    /// <summary>The variables whose last value is a result of the circuit that is read.</summary>
    private IEnumerable<ISymbol> ReturnedVariables() =>
        ReturnedParameters(Declaration, _cellParameters).Concat(_closure?.Assigned ?? Enumerable.Empty<ISymbol>())
            .Concat(_returnsThis ? new ISymbol[] { Declaration.ContainingType } : Enumerable.Empty<ISymbol>());

    private Value ReadRecursive(IInvocationOperation invocation, IMethodSymbol called, Closure closure)
    {
        var function = called.OriginalDefinition;
        if (function.IsGenericMethod || function.IsAsync || function.ReturnsByRef || function.ReturnsByRefReadonly || SignatureReader.BodyOf(function) is null)
        {
            return Refuse(invocation, "This local function");
        }

        if (WhyNotHandedOver(closure) is { } what)
        {
            return Refuse(invocation, "A call of a function that sees " + what);
        }

        foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.RefKind is not (null or RefKind.None)))
        {
            // What the function sees of the variable in other ways must not be another than what it sees here.
            var variables = argument.Parameter!.RefKind == RefKind.In ? closure.Assigned : closure.Captured;
            bool isSeen = argument.Value.DescendantsAndSelf().Any(part => VariableNamed(part) is { } variable && variables.Contains(variable, SymbolEqualityComparer.Default));
            if (isSeen && argument.Value is not (IArrayElementReferenceOperation or IPropertyReferenceOperation))
            {
                return Refuse(argument, "A captured variable passed by '" + KeywordOf(argument) + "'");
            }
        }

        var references = new SortedDictionary<int, Place>();
        if (ReadArguments(invocation.Arguments, references) is not { } arguments)
        {
            return function.ReturnsVoid ? new Pack(default) : Nothing(invocation.Type);
        }

        // What is captured is seen as the arguments leave it.
        var all = CapturedBy(closure, invocation).Concat(arguments).ToList();
        int cells = CellsOf(references);
        var resultType = Substituted(function.ReturnType);
        var own = Types.Flatten(resultType).Select(type => _wires.New(TypeOf(type))).ToList();
        var returned = ReturnedParameters(function, cells).SelectMany(parameter => TypesOf(parameter)).Select(type => _wires.New(type)).ToList();
        var assigned = closure.Assigned.Select(variable => TypesOf(variable).Zip(NamesOf(variable), (type, name) => _wires.New(type, name)).ToList()).ToList();
        var results = own.Concat(returned).Concat(assigned.SelectMany(wires => wires)).ToArray();
        _target.Add(new Call(results, _context.Follow(function, cells, closure), all, null, _context.Sites.Add(invocation)));
        TakeBack(function, references, returned);
        for (int i = 0; i < assigned.Count; i++)
        {
            var variable = closure.Assigned[i];
            _variables = _variables.SetItem(variable, Value.Build(Substituted(TypeOfVariable(variable)), assigned[i]));
        }

        return own.Count == 0 ? new Pack(default) : Value.Build(resultType, own);
    }

    private static ISymbol? VariableNamed(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
