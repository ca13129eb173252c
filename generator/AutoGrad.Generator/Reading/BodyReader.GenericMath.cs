using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Generic math: members of a type parameter, such as <c>T.Exp(x)</c> and <c>T.One</c>, in a method that is followed with a number in its place. They
/// are those of <c>double</c> or <c>float</c>.
/// </content>
internal sealed partial class BodyReader
{
    private static readonly Dictionary<string, double> GenericConstants = new()
    {
        ["One"] = 1.0,
        ["Zero"] = 0.0,
        ["AdditiveIdentity"] = 0.0,
        ["MultiplicativeIdentity"] = 1.0,
        ["NegativeOne"] = -1.0,
        ["NegativeZero"] = -0.0,
        ["NaN"] = double.NaN,
        ["PositiveInfinity"] = double.PositiveInfinity,
        ["NegativeInfinity"] = double.NegativeInfinity,
    };

    /// <summary>The number that stands for the type parameter before the dot; null where none does.</summary>
    private INamedTypeSymbol? NumberOfTypeParameter(IOperation reference)
    {
        var access = reference.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : reference.Syntax;
        if (_typeArguments.Count == 0 || access is not MemberAccessExpressionSyntax { Expression: SimpleNameSyntax name } || reference.SemanticModel is not { } model)
        {
            return null;
        }

        return model.GetSymbolInfo(name, _context.Cancellation).Symbol is ITypeParameterSymbol parameter && Substituted(parameter) is INamedTypeSymbol number && Types.IsReal(number)
            ? number
            : null;
    }

    /// <summary>A property such as <c>T.One</c>; null for any other.</summary>
    private Value? ReadGenericConstant(IPropertyReferenceOperation reference)
    {
        if (!reference.Property.IsStatic || NumberOfTypeParameter(reference) is not { } number)
        {
            return null;
        }

        var type = TypeOf(number);
        string name = reference.Property.Name;
        if (GenericConstants.TryGetValue(name, out double value))
        {
            return new Scalar(_target.Constant(Literal.Real(type, value)));
        }

        var field = number.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(own => own.HasConstantValue);
        return field is not null
            ? new Scalar(_target.Constant(ConstantText.Of(number, field.ConstantValue)))
            : Refuse(reference, "This member of a type parameter");
    }

    /// <summary>A function such as <c>T.Exp(x)</c> or <c>T.CreateChecked(n)</c>; null for any other.</summary>
    private Value? ReadGenericFunction(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        bool isConversion = method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && invocation.Arguments.Length == 1;
        if (!method.IsStatic)
        {
            return null;
        }

        // double.CreateChecked(x), where x is of a type parameter, is a conversion as well.
        var number = NumberOfTypeParameter(invocation) ?? (isConversion && Types.IsReal(method.ContainingType) ? method.ContainingType : null);
        if (number is null)
        {
            return null;
        }

        if (isConversion)
        {
            var given = invocation.Arguments[0].Value;
            return given.Type is { } from && (Types.IsReal(Substituted(from)) || Types.IsIntegral(Substituted(from)))
                ? new Scalar(Convert(ReadWire(given), from, number, isChecked: false, invocation))
                : Refuse(invocation, "A conversion of this type");
        }

        var own = number.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member =>
            member.IsStatic
            && member.Parameters.Length == method.Parameters.Length
            && member.Parameters.Zip(method.Parameters, (parameter, general) => SymbolEqualityComparer.Default.Equals(parameter.Type, Substituted(general.Type)) || (Types.IsReal(parameter.Type) && general.Type.SpecialType == SpecialType.None)).All(fits => fits));
        return own is null ? Refuse(invocation, "This member of a type parameter") : ReadCall(own, null, invocation.Arguments, invocation);
    }
}
