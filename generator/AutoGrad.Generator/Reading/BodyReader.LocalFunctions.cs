using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Local functions. They are read where they are called.</content>
internal sealed partial class BodyReader
{
    /// <summary>A local function is read where it is called, so that it sees and changes the variables around it.</summary>
    private Value ReadLocalFunction(IInvocationOperation invocation, IMethodSymbol called)
    {
        var function = called.OriginalDefinition;
        var values = new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default);
        var references = new Dictionary<IParameterSymbol, Place>(SymbolEqualityComparer.Default);
        foreach (var argument in invocation.Arguments.OrderBy(IsVariableByReference))
        {
            // The function would see what it changes in an element by other ways.
            bool isElement = argument.Parameter?.RefKind == RefKind.In && (IsWholeElement(argument.Value) || IsPlaceInMemory(argument.Value));
            if (IsReference(argument) || isElement)
            {
                // What the function sees of the variable in other ways must not be another than what it sees here.
                if (IsSeenBy(function, argument.Value))
                {
                    return Refuse(argument, "A captured variable passed by '" + KeywordOf(argument) + "'");
                }

                if (ReadReference(argument, references.Values) is not { } place)
                {
                    return Nothing(invocation.Type);
                }

                references[argument.Parameter!.OriginalDefinition] = place;
                continue;
            }

            if (argument.ArgumentKind == ArgumentKind.ParamArray
                || (IsVariableByReference(argument) && MayAssign(function, argument.Value)))
            {
                return Refuse(argument, "An argument of this kind");
            }

            // A delegate has parameters of its own.
            var value = Read(argument.Value);
            var parameter = function.Parameters[argument.Parameter!.Ordinal];
            values[parameter] = SignatureReader.IsConstant(parameter) ? value : Passed(value, argument);
        }

        if (function.IsGenericMethod || function.IsAsync || function.ReturnsByRef || _context.BodyOf(function) is not ILocalFunctionOperation { Body: { } body })
        {
            return Refuse(invocation, "This local function");
        }

        if (_wires.Next > MostWires)
        {
            // Said once: the calls that follow have no room either.
            if (_findings.All(finding => finding.Id != FindingIds.TooLarge))
            {
                Find(FindingIds.TooLarge, invocation);
            }

            return Nothing(invocation.Type!);
        }

        if (!_localFunctions.Add(function))
        {
            Find(FindingIds.Recursion, invocation, function.Name);
            return function.ReturnsVoid ? new Pack(default) : Nothing(invocation.Type!);
        }

        foreach (var argument in values)
        {
            // Writes to the parameter must not rename what the caller sees. It may have been an element in an earlier call.
            _cells.Remove(argument.Key);
            _variables = _variables.SetItem(argument.Key, argument.Value);
        }

        foreach (var reference in references)
        {
            BindReference(reference.Key, reference.Value, invocation);
        }

        var result = ReadScope(function, isFunction: true, function.ReturnType, body, () => ReadStatement(body));
        _localFunctions.Remove(function);
        foreach (var reference in references.Where(reference => reference.Value is not BufferPlace))
        {
            Assign(reference.Value, _variables[reference.Key]);
        }

        return result;
    }

    /// <summary>A variable passed by reference is seen as the arguments behind it leave it.</summary>
    private bool IsVariableByReference(IArgumentOperation argument) =>
        argument is { Parameter.RefKind: RefKind.In } && (VariableUnder(argument.Value) is not null || IsPlaceInMemory(argument.Value) || (FieldOfStruct(argument.Value) is not null && IsElement(argument.Value)));

    /// <summary>A local function could change the variable while it reads it as its parameter.</summary>
    private bool MayAssign(IMethodSymbol function, IOperation variable)
    {
        return VariableUnder(variable) is { } symbol && _context.BodyOf(function) is { } body && AssignedVariables.In(body, _context.BodyOf).Contains(symbol);
    }
}
