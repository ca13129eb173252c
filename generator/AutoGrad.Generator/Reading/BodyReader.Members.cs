using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Reads of fields, properties and elements. They are held constant, but for the elements of a tuple.</content>
internal sealed partial class BodyReader
{
    private static bool IsBase(IOperation instance) =>
        instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    /// <summary>What stands before the dot. Only in the marked method itself does <c>base</c> mean what it meant.</summary>
    private Wire ReadReceiver(IOperation instance) =>
        IsBase(instance) && SymbolEqualityComparer.Default.Equals(_method, _context.Method)
            ? Add(TypeOf(instance.Type!), new Form(FormKind.Text, "base"), Effect.Pure, instance)
            : ReadWhole(instance);

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (FieldOfStruct(reference) is { } part)
        {
            return ReadFieldOfStruct(reference, part.Instance, part.Field);
        }

        if (ReadMarked(field, reference.Instance, reference) is { } marked)
        {
            return marked;
        }

        var instance = reference.Instance is null ? null : ReadReceiver(reference.Instance);
        if (UsableName(field, reference, reference.Instance) is not { } usable)
        {
            return Nothing(field.Type);
        }

        var value = Add(
            TypeOf(field.Type),
            instance is null ? new Form(FormKind.Text, NameOf(field, usable)) : new Form(FormKind.Member, "." + ReadingContext.Escape(usable)),
            EffectOfReading(field, reference.Instance),
            reference,
            instance is null ? System.Array.Empty<Wire>() : new[] { instance });
        string name = field.Name.TrimStart('_');
        var named = field.IsReadOnly || name.Length == 0 || char.IsDigit(name[0]) ? value : _target.Rename(value, name);
        return IsSplit(field.Type) ? Explode(named, field.Type, reference) : new Scalar(named);
    }

    /// <summary>The name of a static member. In a followed method a type parameter around it means what the caller has put for it.</summary>
    private string NameOf(ISymbol member, string name) =>
        MentionsTypeParameter(member.ContainingType) ? TypeOf(member.ContainingType).Text + "." + ReadingContext.Escape(name) : _context.NameOf(member, name);

    /// <summary>A field that never changes is read anywhere; another one here and now. Through a reference that may be null a read can throw.</summary>
    private static Effect EffectOfReading(IFieldSymbol field, IOperation? instance)
    {
        bool isOwn = instance is null or IInstanceReferenceOperation;
        return !isOwn ? Effect.Throws : field.IsReadOnly && field.ContainingType.IsReferenceType ? Effect.Pure : Effect.Reads;
    }

    /// <summary>A table of constants: <c>static ReadOnlySpan&lt;double&gt; Table => new[] { 1.0, 2.0 }</c> is the same whenever it is read.</summary>
    private static bool IsTable(IPropertySymbol property) =>
        property.IsStatic
        && Types.IsSpan(property.Type)
        && property.Type.Name == "ReadOnlySpan"
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: var table }
        && table is ArrayCreationExpressionSyntax { Initializer: not null } or ImplicitArrayCreationExpressionSyntax
        && table.DescendantNodes().OfType<InitializerExpressionSyntax>().SelectMany(list => list.Expressions)
            .All(element => element is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax });

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.ReturnsByRef || property.RefKind == RefKind.Ref && property.Parameters.Length == 0)
        {
            return Refuse(reference, "A property that returns a reference");
        }

        if (ReadMarked(property, reference.Instance, reference) is { } marked)
        {
            return marked;
        }

        if (ReadGenericConstant(reference) is { } constant)
        {
            return constant;
        }

        if (property.GetMethod is { } computed && ReadStructFunction(computed, reference.Instance, reference.Arguments, reference) is { } value)
        {
            return value;
        }

        if (property.GetMethod is { } getter && reference.Instance?.Type is INamedTypeSymbol owner && (owner.IsValueType ? IsSplit(owner) : MembersOf(owner).Count > 0) && IsFollowed(getter))
        {
            return ReadCall(getter, reference.Instance, reference.Arguments, reference);
        }

        var instance = reference.Instance is null ? null : ReadReceiver(reference.Instance);
        var indices = ReadArguments(reference.Arguments);
        if (indices is null || UsableName(property, reference, reference.Instance) is not { } usable)
        {
            return Nothing(property.Type);
        }

        var form = instance is null ? new Form(FormKind.Text, NameOf(property, usable))
            : property.IsIndexer ? new Form(FormKind.Element, "[]")
            : new Form(FormKind.Member, "." + ReadingContext.Escape(usable));
        var operands = instance is null ? new List<Wire>() : indices.Prepend(instance).ToList();
        var effect = IsTable(property) ? Effect.Pure : Effect.Impure;
        var wire = Add(TypeOf(property.Type), form, effect, reference, operands.ToArray());
        return IsSplit(property.Type) ? Explode(wire, property.Type, reference) : new Scalar(wire);
    }
}
