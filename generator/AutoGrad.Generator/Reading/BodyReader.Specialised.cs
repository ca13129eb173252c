using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Methods that are given lambdas. They are followed once for each lambda, with the parameter bound to it: what the lambda captures goes in beside
/// the other arguments. The method may call the delegate and pass it on, and nothing else.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>The lambdas among the arguments of a call, by the parameters that they are for. A parameter that is assigned is not bound to one.</summary>
    private Dictionary<ISymbol, DelegateTarget> LambdasGiven(IInvocationOperation invocation)
    {
        var given = new Dictionary<ISymbol, DelegateTarget>(SymbolEqualityComparer.Default);
        var method = invocation.TargetMethod.OriginalDefinition.PartialImplementationPart ?? invocation.TargetMethod.OriginalDefinition;
        foreach (var argument in invocation.Arguments.Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None, Type.TypeKind: TypeKind.Delegate } }))
        {
            if (AssignedIn(_context.BodyOf(method)!).Contains(method.Parameters[argument.Parameter!.Ordinal]))
            {
                continue;
            }

            if (DelegateTarget.Of(argument.Value) is { } lambda || (VariableNamed(argument.Value) is { } holder && IsHolder(holder, out lambda!)))
            {
                given[method.Parameters[argument.Parameter!.Ordinal]] = lambda!;
            }
        }

        return given;
    }

    private Value ReadSpecialised(IInvocationOperation invocation, Dictionary<ISymbol, DelegateTarget> given)
    {
        var method = invocation.TargetMethod;
        bool isOwn = invocation.Instance is null
            || (invocation.Instance is IInstanceReferenceOperation && method.ContainingType.IsReferenceType && !IsBase(invocation.Instance) && SymbolEqualityComparer.Default.Equals(method.ContainingType, Around.ContainingType));
        bool namesItself = TypeArgumentsOf(Constructed(method)).Any(pair => _typeArguments.TryGetValue(pair.Key, out var other) && !SymbolEqualityComparer.Default.Equals(pair.Value, other));
        if (!isOwn || namesItself || given.Values.Any(lambda => lambda.Symbol.IsAsync))
        {
            return Refuse(invocation, "A lambda handed to this method");
        }

        if (Closure.Of(method, given, Surroundings(), _context.BodyOf) is not { } closure)
        {
            return Refuse(invocation, "A lambda that sees variables of the method that it is handed to");
        }

        if (WhyNotHandedOver(closure) is { } what)
        {
            return Refuse(invocation, "A lambda that sees " + what);
        }

        var references = new SortedDictionary<int, Place>();
        var others = invocation.Arguments.Where(argument => !given.Keys.OfType<IParameterSymbol>().Any(parameter => parameter.Ordinal == argument.Parameter!.Ordinal)).ToList();
        foreach (var argument in others.Where(argument => argument.Parameter?.RefKind is not (null or RefKind.None)))
        {
            if (argument.Value.DescendantsAndSelf().Any(part => VariableNamed(part) is { } variable && closure.Captured.Contains(variable, SymbolEqualityComparer.Default)))
            {
                // The lambda would not see what the method does to it.
                return Refuse(argument, "A captured variable passed by '" + KeywordOf(argument) + "'");
            }
        }

        if (ReadArguments(others, references) is not { } arguments)
        {
            return method.ReturnsVoid ? new Pack(default) : Nothing(invocation.Type);
        }

        var resultType = Substituted(method.ReturnType);
        int cells = CellsOf(references);
        var results = Types.Flatten(resultType).Select(type => _wires.New(TypeOf(type))).ToList();
        var returned = ReturnedParameters(method, cells).SelectMany(parameter => TypesOf(parameter)).Select(type => _wires.New(type)).ToList();
        var all = CapturedBy(closure, invocation).Concat(arguments).ToList();
        _target.Add(new Call(results.Concat(returned).ToArray(), _context.Follow(Constructed(method), cells, closure), all, null, _context.Sites.Add(invocation)));
        TakeBack(method, references, returned);
        return results.Count == 0 ? new Pack(default) : Value.Build(resultType, results);
    }

    /// <summary>What a callee cannot be handed: a delegate that is no lambda known here, and a variable that is in memory already.</summary>
    private string? WhyNotHandedOver(Closure closure) =>
        closure.Captured.Any(_cells.ContainsKey) ? "what a 'finally' shares with its 'try', or a 'ref' local names"
        : closure.Captured.Any(variable => TypeOfVariable(variable).TypeKind == TypeKind.Delegate && !_variables.ContainsKey(variable)) ? "a delegate"
        : null;

    /// <summary>What goes into a callee besides its arguments: the object, and the variables around it as they are now.</summary>
    private IEnumerable<Wire> CapturedBy(Closure closure, IOperation origin)
    {
        var captured = closure.Captured.SelectMany(variable => _variables.TryGetValue(variable, out var value)
            ? WiresOf(value, TypesOf(variable), _target)
            : TypesOf(variable).Select(type => _target.Constant(Literal.Default(type))).ToList()).ToList();
        return _this is null ? captured : ReceiverWires(_this, Around.ContainingType, origin).Concat(captured);
    }
}
