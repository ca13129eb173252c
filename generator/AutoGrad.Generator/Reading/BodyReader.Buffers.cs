using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Arrays and spans: their elements, ranges and lengths, and how they are made.</content>
internal sealed partial class BodyReader
{
    private static readonly Form LengthForm = new(FormKind.Member, ".Length");
    private static readonly Form SliceForm = new(FormKind.MemberCall, ".Slice");
    private static readonly Form AsSpanForm = new(FormKind.MemberCall, ".AsSpan");

    private Value Load(Wire buffer, IReadOnlyList<Wire> indices, ITypeSymbol element, IOperation origin) =>
        Load(new BufferPlace(buffer, indices.ToArray(), element, origin));

    /// <summary>Reads an element, or the part of one that is named. A struct is read part by part.</summary>
    private Value Load(BufferPlace place)
    {
        var type = Substituted(place.Element);
        if (place.Buffer.Type.Element!.Kind != WireKind.Struct)
        {
            var output = _wires.New(TypeOf(type));
            _target.Add(new Load(output, place.Buffer, place.Indices));
            return IsSplit(type) ? PartOfWhole(Explode(output, type, place.Origin), place.Path) : new Scalar(output);
        }

        var (first, count, partType) = RangeOf(type, place.Path);
        var parts = new List<Wire>();
        foreach (var part in _context.ModelOf(type).Parts.Skip(first).Take(count))
        {
            if (!part.IsReadable)
            {
                Find(FindingIds.OutOfReach, place.Origin, type.Name);
            }

            // Where one part can be read, the others can.
            parts.Add(_wires.New(part.Type));
            _target.Add(new Load(parts[parts.Count - 1], place.Buffer, place.Indices, IsAdjoint: parts.Count > 1, Part: part));
        }

        return Value.Build(partType, parts);
    }

    private static Value PartOfWhole(Value value, EquatableArray<int> path) =>
        path.Aggregate(value, (part, index) => ((Pack)part).Elements[index]);

    /// <summary>Writes an element, or a part of one.</summary>
    private void Store(BufferPlace place, Value value)
    {
        int site = _context.Sites.Add(place.Origin);
        if (place.Buffer.Type.Element!.Kind != WireKind.Struct)
        {
            if (value is not Scalar scalar || place.Buffer.Type.Element.Kind is WireKind.Opaque or WireKind.Message)
            {
                Refuse(place.Origin, "An assignment to an element of this type");
                return;
            }

            _target.Add(new Store(place.Buffer, place.Indices, scalar.Wire, Site: site));
            return;
        }

        var (first, count, _) = RangeOf(place.Element, place.Path);
        var parts = _context.ModelOf(Substituted(place.Element)).Parts.Skip(first).Take(count);
        foreach (var (part, wire) in parts.Zip(value.Wires, (part, wire) => (part, wire)))
        {
            if (!part.CanHoldGradient)
            {
                Refuse(place.Origin, "An assignment to an element of a type whose fields cannot be written from here,");
                return;
            }

            _target.Add(new Store(place.Buffer, place.Indices, wire, Site: site, Part: part));
        }
    }

    // ---- Elements ----

    /// <summary>The element that an index expression names; null where it is a range, or not of a buffer.</summary>
    private BufferPlace? ElementOf(IOperation reference)
    {
        var (buffer, indices) = reference switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices.ToList()),
            IPropertyReferenceOperation { Instance: { Type: { } type } instance } property when Types.IsSpan(type) => (instance, property.Arguments.Select(argument => argument.Value).ToList()),
            _ => (null, null),
        };
        if (buffer?.Type is null || indices is null || Types.ElementOfBuffer(Substituted(buffer.Type)) is not { } elementType || indices.Any(IsRange))
        {
            return null;
        }

        var array = ReadWire(buffer);
        return new BufferPlace(array, indices.Select(index => ReadIndex(index, array)).ToArray(), elementType, reference);
    }

    /// <summary><c>x[^1]</c> of a span, which newer compilers describe by an operation of its own and older ones by none.</summary>
    private BufferPlace? ImplicitElementOf(IOperation reference)
    {
        if (ImplicitAccessOf(reference) is not { } access || IsRange(access.Argument) || Types.ElementOfBuffer(Substituted(access.Buffer.Type!)) is not { } element)
        {
            return null;
        }

        var buffer = ReadWire(access.Buffer);
        return new BufferPlace(buffer, EquatableArray.Of(ReadIndex(access.Argument, buffer)), element, reference);
    }

    private (IOperation Buffer, IOperation Argument)? ImplicitAccessOf(IOperation reference)
    {
        var parts = reference.Syntax is ElementAccessExpressionSyntax && reference is not IArrayElementReferenceOperation and not IPropertyReferenceOperation
            ? reference.ChildOperations.ToList()
            : new List<IOperation>();
        return parts.Count == 2 && parts[0].Type is { } type && Types.ElementOfBuffer(Substituted(type)) is not null ? (parts[0], parts[1]) : null;
    }

    private static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace.Name: "System" };

    /// <summary>An index; one from the end is counted from the length of the buffer.</summary>
    private Wire ReadIndex(IOperation index, Wire buffer)
    {
        while (index is IConversionOperation { Type: { Name: "Index", ContainingNamespace.Name: "System" } } conversion)
        {
            index = conversion.Operand;
        }

        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            var distance = ReadWire(fromEnd.Operand);
            return Add(WireType.Int32, Form.Subtract, Effect.Pure, index, LengthOf(buffer, 0, index), distance);
        }

        if (index.Type is null || !Types.IsIntegral(Substituted(index.Type)))
        {
            Refuse(index, "An index of this type");
            return Zero();
        }

        return ReadWire(index);
    }

    private Value ReadElement(IOperation reference, IOperation bufferOperation, IOperation index)
    {
        if (ElementOf(reference) is { } place)
        {
            return Load(place);
        }

        return ReadRange(reference, bufferOperation, index);
    }

    /// <summary><c>x[a..b]</c> is a slice of a span and a copy of an array.</summary>
    private Value ReadRange(IOperation reference, IOperation bufferOperation, IOperation index)
    {
        var buffer = ReadWire(bufferOperation);
        while (index is IConversionOperation conversion)
        {
            index = conversion.Operand;
        }

        if (index is not IRangeOperation { IsLifted: false } range || !buffer.Type.IsBuffer || buffer.Type.Rank > 1)
        {
            return Refuse(reference, "A range of this kind");
        }

        if (buffer.Type.IsSpan)
        {
            return ReadSpanOfRange(reference, buffer, range, SliceForm, buffer.Type);
        }

        // The copy is made as C# makes it, with its exceptions; where it came from is found out behind it.
        var from = ReadEnd(range.LeftOperand, isLast: false, reference);
        var to = ReadEnd(range.RightOperand, isLast: true, reference);
        var wholeRange = Add(new WireType(WireKind.Opaque, "global::System.Range"), new Form(FormKind.New, "global::System.Range"), Effect.Pure, reference, from.Index, to.Index);
        var copy = Add(buffer.Type, Form.Call(Apply.SubArray), Effect.Throws, reference, buffer, wholeRange);
        var start = from.IsFromEnd ? Add(WireType.Int32, Form.Subtract, Effect.Pure, reference, LengthOf(buffer, 0, reference), from.Distance) : from.Distance;
        var source = SpanOf(buffer, reference, start, LengthOf(copy, 0, reference));
        AddMoved(Movement.Copied, SpanOf(copy, reference), source, reference);
        return new Scalar(copy);
    }

    private Value ReadSpanOfRange(IOperation origin, Wire buffer, IOperation operation, Form form, WireType type)
    {
        if (operation is not IRangeOperation { IsLifted: false } range)
        {
            return Refuse(origin, "A range of this kind");
        }

        var first = range.LeftOperand is null ? Zero() : ReadIndex(range.LeftOperand, buffer);
        var end = range.RightOperand is null ? LengthOf(buffer, 0, origin) : ReadIndex(range.RightOperand, buffer);
        return new Scalar(Add(type, form, Effect.Throws, origin, buffer, first, Add(WireType.Int32, Form.Subtract, Effect.Pure, origin, end, first)));
    }

    /// <summary>One end of a range: as an index, and as a distance from the beginning or the end.</summary>
    private (Wire Index, Wire Distance, bool IsFromEnd) ReadEnd(IOperation? end, bool isLast, IOperation origin)
    {
        while (end is IConversionOperation { Type: { Name: "Index", ContainingNamespace.Name: "System" } } conversion)
        {
            end = conversion.Operand;
        }

        bool isFromEnd = end is null ? isLast : end is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        var distance = end switch
        {
            null => Zero(),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => ReadWire(hat.Operand),
            _ => ReadWire(end),
        };
        var fromEnd = _target.Constant(Literal.Boolean(isFromEnd));
        return (Add(new WireType(WireKind.Opaque, "global::System.Index"), new Form(FormKind.New, "global::System.Index"), Effect.Throws, origin, distance, fromEnd), distance, isFromEnd);
    }

    // ---- Lengths ----

    private Wire LengthOf(Wire buffer, int dimension, IOperation origin) => buffer.Type.Rank == 1
        ? Add(WireType.Int32, LengthForm, buffer.Type.IsSpan ? Effect.Pure : Effect.Throws, origin, buffer)
        : Add(WireType.Int32, new Form(FormKind.MemberCall, ".GetLength"), Effect.Throws, origin, buffer, _target.Constant(Literal.Of(WireType.Int32, dimension.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>The properties of buffers that are numbers; null for the others.</summary>
    private Value? ReadBufferProperty(IPropertyReferenceOperation reference)
    {
        if (reference.Instance?.Type is not { } type || Types.ElementOfBuffer(Substituted(type)) is null
            || reference.Property.Name is not ("Length" or "LongLength" or "Rank" or "IsEmpty"))
        {
            return null;
        }

        var buffer = ReadWire(reference.Instance);
        return new Scalar(Add(TypeOf(reference.Type!), new Form(FormKind.Member, "." + reference.Property.Name), buffer.Type.IsSpan ? Effect.Pure : Effect.Throws, reference, buffer));
    }

    // ---- Creation ----

    private Value ReadArrayCreation(IArrayCreationOperation creation)
    {
        var type = TypeOf(creation.Type!);
        var sizes = creation.DimensionSizes.Select(ReadWire).ToArray();
        var array = Add(type, new Form(FormKind.NewArray, type.Text), Effect.Throws, creation, sizes);
        if (creation.Initializer is { } initializer)
        {
            Initialize(array, ((IArrayTypeSymbol)Substituted(creation.Type!)).ElementType, initializer, new List<Wire>());
        }

        return new Scalar(array);
    }

    private void Initialize(Wire array, ITypeSymbol elementType, IArrayInitializerOperation initializer, List<Wire> outer)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            var indices = outer.Append(_target.Constant(Literal.Of(WireType.Int32, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ToList();
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner)
            {
                Initialize(array, elementType, inner, indices);
                continue;
            }

            Put(array, elementType, indices, initializer.ElementValues[i]);
        }
    }

    private void Put(Wire array, ITypeSymbol elementType, List<Wire> indices, IOperation element) =>
        Store(new BufferPlace(array, indices.ToArray(), elementType, element), ReadInitializer(element, elementType));

    /// <summary><c>stackalloc</c> and collection expressions have no operation of their own in the oldest compiler that the generator runs in.</summary>
    private Value? ReadUnnamedCreation(IOperation creation, ITypeSymbol? target)
    {
        switch (creation.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } stack:
                return ReadStackAllocation(creation, array.RankSpecifiers[0].Sizes.FirstOrDefault(), stack.Initializer, target);
            case ImplicitStackAllocArrayCreationExpressionSyntax stack:
                return ReadStackAllocation(creation, null, stack.Initializer, target);
            case var node when node.GetFirstToken().Text == "[" && node.GetType().Name == "CollectionExpressionSyntax":
                return ReadCollection(creation, target);
            default:
                return null;
        }
    }

    private Value ReadStackAllocation(IOperation creation, ExpressionSyntax? size, InitializerExpressionSyntax? initializer, ITypeSymbol? target)
    {
        if ((target ?? creation.Type) is not { } type || Types.ElementOfBuffer(Substituted(type)) is null || creation.SemanticModel is not { } model)
        {
            return Refuse(creation, "A 'stackalloc' of this kind");
        }

        var span = TypeOf(type);
        var operation = size is null or OmittedArraySizeExpressionSyntax ? null : model.GetOperation(size, _context.Cancellation);
        var length = operation is not null ? ReadWire(operation)
            : _target.Constant(Literal.Of(WireType.Int32, (initializer?.Expressions.Count ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var writable = WireType.SpanOf(span.Element!);
        var buffer = Add(writable, new Form(FormKind.StackAlloc, span.Element!.Text), Effect.Throws, creation, length);
        int i = 0;
        foreach (var element in initializer?.Expressions ?? default)
        {
            var index = _target.Constant(Literal.Of(WireType.Int32, i++.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (model.GetOperation(Unwrapped(element), _context.Cancellation) is not { Type: not null } value)
            {
                return Refuse(creation, "An element of this 'stackalloc'");
            }

            // The operation of the expression is without the conversion that its place asks for.
            var elementType = Types.ElementOfBuffer(Substituted(type))!;
            Store(new BufferPlace(buffer, EquatableArray.Of(index), elementType, value), ConvertElements(Read(value), value.Type, elementType, value));
        }

        return new Scalar(Upcast(buffer, type, creation));
    }

    /// <summary>What stands in <c>checked(...)</c>, <c>unchecked(...)</c> or parentheses, which have no operation of their own; what is inside knows of them.</summary>
    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression switch
    {
        CheckedExpressionSyntax context => Unwrapped(context.Expression),
        ParenthesizedExpressionSyntax parentheses => Unwrapped(parentheses.Expression),
        _ => expression,
    };

    /// <summary>A new array with the elements of a span.</summary>
    private Wire CopyOf(Wire source, WireType arrayType, Wire length, IOperation origin)
    {
        var array = Add(arrayType, new Form(FormKind.NewArray, arrayType.Text), Effect.Throws, origin, length);
        var target = Add(WireType.SpanOf(arrayType.Element!), AsSpanForm, Effect.Throws, origin, array);
        Add(WireType.Nothing, new Form(FormKind.MemberCall, ".CopyTo"), Effect.Moves, origin, source, target);
        AddMoved(Movement.Copied, target, source, origin);
        return array;
    }
}
