using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Generic math: members of a type parameter, such as <c>T.Exp(x)</c> and <c>T.One</c>. In a method that is followed with a number in the place of the
/// parameter they are those of <c>double</c> or <c>float</c>; where the parameter is the marked method's own, generated code stays generic.
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

    /// <summary>Constants of the floating-point numbers, which a type parameter has under the same names.</summary>
    private static readonly Dictionary<string, double> OwnConstants = new()
    {
        ["Pi"] = Math.PI,
        ["E"] = Math.E,
        ["Tau"] = 2.0 * Math.PI,
        ["Epsilon"] = double.Epsilon,
    };

    /// <summary>The number that stands for the type parameter before the dot, or that parameter where it is the marked method's own; null where none does.</summary>
    private ITypeSymbol? NumberOfTypeParameter(IOperation reference)
    {
        var access = reference.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : reference.Syntax;
        if (access is not MemberAccessExpressionSyntax { Expression: SimpleNameSyntax name } || reference.SemanticModel is not { } model)
        {
            return null;
        }

        return model.GetSymbolInfo(name, _context.Cancellation).Symbol is ITypeParameterSymbol parameter && Substituted(parameter) is var number && Types.IsReal(number)
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

        if (number is ITypeParameterSymbol)
        {
            return OwnConstants.TryGetValue(name, out double own)
                ? new Scalar(_target.Constant(Literal.Real(type, own, type.Text + "." + name)))
                : Refuse(reference, "This member of a type parameter");
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
        bool isOfNumber = isConversion && (Types.IsReal(method.ContainingType)
            || (Types.IsIntegral(method.ContainingType) && invocation.Arguments[0].Value.Type is { } given && Types.IsGenericNumber(Substituted(given))));
        var number = NumberOfTypeParameter(invocation) ?? (isOfNumber ? method.ContainingType : null);
        return number is null ? null
            : isConversion ? ReadGenericConversion(invocation, number)
            : number is ITypeParameterSymbol parameter ? ReadOwnFunction(invocation, parameter)
            : ReadFunctionOfNumber(invocation, number);
    }

    private Value ReadGenericConversion(IInvocationOperation invocation, ITypeSymbol number)
    {
        var given = invocation.Arguments[0].Value;
        var from = given.Type is null ? null : Substituted(given.Type);
        if (from is null || !(Types.IsReal(from) || Types.IsIntegral(from)))
        {
            return Refuse(invocation, "A conversion of this type");
        }

        var type = TypeOf(number);
        if (type.Kind != WireKind.Generic && !Types.IsGenericNumber(from))
        {
            return new Scalar(Convert(ReadWire(given), from, number, isChecked: false, invocation));
        }

        if (given.ConstantValue is { HasValue: true, Value: { } constant })
        {
            string text = type.Text + "." + invocation.TargetMethod.Name + "(" + TextOf(ConstantText.Of(from, constant)) + ")";
            double value = System.Convert.ToDouble(constant, CultureInfo.InvariantCulture);
            return new Scalar(_target.Constant(type.IsReal ? Literal.Real(type, value, value is 0.0 or 1.0 ? null : text) : Literal.Of(type, text)));
        }

        var form = Form.Cast(type) with { Suffix = invocation.TargetMethod.Name };
        return new Scalar(Add(type, form, Effect.Throws, invocation, ReadWire(given)));
    }

    /// <summary>The text of a constant inside the text of another one.</summary>
    private static string TextOf(Literal literal) => literal switch
    {
        { Text: { } text } => text,
        { Number: double.NaN } => "double.NaN",
        { Number: double.PositiveInfinity } => "double.PositiveInfinity",
        { Number: double.NegativeInfinity } => "double.NegativeInfinity",
        { Type.Kind: WireKind.Single } => ((float)literal.Number).ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => literal.Number.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>A function of the marked method's own type parameter: the rule table has it under Math's name for it.</summary>
    private Value ReadOwnFunction(IInvocationOperation invocation, ITypeParameterSymbol parameter)
    {
        var method = invocation.TargetMethod;
        if (ReadArguments(invocation.Arguments) is not { } arguments)
        {
            return Nothing(invocation.Type);
        }

        var type = TypeOf(parameter);
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean && arguments.All(argument => argument.Type == type))
        {
            return new Scalar(Add(WireType.Boolean, Form.Call(type.Text + "." + method.Name), Effect.Pure, invocation, arguments.ToArray()));
        }

        string function = "Math." + GenericFunctions.FunctionOf(method.Name);
        if (function == "Math.SinCos")
        {
            return ReadFunction(invocation, method, function, arguments);
        }

        var form = Form.Call(function);
        var probe = new Apply(_wires.New(type), form, arguments.ToArray());
        if (RuleTable.Find(probe, _ => null) is not { } rule)
        {
            return Refuse(invocation, "This member of a type parameter");
        }

        if (GenericNumbers.Missing(parameter, rule) is { } missing)
        {
            return Refuse(invocation, "'" + parameter.Name + "." + method.Name + "', whose derivative needs '" + missing + "', which the constraints of '" + parameter.Name + "' don't have,");
        }

        bool throws = function is "Math.Clamp" or "Math.Sign" or "Math.Round";
        return new Scalar(Add(TypeOf(invocation.Type!), form, throws ? Effect.Throws : Effect.Pure, invocation, arguments.ToArray()));
    }

    /// <summary>A function of <c>double</c> or <c>float</c>, which stand for the type parameter.</summary>
    private Value ReadFunctionOfNumber(IInvocationOperation invocation, ITypeSymbol number)
    {
        var method = invocation.TargetMethod;
        var own = number.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member =>
            member.IsStatic
            && member.Parameters.Length == method.Parameters.Length
            && member.Parameters.Zip(method.Parameters, (parameter, general) => SymbolEqualityComparer.Default.Equals(parameter.Type, Substituted(general.Type)) || (Types.IsReal(parameter.Type) && general.Type.SpecialType == SpecialType.None)).All(fits => fits));
        return own is null ? Refuse(invocation, "This member of a type parameter") : ReadCall(own, null, invocation.Arguments, invocation);
    }
}
