using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Calls of marked methods of other assemblies. Their text is not there, and their backward methods are. What these need of the buffers is kept when the
/// call is made.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>Reads such a call; null for any other, and for a method with parameters that this does not know.</summary>
    private Value? ReadGenerated(IMethodSymbol method, IOperation origin, IReadOnlyList<Wire> arguments)
    {
        if (BackwardOf(method) is not { } backward || arguments.Count != method.Parameters.Length)
        {
            return null;
        }

        var roles = method.Parameters.Select(parameter => RoleOf(parameter)!.Value).ToArray();
        RefuseOverlaps(method, origin, arguments, roles);
        var contents = arguments.Select((argument, i) => argument.Type.IsBuffer ? Snapshot(argument, origin) : argument).ToArray();
        var output = _wires.New(TypeOf(method.ReturnType));
        _target.Add(new Apply(
            output, FormOf(method, hasReceiver: false), arguments.ToArray(), Effect.Impure, Site: _context.Sites.Add(origin), Derivative: new GeneratedDerivative(backward, roles, contents)));
        return method.ReturnsVoid ? new Pack(default) : new Scalar(output);
    }

    /// <summary>
    /// The backward method gets copies, which are apart. Where the method has written into what it read, it would do something else than the method: that
    /// is an exception.
    /// </summary>
    private void RefuseOverlaps(IMethodSymbol method, IOperation origin, IReadOnlyList<Wire> arguments, ParameterRole[] roles)
    {
        for (int i = 0; i < roles.Length; i++)
        {
            for (int other = 0; roles[i] == ParameterRole.Written && other < roles.Length; other++)
            {
                bool isCompared = other != i && arguments[other].Type.IsBuffer && arguments[other].Type.Element == arguments[i].Type.Element && (roles[other] != ParameterRole.Written || other > i);
                if (isCompared)
                {
                    string names = $"\"{method.Parameters[i].Name}\", {{1}}, \"{method.Parameters[other].Name}\"";
                    var form = new Form(FormKind.Template, "global::AutoGrad.Runtime.Overlap.Refuse<" + arguments[i].Type.Element!.Text + ">({0}, " + names + ")");
                    Add(WireType.Nothing, form, Effect.Throws, origin, arguments[i], arguments[other]);
                }
            }
        }
    }

    private Wire Snapshot(Wire buffer, IOperation origin) =>
        Add(WireType.ArrayOf(buffer.Type.Element!), Form.Call(Apply.Snapshot + buffer.Type.Element!.Text + ">"), Effect.Reads, origin, buffer);

    /// <summary>How C# calls the backward method that was generated for a method of another assembly; null where there is none that could be called.</summary>
    private string? BackwardOf(IMethodSymbol method)
    {
        bool isGenerated = method is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary }
            && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            && method.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == SignatureReader.AttributeName)
            && (method.ReturnsVoid || Types.IsReal(method.ReturnType))
            && method.Parameters.All(parameter => RoleOf(parameter) is not null);
        if (!isGenerated)
        {
            return null;
        }

        int count = method.Parameters.Length + (method.ReturnsVoid ? 0 : 1) + method.Parameters.Count(parameter => RoleOf(parameter) != ParameterRole.Constant);
        bool isThere = method.ContainingType.GetMembers(method.Name + "Backward").OfType<IMethodSymbol>().Any(backward =>
            backward.IsStatic
            && backward.Parameters.Length == count
            && backward.Parameters.Take(method.Parameters.Length).Zip(method.Parameters, (own, first) => SymbolEqualityComparer.Default.Equals(own.Type, first.Type)).All(fits => fits)
            && _context.IsReachable(backward));
        return isThere ? method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + ReadingContext.Escape(method.Name + "Backward") : null;
    }

    /// <summary>What the backward method does with a parameter; null where this does not know.</summary>
    private static ParameterRole? RoleOf(IParameterSymbol parameter)
    {
        bool isKnown = parameter is { RefKind: RefKind.None, IsParams: false };
        bool isOfNumbers = Types.ElementOfBuffer(parameter.Type) is { } element && Types.IsReal(element) && parameter.Type is not IArrayTypeSymbol { Rank: > 1 };
        return !isKnown ? null
            : ParameterReader.HasGradient(parameter)
                ? Types.IsReal(parameter.Type) ? ParameterRole.Number
                    : !isOfNumbers ? null
                    : parameter.Type.Name == "ReadOnlySpan" ? ParameterRole.ReadOnly
                    : ParameterRole.Written
            : Types.IsReal(parameter.Type) || Types.IsAlwaysConstant(parameter.Type) || (isOfNumbers && parameter.Type.Name == "ReadOnlySpan") ? ParameterRole.Constant
            : null;
    }
}
