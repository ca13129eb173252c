using System;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Loops and the ways out of them, and what is done with whole buffers.</summary>
internal static class LoopPrinter
{
    public static void Print(StatementPrinter printer, Statement statement)
    {
        switch (statement)
        {
            case For loop:
                string start = $"{loop.Counter.Kind.Name()} {loop.Counter.Name} = {ExpressionPrinter.Targeted(loop.Start)}";
                printer.Line($"for ({start}; {ExpressionPrinter.Typed(loop.Condition)}; {ExpressionPrinter.Typed(loop.Next)})");
                printer.Body(loop.Body);
                break;
            case ForEach loop:
                printer.Line($"foreach ({loop.Item.Kind.Name()} {loop.Item.Name} in {ExpressionPrinter.Typed(loop.Buffer)})");
                printer.Body(loop.Body);
                break;
            case While { IsTestedLast: true } loop:
                printer.Line("do");
                printer.Body(loop.Body);
                printer.Line($"while ({ExpressionPrinter.Typed(loop.Condition)});");
                break;
            case While loop:
                printer.Line($"while ({ExpressionPrinter.Typed(loop.Condition)})");
                printer.Body(loop.Body);
                break;
            case BufferStatement whole:
                printer.Line(BufferPrinter.Print(whole));
                break;
            case Swap swap:
                printer.Line(BufferPrinter.Print(swap));
                break;
            case Break:
                printer.Line("break;");
                break;
            case Continue:
                printer.Line("continue;");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement, "no case in the printer");
        }
    }
}
