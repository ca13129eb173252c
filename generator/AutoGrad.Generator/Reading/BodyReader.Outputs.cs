using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Calls that are made as they are and hand something out by <c>out</c>: <c>int.TryParse(text, out int n)</c>. Each such argument is an element of
/// memory of its own, and read when the call has been made. No active value may enter the call.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>Parameters from this one on cannot be by <c>out</c>.</summary>
    private const int MostOperands = 30;

    /// <summary>The result of the call; null for a call of another kind.</summary>
    private Value? ReadCallWithOutputs(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        bool isKnown = method.MethodKind == MethodKind.Ordinary
            && !IsFollowed(method)
            && invocation.Arguments.Any(IsReference)
            && invocation.Arguments.Length < MostOperands
            && FunctionOfTable(method) is null
            && !MayChangeReceiver(method)
            && invocation.Arguments.All(argument => IsOutput(argument) || argument is { Parameter.RefKind: RefKind.None, ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue });
        var targets = invocation.Arguments.Where(IsReference).Select(argument => VariableUnder(argument.Value)).OfType<ISymbol>().ToList();
        if (!isKnown || targets.Distinct<ISymbol>(SymbolEqualityComparer.Default).Count() < targets.Count)
        {
            return null;
        }

        var receiver = invocation.Instance is null ? null : ReadReceiver(invocation.Instance);
        int first = receiver is null ? 0 : 1;
        var operands = new SortedDictionary<int, Wire>();
        var handedOut = new SortedDictionary<int, Place>();
        foreach (var argument in invocation.Arguments)
        {
            int ordinal = argument.Parameter!.Ordinal;
            if (IsReference(argument))
            {
                handedOut[ordinal] = ReadPlace(argument.Value);
            }
            else
            {
                operands[ordinal] = WholeOf(ReadInitializer(argument.Value, argument.Parameter.Type), argument.Value.Type ?? argument.Parameter.Type, argument.Value);
            }
        }

        if (!IsUsable(method, invocation, invocation.Instance))
        {
            return Nothing(method.ReturnType);
        }

        foreach (int ordinal in handedOut.Keys)
        {
            var type = TypeOf(method.Parameters[ordinal].Type);
            operands[ordinal] = Add(WireType.SpanOf(type), new Form(FormKind.StackAlloc, type.Text), Effect.Throws, invocation, _target.Constant(Literal.Of(WireType.Int32, "1")));
        }

        var form = FormOf(method, receiver is not null) with { Outputs = handedOut.Keys.Sum(ordinal => 1 << (ordinal + first)) };
        var output = Add(TypeOf(method.ReturnType), form, Effect.Impure, invocation, (receiver is null ? operands.Values : operands.Values.Prepend(receiver)).ToArray());
        foreach (var target in handedOut)
        {
            Assign(target.Value, Load(operands[target.Key], new[] { Zero() }, method.Parameters[target.Key].Type, invocation));
        }

        return method.ReturnsVoid ? new Pack(default) : IsSplit(method.ReturnType) ? Explode(output, method.ReturnType, invocation) : new Scalar(output);
    }

    /// <summary>True for a number, a truth value or an enum that is handed out into a variable of the method, or dropped.</summary>
    private bool IsOutput(IArgumentOperation argument)
    {
        var target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
        bool isVariable = target switch
        {
            ILocalReferenceOperation local => !local.Local.IsRef && !_cells.ContainsKey(local.Local) && !IsInMemory(local.Local),
            IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None && IsVariable(parameter.Parameter) && !_cells.ContainsKey(parameter.Parameter),
            IDiscardOperation => true,
            _ => false,
        };
        return isVariable && argument.Parameter is { RefKind: RefKind.Out, Type: var type }
            && (Types.IsIntegral(type) || type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Double or SpecialType.System_Single);
    }
}
