using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Expressions over arrays and spans.</summary>
internal static class BufferPrinter
{
    public static (string Text, int Precedence) Print(Expression expression) => expression switch
    {
        Element { Column: { } column } element =>
            ($"{Buffer(element.Buffer)}[{ExpressionPrinter.Targeted(element.Index)}, {ExpressionPrinter.Targeted(column)}]", Precedence.Primary),
        Element element => ($"{Buffer(element.Buffer)}[{Index(element.Index, element.IsFromEnd)}]", Precedence.Primary),
        Length { Dimension: { } dimension } length => ($"{Buffer(length.Buffer)}.GetLength({dimension})", Precedence.Primary),
        Length length => ($"{Buffer(length.Buffer)}.Length", Precedence.Primary),
        Slice slice => (Print(slice), Precedence.Primary),
        Programs.Range range => ($"{Buffer(range.Buffer)}[{End(range.Start)}..{End(range.End)}]", Precedence.Primary),
        NewArray array => Print(array),
        Copy { Buffer.Kind: var kind } copy when kind.IsSpan() => ($"{Buffer(copy.Buffer)}.ToArray()", Precedence.Primary),
        Copy copy => ($"({copy.Kind.Name()}){Buffer(copy.Buffer)}.Clone()", Precedence.Unary),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "no case in the printer"),
    };

    public static string Print(BufferStatement statement)
    {
        string buffer = Buffer(statement.Buffer);
        bool isSpan = statement.Buffer.Kind.IsSpan();
        string other = statement.Other is null ? "" : ExpressionPrinter.Typed(statement.Other);
        string Numbers(int from) => string.Concat(statement.Numbers.Skip(from).Select(number => $", {ExpressionPrinter.Targeted(number)}"));
        return statement.Operation switch
        {
            BufferOperation.Clear => isSpan ? $"{buffer}.Clear();" : $"Array.Clear({buffer}{Numbers(0)});",
            BufferOperation.Fill when isSpan => $"{buffer}.Fill({ExpressionPrinter.Targeted(statement.Numbers[0])});",
            BufferOperation.Fill => $"Array.Fill({buffer}, {ExpressionPrinter.Typed(statement.Numbers[0])}{Numbers(1)});",
            BufferOperation.CopyTo when isSpan || statement.Other!.Kind.IsSpan() => $"{buffer}.CopyTo({other});",
            BufferOperation.CopyTo => $"{buffer}.CopyTo({other}, {(statement.Numbers.IsEmpty ? "0" : ExpressionPrinter.Targeted(statement.Numbers[0]))});",
            _ when statement.Numbers is [var only] => $"Array.Copy({buffer}, {other}, {ExpressionPrinter.Targeted(only)});",
            _ => $"Array.Copy({buffer}, {ExpressionPrinter.Targeted(statement.Numbers[0])}, {other}, {ExpressionPrinter.Targeted(statement.Numbers[1])}, {ExpressionPrinter.Targeted(statement.Numbers[2])});",
        };
    }

    public static string Print(Swap swap)
    {
        (string first, string second) = (ExpressionPrinter.Typed(swap.First), ExpressionPrinter.Typed(swap.Second));
        return $"({first}, {second}) = ({second}, {first});";
    }

    private static string Print(Slice slice)
    {
        string arguments = string.Join(", ", new[] { slice.Start, slice.Count }.OfType<Expression>().Select(ExpressionPrinter.Targeted));
        return $"{Buffer(slice.Buffer)}.{(slice.Buffer.Kind.IsSpan() ? "Slice" : "AsSpan")}({arguments})";
    }

    private static (string Text, int Precedence) Print(NewArray array)
    {
        string number = array.Kind.Number().Name();
        string List(IEnumerable<Expression> elements) => string.Join(", ", elements.Select(ExpressionPrinter.Targeted));
        string sizes = List(array.Sizes);
        switch (array.Form)
        {
            case ArrayForm.OnStack when array.Elements.IsEmpty:
                return ($"stackalloc {number}[{sizes}]", Precedence.Unary);
            case ArrayForm.OnStack:
                return ($"stackalloc {number}[] {{ {List(array.Elements)} }}", Precedence.Unary);
            case ArrayForm.Collection:
                return ($"[{List(array.Elements)}]", Precedence.Primary);
            case ArrayForm.Zeros:
                return ($"new {number}[{sizes}]{(array.Kind.Form() == BufferForm.Rows ? "[]" : "")}", Precedence.Primary);
            default:
                string elements = array.Kind.Form() == BufferForm.Grid
                    ? string.Join(", ", array.Elements.Chunk(((Literal)array.Sizes[1]).Integer).Select(row => $"{{ {List(row)} }}"))
                    : List(array.Elements);
                return ($"new {array.Kind.Name()} {{ {elements} }}", Precedence.Primary);
        }
    }

    private static string Buffer(Expression buffer) => ExpressionPrinter.Receiver(buffer);

    private static string End(RangeEnd? end) => end is null ? "" : Index(end.Index, end.IsFromEnd);

    /// <summary>After <c>^</c> and beside <c>..</c> an operator would bind less strongly.</summary>
    private static string Index(Expression index, bool isFromEnd)
    {
        string text = ExpressionPrinter.Targeted(index);
        return isFromEnd ? $"^{(index is Literal { Number: >= 0 } or Read or Length ? text : $"({text})")}" : text;
    }
}
