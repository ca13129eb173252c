using System;
using System.Linq;
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
                printer.Line($"for ({Start(loop)}; {(loop.Condition is null ? "" : ExpressionPrinter.Typed(loop.Condition))}; {string.Join(", ", loop.Next.Select(ExpressionPrinter.Typed))})");
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
            case TryFinally guarded:
                printer.Line("try");
                printer.Braced(guarded.Body);
                printer.Line("finally");
                printer.Braced(guarded.Finally);
                break;
            case Using guarded:
                printer.Line($"using (new Counting({ExpressionPrinter.Typed(guarded.Counts)}))");
                printer.Braced(guarded.Body);
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

    private static string Start(For loop) => loop.Counters.IsEmpty
        ? ""
        : $"{loop.Counters[0].Variable.Kind.Name()} {string.Join(", ", loop.Counters.Select(counter => $"{counter.Variable.Name} = {ExpressionPrinter.Targeted(counter.Start)}"))}";
}
