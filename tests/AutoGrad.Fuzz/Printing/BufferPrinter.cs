using System;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Expressions over arrays and spans.</summary>
internal static class BufferPrinter
{
    public static (string Text, int Precedence) Print(Expression expression) => expression switch
    {
        Element element =>
            ($"{Buffer(element.Buffer)}[{(element.IsFromEnd ? "^" : "")}{Index(element)}]", Precedence.Primary),
        Length length => ($"{Buffer(length.Buffer)}.Length", Precedence.Primary),
        Slice { Buffer.Kind: Kind.DoubleArray } slice =>
            ($"{Buffer(slice.Buffer)}.AsSpan({ExpressionPrinter.Targeted(slice.Start)}, {ExpressionPrinter.Targeted(slice.Count)})", Precedence.Primary),
        Slice slice =>
            ($"{Buffer(slice.Buffer)}.Slice({ExpressionPrinter.Targeted(slice.Start)}, {ExpressionPrinter.Targeted(slice.Count)})", Precedence.Primary),
        NewArray { Form: ArrayForm.OnStack } array => ($"stackalloc {array.Kind.Element().Name()}[{ExpressionPrinter.Targeted(array.Size!)}]", Precedence.Unary),
        Copy { Buffer.Kind: var kind } copy when kind.IsSpan() => ($"{Buffer(copy.Buffer)}.ToArray()", Precedence.Primary),
        Copy copy => ($"({copy.Kind.Name()}){Buffer(copy.Buffer)}.Clone()", Precedence.Unary),
        NewArray { Size: { } size } array => ($"new {array.Kind.Element().Name()}[{ExpressionPrinter.Targeted(size)}]", Precedence.Primary),
        NewArray array =>
            ($"new {array.Kind.Name()} {{ {string.Join(", ", array.Elements.Select(ExpressionPrinter.Targeted))} }}", Precedence.Primary),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "no case in the printer"),
    };

    public static string Print(BufferStatement statement)
    {
        string buffer = Buffer(statement.Buffer);
        bool isSpan = statement.Buffer.Kind.IsSpan();
        return statement.Operation switch
        {
            BufferOperation.Clear => isSpan ? $"{buffer}.Clear();" : $"Array.Clear({buffer});",
            BufferOperation.Fill when isSpan => $"{buffer}.Fill({ExpressionPrinter.Targeted(statement.Number!)});",
            BufferOperation.Fill => $"Array.Fill({buffer}, {ExpressionPrinter.Typed(statement.Number!)});",
            BufferOperation.CopyTo when isSpan => $"{buffer}.CopyTo({Buffer(statement.Other!)});",
            BufferOperation.CopyTo => $"{buffer}.CopyTo({Buffer(statement.Other!)}, 0);",
            _ => $"Array.Copy({buffer}, {Buffer(statement.Other!)}, {ExpressionPrinter.Targeted(statement.Number!)});",
        };
    }

    public static string Print(Swap swap)
    {
        (string first, string second) = (ExpressionPrinter.Typed(swap.First), ExpressionPrinter.Typed(swap.Second));
        return $"({first}, {second}) = ({second}, {first});";
    }

    private static string Buffer(Expression buffer) => ExpressionPrinter.Typed(buffer);

    /// <summary>After <c>^</c> an operator would bind less strongly.</summary>
    private static string Index(Element element)
    {
        string text = ExpressionPrinter.Targeted(element.Index);
        return element.IsFromEnd && element.Index is not (Literal or Read) ? $"({text})" : text;
    }
}
