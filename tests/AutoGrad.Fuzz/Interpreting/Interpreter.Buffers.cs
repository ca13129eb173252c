using System;
using System.Linq;
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
                return new Value(Evaluate(length.Buffer).View!.Count);
            case Slice slice:
                BufferView whole = Evaluate(slice.Buffer).View!;
                int start = Evaluate(slice.Start).Integer;
                return new Value(0, View: whole.Slice(start, Evaluate(slice.Count).Integer));
            case NewArray { Size: { } size } array:
                var zeros = new Value[Evaluate(size).Integer];
                return new Value(0, View: new BufferView(zeros, 0, zeros.Length, array.Form != ArrayForm.OnStack));
            case Copy copy:
                BufferView source = Evaluate(copy.Buffer).View!;
                Value[] copied = [.. Enumerable.Range(0, source.Count).Select(index => source[index])];
                return new Value(0, View: new BufferView(copied, 0, copied.Length, IsArray: true));
            case NewArray array:
                Value[] cells = [.. array.Elements.Select(Evaluate)];
                return new Value(0, View: new BufferView(cells, 0, cells.Length, IsArray: true));
            default:
                throw new InterpreterException($"no case in the interpreter for {expression.GetType().Name}");
        }
    }

    private int Index(Element element, BufferView view)
    {
        int index = Evaluate(element.Index).Integer;
        return element.IsFromEnd ? view.Count - index : index;
    }

    private Value EvaluateElement(Assign assign, Element element)
    {
        BufferView view = Evaluate(element.Buffer).View!;
        int index = Index(element, view);
        if (assign.Operator is { } operation)
        {
            Value before = view[index];
            Value after = Operate(operation, assign.Kind, before, Widened(Evaluate(assign.Value), assign));
            return view[index] = after;
        }

        if (!view.IsArray)
        {
            // A span hands out a reference to the element, and fails, before the value is computed; an array after.
            _ = view[index];
        }

        Value value = Evaluate(assign.Value);
        return view[index] = value;
    }

    private void Execute(BufferStatement whole)
    {
        BufferView view = Evaluate(whole.Buffer).View!;
        switch (whole.Operation)
        {
            case BufferOperation.Clear:
                view.Cells.AsSpan(view.Offset, view.Count).Clear();
                break;
            case BufferOperation.Fill:
                view.Cells.AsSpan(view.Offset, view.Count).Fill(Evaluate(whole.Number!));
                break;
            default:
                // Copies as if all were read before anything is written; what does not fit is refused as the runtime does it.
                BufferView other = Evaluate(whole.Other!).View!;
                int count = whole.Operation == BufferOperation.ArrayCopy ? Evaluate(whole.Number!).Integer : view.Count;
                if (whole.Operation == BufferOperation.ArrayCopy || view.IsArray)
                {
                    Array.Copy(new byte[view.Count], new byte[other.Count], count);
                }
                else
                {
                    new byte[view.Count].AsSpan().CopyTo(new byte[other.Count]);
                }

                view.Cells.AsSpan(view.Offset, count).ToArray().CopyTo(other.Cells.AsSpan(other.Offset));
                break;
        }
    }
}
