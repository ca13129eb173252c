using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Deconstruction: of tuples, of records, by methods called <c>Deconstruct</c>, one inside the other.</content>
internal sealed partial class BodyReader
{
    private Value ReadDeconstruction(IDeconstructionAssignmentOperation assignment)
    {
        var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        if (target is not ITupleOperation tuple || assignment.Value.Type is null || assignment.Syntax is not AssignmentExpressionSyntax syntax)
        {
            return Refuse(assignment, "A deconstruction of this kind");
        }

        // The targets are evaluated before the values: (a[i], i) = (i, 2) writes where i pointed before.
        var places = ReadPlace(tuple);
        var value = Read(assignment.Value);
        return Assign(places, Deconstructed(value, assignment.Value.Type, target.Type!, assignment.SemanticModel!.GetDeconstructionInfo(syntax), assignment));
    }

    /// <summary><c>foreach (var (a, b) in x)</c>.</summary>
    private void Deconstruct(IOperation target, Value value, ITypeSymbol type, IForEachLoopOperation loop)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation tuple || loop.Syntax is not ForEachVariableStatementSyntax syntax)
        {
            Refuse(loop, "A deconstruction of this kind");
            return;
        }

        Assign(ReadPlace(tuple), Deconstructed(value, type, target.Type!, loop.SemanticModel!.GetDeconstructionInfo(syntax), loop));
    }

    /// <summary>The parts of a value as the targets want them: tuples in the places of tuples.</summary>
    private Value Deconstructed(Value value, ITypeSymbol type, ITypeSymbol target, DeconstructionInfo info, IOperation origin)
    {
        if (!Types.IsTuple(target) || (info.Method is null && info.Nested.IsDefaultOrEmpty))
        {
            if (Types.IsTuple(target) && !Types.IsTuple(type))
            {
                // An error of the code itself.
                _isBroken = true;
                return Nothing(target);
            }

            return info.Conversion is { MethodSymbol: { } conversion } && ReadOperator(conversion, origin, value) is { } converted ? converted : ConvertElements(value, type, target, origin);
        }

        var (parts, types) = PartsOf(value, type, info.Method, origin);
        var targets = Types.ElementsOf(Substituted(target))!;
        return parts is null || parts.Count != targets.Count
            ? Nothing(target)
            : new Pack(parts.Select((part, i) => Deconstructed(part, types[i], targets[i], info.Nested[i], origin)).ToArray());
    }

    private (IReadOnlyList<Value>? Parts, IReadOnlyList<ITypeSymbol> Types) PartsOf(Value value, ITypeSymbol type, IMethodSymbol? method, IOperation origin)
    {
        method = method?.ReducedFrom ?? method;
        if (method is not null && IsFollowed(method) && IsSplit(type) && !ReturnsThis(method))
        {
            return CallDeconstruct(method, value, type, origin);
        }

        if (value is Pack pack && (Types.IsTuple(type) || IsOfParameters(type)))
        {
            return (pack.Elements, Types.ElementsOf(Substituted(type))!);
        }

        Refuse(origin, "A deconstruction of this type");
        return (null, System.Array.Empty<ITypeSymbol>());
    }

    /// <summary>Calls a method that has an output for each part.</summary>
    private (IReadOnlyList<Value> Parts, IReadOnlyList<ITypeSymbol> Types) CallDeconstruct(IMethodSymbol method, Value value, ITypeSymbol type, IOperation origin)
    {
        var outputs = method.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).ToList();
        var references = new SortedDictionary<int, Place>(outputs.ToDictionary(parameter => parameter.Ordinal, parameter => (Place)new HeldPlace(Value.Unassigned)));
        var arguments = (method.IsStatic ? value.Wires : Enumerable.Empty<Wire>()).Concat(outputs.SelectMany(parameter => Nothing(parameter.Type).Wires)).ToList();
        ReadFollowed(method, origin, type, method.IsStatic ? null : value, null, arguments, references);
        return (references.Values.Select(place => ((HeldPlace)place).Held).ToList(), outputs.Select(parameter => parameter.Type).ToList());
    }

    /// <summary>True for a record struct that consists of its parameters, in this order: it is deconstructed into them.</summary>
    private bool IsOfParameters(ITypeSymbol type) =>
        IsSplit(type)
        && type is INamedTypeSymbol { IsRecord: true } record
        && record.InstanceConstructors.FirstOrDefault(constructor => PrimaryOf(constructor) is not null) is { } primary
        && Structs.FieldsOf(type)!.Count == primary.Parameters.Length
        && Structs.FieldsOf(type)!.Zip(primary.Parameters, (field, parameter) => Structs.IsDeclaredBy(field.Member, parameter)).All(isDeclared => isDeclared)
        && record.GetMembers("Deconstruct").All(member => member.IsImplicitlyDeclared);
}
