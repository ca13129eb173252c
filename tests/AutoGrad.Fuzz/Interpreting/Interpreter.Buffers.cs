using System;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

// Arrays, spans and their elements.
internal sealed partial class Interpreter
{
    private Value EvaluateBuffer(Expression expression)
    {
        switch (expression)
        {
            case Element element:
                return PlaceOf(element).Value;
            case Length length:
                BufferView measured = View(length.Buffer);
                return new Value(length.Dimension switch { null => measured.Count, 0 => measured.Rows, _ => measured.Columns });
            case Slice slice:
                return Slice(slice);
            case Programs.Range range:
                return Range(range);
            case NewArray array:
                return New(array);
            case Copy copy:
                BufferView source = View(copy.Buffer);
                return new Value(0, View: source with { Cells = source.Copied(), Offset = 0, IsArray = true });
            default:
                throw new InterpreterException($"no case in the interpreter for {expression.GetType().Name}");
        }
    }

    /// <summary>The memory of a buffer; a missing one is refused as the runtime does it.</summary>
    private BufferView View(Expression buffer) => Evaluate(buffer).View ?? Missing(buffer.Kind);

    /// <summary>An array may be null, and then as a span it is empty.</summary>
    private static BufferView Missing(Kind kind) => new([], 0, kind.IsSpan() ? 0 : ((byte[])null!).Length, IsArray: false);

    private Value Slice(Slice slice)
    {
        BufferView whole = Evaluate(slice.Buffer).View ?? Missing(Kind.DoubleSpan);
        int start = slice.Start is null ? 0 : Evaluate(slice.Start).Integer;
        if (slice.Count is null)
        {
            _ = new byte[whole.Count].AsSpan(start);
            return new Value(0, View: whole.Slice(start, whole.Count - start));
        }

        return new Value(0, View: whole.Slice(start, Evaluate(slice.Count).Integer));
    }

    private Value Range(Programs.Range range)
    {
        BufferView whole = View(range.Buffer);
        int start = range.Start is null ? 0 : Evaluate(range.Start.Index).Integer;
        int end = range.End is null ? 0 : Evaluate(range.End.Index).Integer;
        if (range.Buffer.Kind.IsSpan())
        {
            int first = range.Start is { IsFromEnd: true } ? whole.Count - start : start;
            int last = range.End is { IsFromEnd: false } ? end : whole.Count - end;
            return new Value(0, View: whole.Slice(first, last - first));
        }

        // The runtime's own range, with its own exceptions.
        var ends = new System.Range(new Index(start, range.Start?.IsFromEnd ?? false), new Index(end, range.End?.IsFromEnd ?? true));
        _ = RuntimeHelpers.GetSubArray(new byte[whole.Count], ends);
        (int offset, int count) = ends.GetOffsetAndLength(whole.Count);
        return new Value(0, View: BufferView.Array(whole.Slice(offset, count).Copied()));
    }

    private Value New(NewArray array)
    {
        if (array.Elements.Length > 0)
        {
            Value[] cells = [.. array.Elements.Select(Evaluate)];
            return new Value(0, View: array.Kind.Form() == BufferForm.Grid
                ? BufferView.Grid(cells, ((Literal)array.Sizes[0]).Integer, ((Literal)array.Sizes[1]).Integer)
                : BufferView.Array(cells) with { IsArray = !array.Kind.IsSpan() });
        }

        int[] sizes = [.. array.Sizes.Select(size => Evaluate(size).Integer)];
        if (sizes.Any(size => size < 0))
        {
            throw new OverflowException();
        }

        return new Value(0, View: array.Kind.Form() == BufferForm.Grid
            ? BufferView.Grid(new Value[sizes[0] * sizes[1]], sizes[0], sizes[1])
            : BufferView.Array(new Value[sizes.FirstOrDefault()]) with { IsArray = !array.Kind.IsSpan() });
    }

    private Place PlaceOf(Element element)
    {
        BufferView view = View(element.Buffer);
        int index = Index(element, view);
        return element.Column is null ? view.Place(index) : view.Place(view.At(index, Evaluate(element.Column).Integer));
    }

    private int Index(Element element, BufferView view)
    {
        int index = Evaluate(element.Index).Integer;
        return element.IsFromEnd ? view.Count - index : index;
    }

    private Value EvaluateElement(Assign assign, Element element)
    {
        // The array is looked at only when something is done with it.
        BufferView? view = Evaluate(element.Buffer).View;
        int index = Evaluate(element.Index).Integer;
        int column = element.Column is null ? 0 : Evaluate(element.Column).Integer;
        Place Place()
        {
            BufferView there = view ?? Missing(element.Buffer.Kind);
            return there.Place(element.Column is not null ? there.At(index, column) : element.IsFromEnd ? there.Count - index : index);
        }

        if (assign.Operator is { } operation)
        {
            // A reference to the element is taken before the value is computed.
            Place place = Place();
            Value before = place.Value;
            return place.Value = Operate(operation, assign.Kind, before, Widened(Evaluate(assign.Value), assign));
        }

        if (element.IsFromEnd || element.Buffer.Kind.IsSpan())
        {
            // A span hands out a reference to the element, and fails, before the value is computed; an array after.
            _ = element.Buffer.Kind.IsSpan() ? Place() : new Place((view ?? Missing(element.Buffer.Kind)).Cells, 0);
        }

        Value value = Evaluate(assign.Value);
        return Place().Value = value;
    }

    private void Execute(BufferStatement whole)
    {
        BufferView view = whole.Buffer.Kind.IsSpan() ? View(whole.Buffer) : Evaluate(whole.Buffer).View ?? throw NullArgument(whole);
        int[] Numbers(int from) => [.. whole.Numbers.Skip(from).Select(number => Evaluate(number).Integer)];
        switch (whole.Operation)
        {
            case BufferOperation.Clear:
                // What does not fit is refused as the runtime does it.
                int[] cleared = Numbers(0);
                if (cleared is [var first, var length])
                {
                    Array.Clear(new byte[view.Count], first, length);
                    view.Cells.AsSpan(view.Offset + first, length).Clear();
                }
                else
                {
                    view.Cells.AsSpan(view.Offset, view.Count).Clear();
                }

                break;
            case BufferOperation.Fill:
                Value value = Evaluate(whole.Numbers[0]);
                int[] filled = Numbers(1);
                if (filled is [var start, var count])
                {
                    Array.Fill(new byte[view.Count], (byte)0, start, count);
                    view.Cells.AsSpan(view.Offset + start, count).Fill(value);
                }
                else
                {
                    view.Cells.AsSpan(view.Offset, view.Count).Fill(value);
                }

                break;
            default:
                CopyTo(whole, view, View(whole.Other!), Numbers(0));
                break;
        }
    }

    /// <summary>Copies as if all were read before anything is written; what does not fit is refused as the runtime does it.</summary>
    private static void CopyTo(BufferStatement whole, BufferView from, BufferView to, int[] numbers)
    {
        (int read, int written, int count) = (0, 0, from.Count);
        if (whole.Operation == BufferOperation.ArrayCopy)
        {
            (read, written, count) = numbers is [var only] ? (0, 0, only) : (numbers[0], numbers[1], numbers[2]);
            Array.Copy(new byte[from.Count], read, new byte[to.Count], written, count);
        }
        else if (from.IsArray && !whole.Other!.Kind.IsSpan())
        {
            written = numbers.FirstOrDefault();
            new byte[from.Count].CopyTo(new byte[to.Count], written);
        }
        else
        {
            new byte[from.Count].AsSpan().CopyTo(new byte[to.Count]);
        }

        Value[] copied = from.Cells.AsSpan(from.Offset + read, count).ToArray();
        copied.CopyTo(to.Cells.AsSpan(to.Offset + written));
    }

    private static ArgumentNullException NullArgument(BufferStatement whole) =>
        new(whole.Operation == BufferOperation.ArrayCopy ? "sourceArray" : "array");
}
