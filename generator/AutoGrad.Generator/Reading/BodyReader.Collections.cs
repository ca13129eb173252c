using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Collection expressions that make an array or a span of one. Those with spread elements have their length from their parts: all up to the last
/// spread is evaluated first, then the array is made and filled, and only what is behind it is evaluated as it is put in.
/// </content>
internal sealed partial class BodyReader
{
    private Value ReadCollection(IOperation creation, ITypeSymbol? target)
    {
        var elements = creation.ChildOperations.ToList();
        if ((target ?? creation.Type) is not { } type || Types.ElementOfBuffer(Substituted(type)) is not { } elementType || creation.SemanticModel is not { } model)
        {
            return Refuse(creation, "A collection expression of this kind");
        }

        var made = TypeOf(type);
        var arrayType = made.Kind == WireKind.Array ? made : WireType.ArrayOf(made.Element!);
        if (made.Rank > 1 || arrayType.Element!.Kind is WireKind.Opaque or WireKind.Message)
        {
            return Refuse(creation, "A collection expression of this kind");
        }

        int last = elements.FindLastIndex(IsSpread);
        foreach (var element in elements.Take(last + 1).SkipWhile(element => !IsSpread(element)).Skip(1).Where(element => MayWrite(IsSpread(element) ? OperandOf(element, model) : element)))
        {
            // Some compilers have copied the spread before by then, others have not.
            Refuse(element, "A write between two spreads");
        }

        var parts = new List<(Value Value, bool IsSpread)>();
        while (parts.Count <= last)
        {
            var element = elements[parts.Count];
            if ((IsSpread(element) ? ReadSpread(element, arrayType, model) : ReadCollected(element, elementType)) is not { } part)
            {
                return Nothing(type);
            }

            parts.Add((part, IsSpread(element)));
        }

        int others = elements.Count(element => !IsSpread(element));
        var length = others > 0 || parts.Count == 0 ? Number(others) : null;
        foreach (var spread in parts.Where(part => part.IsSpread))
        {
            var own = LengthOf(spread.Value.Wires.Single(), 0, creation);
            length = length is null ? own : Add(WireType.Int32, Form.Add, Effect.Pure, creation, length, own);
        }

        var array = Add(arrayType, new Form(FormKind.NewArray, arrayType.Text), Effect.Throws, creation, length!);
        Wire? start = null;
        int position = 0;
        for (int i = 0; i < elements.Count; i++)
        {
            var index = start is null ? Number(position) : position == 0 ? start : Add(WireType.Int32, Form.Add, Effect.Pure, creation, start, Number(position));
            if (i < parts.Count && parts[i].IsSpread)
            {
                var source = SpanOf(parts[i].Value.Wires.Single(), elements[i]);
                var count = LengthOf(source, 0, elements[i]);
                var part = SpanOf(array, elements[i], index, count);
                Add(WireType.Nothing, new Form(FormKind.MemberCall, ".CopyTo"), Effect.Moves, elements[i], source, part);
                AddMoved(Movement.Copied, part, source, elements[i]);
                start = i + 1 == elements.Count ? null : Add(WireType.Int32, Form.Add, Effect.Pure, creation, index, count);
                position = 0;
                continue;
            }

            if ((i < parts.Count ? parts[i].Value : ReadCollected(elements[i], elementType)) is not { } value)
            {
                return Nothing(type);
            }

            Store(new BufferPlace(array, EquatableArray.Of(index), elementType, elements[i]), value);
            position++;
        }

        return new Scalar(Upcast(array, type, creation));
    }

    private Wire Number(int value) => _target.Constant(Literal.Of(WireType.Int32, value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Newer compilers have an operation for it, older ones none.</summary>
    private static bool IsSpread(IOperation element) => element.Syntax.GetType().Name == "SpreadElementSyntax";

    private bool MayWrite(IOperation? element) => element is null || element.DescendantsAndSelf().Any(operation => operation
        is IAssignmentOperation or IIncrementOrDecrementOperation
        || (operation is IInvocationOperation { TargetMethod: var method } && FunctionOfTable(method) is null && !Types.IsSpan(method.ContainingType) && method.ContainingType.Name != "MemoryExtensions"));

    private IOperation? OperandOf(IOperation spread, SemanticModel model) =>
        model.GetOperation(Unwrapped(spread.Syntax.ChildNodes().OfType<ExpressionSyntax>().Single()), _context.Cancellation);

    /// <summary>What is spread, evaluated; null, with a finding, where it holds something else than the array that is made.</summary>
    private Value? ReadSpread(IOperation element, WireType arrayType, SemanticModel model)
    {
        if (OperandOf(element, model) is not { Type: { } type } operand
            || Types.ElementOfBuffer(Substituted(type)) is not { } of
            || TypeOf(type).Rank > 1
            || TypeOf(of) != arrayType.Element)
        {
            Refuse(element, "A spread of this type");
            return null;
        }

        return new Scalar(ReadWire(operand));
    }

    private Value? ReadCollected(IOperation element, ITypeSymbol elementType)
    {
        if (element.Type is not null)
        {
            return ConvertElements(Read(element), element.Type, Substituted(elementType), element);
        }

        Refuse(element, "A collection expression of this kind");
        return null;
    }
}
