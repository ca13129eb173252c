using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Delegates in locals that are never assigned again: lambdas are read where they are called, as local functions are, and so are methods.</content>
internal sealed partial class BodyReader
{
    /// <summary>Remembers a lambda that a local is declared with. True if it was one.</summary>
    private bool DeclareLambda(IVariableDeclaratorOperation declarator)
    {
        if (DelegateTarget.Of(declarator.GetVariableInitializer()?.Value) is not { } lambda)
        {
            return false;
        }

        _lambdas[declarator.Symbol] = lambda;
        return true;
    }

    private bool IsLambda(IInvocationOperation invocation, out DelegateTarget lambda)
    {
        lambda = null!;
        return invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            && VariableNamed(invocation.Instance!) is { } holder
            && IsHolder(holder, out lambda);
    }

    /// <summary>True for a variable that holds a lambda and nothing else, ever.</summary>
    private bool IsHolder(ISymbol variable, out DelegateTarget lambda) =>
        _lambdas.TryGetValue(variable, out lambda!)
        && !AssignedIn(_context.BodyOf(Around)!).Contains(variable)
        && !AssignedIn(_context.BodyOf(_method)!).Contains(variable);

    private Value ReadLambda(IInvocationOperation invocation, DelegateTarget lambda)
    {
        if (lambda.Method is { } named)
        {
            return ReadNamed(invocation, named);
        }

        var parameters = lambda.Symbol.Parameters;
        if (AssignedIn(lambda.Body!).Any(_variables.ContainsKey))
        {
            return Refuse(invocation, "A call of a lambda that assigns variables around it");
        }

        if (lambda.Symbol.IsAsync || invocation.Arguments.Length != parameters.Length || invocation.Arguments.Any(argument => argument.Parameter?.RefKind != RefKind.None))
        {
            return Refuse(invocation, "A call of this lambda");
        }

        var values = invocation.Arguments.Select(argument => (argument.Parameter!.Ordinal, Value: Read(argument.Value))).ToList();
        foreach (var (ordinal, value) in values)
        {
            _variables = _variables.SetItem(parameters[ordinal], Passed(value, invocation));
        }

        if (!_localFunctions.Add(lambda.Symbol))
        {
            Find(FindingIds.Recursion, invocation, "lambda");
            return Nothing(invocation.Type);
        }

        var result = ReadScope(lambda.Symbol, isFunction: true, lambda.Symbol.ReturnType, lambda.Body!, () => ReadStatement(lambda.Body!));
        _localFunctions.Remove(lambda.Symbol);
        return result;
    }

    /// <summary>A method that the delegate was made of by its name.</summary>
    private Value ReadNamed(IInvocationOperation invocation, IMethodReferenceOperation named)
    {
        var method = named.Method;
        if (invocation.Arguments.Any(argument => argument.Parameter?.RefKind != RefKind.None) || method.Parameters.Length != invocation.Arguments.Length || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            return Refuse(invocation, "A call of this delegate");
        }

        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return ReadCall(method, named.Instance, invocation.Arguments, invocation);
        }

        if (_context.BodyOf(method.OriginalDefinition) is not { } body || AssignedIn(body).Any(_variables.ContainsKey))
        {
            return Refuse(invocation, "A call of a local function that assigns variables around it, by a delegate,");
        }

        return ClosureOf(method.OriginalDefinition) is { } closure ? ReadRecursive(invocation, method, closure) : ReadLocalFunction(invocation, method);
    }

    /// <summary>A number on its way into a parameter, see <see cref="Form.Pass"/>.</summary>
    private Value Passed(Value value, IOperation origin) => value switch
    {
        Scalar { Wire.Type.IsReal: true } number => new Scalar(Add(number.Wire.Type, Form.Pass, Effect.Pure, origin, number.Wire)),
        Pack { Elements.Count: > 0 } pack => new Pack(pack.Elements.Select(element => Passed(element, origin)).ToArray()),
        _ => value,
    };
}
