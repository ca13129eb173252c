using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>What a delegate calls, where the text says it: a lambda, or a method or local function by its name.</summary>
/// <param name="Symbol">The lambda or the method.</param>
/// <param name="Syntax">Where it is written.</param>
/// <param name="Body">The body of a lambda; null for a method.</param>
/// <param name="Method">The name of a method, with what stands before the dot; null for a lambda.</param>
internal sealed record DelegateTarget(IMethodSymbol Symbol, SyntaxNode Syntax, IBlockOperation? Body, IMethodReferenceOperation? Method)
{
    /// <summary>The target of a delegate that an expression makes; null where it is not known. An object before the dot has to be the method's own.</summary>
    public static DelegateTarget? Of(IOperation? value) => value switch
    {
        IAnonymousFunctionOperation lambda => new DelegateTarget(lambda.Symbol, lambda.Syntax, lambda.Body, null),
        IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation { Type.IsReferenceType: true }, Method.ReducedFrom: null } method =>
            new DelegateTarget(method.Method.OriginalDefinition, method.Syntax, null, method),
        IDelegateCreationOperation creation => Of(creation.Target),
        IConversionOperation conversion => Of(conversion.Operand),
        _ => null,
    };
}
