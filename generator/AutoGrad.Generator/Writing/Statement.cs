using System.Collections.Generic;
using System.Text;

namespace AutoGrad.Generator.Writing;

/// <summary>A statement of the generated method.</summary>
internal abstract record Statement;

/// <summary>One line: a statement with its semicolon, a comment, or nothing.</summary>
internal sealed record Line(string Text) : Statement;

/// <summary>An <c>if</c>; without an <c>else</c> when that has no statements.</summary>
internal sealed record If(string Condition, List<Statement> Then, List<Statement> Else) : Statement;

/// <summary>A statement with a block: a loop, <c>try</c>, <c>finally</c>.</summary>
internal sealed record Block(string Header, List<Statement> Body) : Statement;

/// <summary>Lays statements out.</summary>
internal static class StatementText
{
    private const int Step = 4;

    /// <summary>Blocks nested more deeply are not indented further: the text would grow with the square of the depth.</summary>
    private const int DeepestIndent = 40;

    public static void Write(StringBuilder text, IEnumerable<Statement> statements, int indent)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Line { Text: "" }:
                    text.Append('\n');
                    break;
                case Line line:
                    text.Append(' ', indent).Append(line.Text).Append('\n');
                    break;
                case If @if:
                    text.Append(' ', indent);
                    Write(text, @if, indent);
                    break;
                case Block block:
                    text.Append(' ', indent).Append(block.Header).Append('\n');
                    WriteBlock(text, block.Body, indent);
                    break;
            }
        }
    }

    private static void Write(StringBuilder text, If statement, int indent)
    {
        for (; ; )
        {
            text.Append("if (").Append(statement.Condition).Append(")\n");
            WriteBlock(text, statement.Then, indent);
            if (statement.Else.Count == 0)
            {
                return;
            }

            text.Append(' ', indent).Append("else");
            if (statement.Else.Count != 1 || statement.Else[0] is not If next)
            {
                text.Append('\n');
                WriteBlock(text, statement.Else, indent);
                return;
            }

            text.Append(' ');
            statement = next;
        }
    }

    private static void WriteBlock(StringBuilder text, List<Statement> statements, int indent)
    {
        text.Append(' ', indent).Append("{\n");
        Write(text, statements, System.Math.Min(indent + Step, DeepestIndent));
        text.Append(' ', indent).Append("}\n");
    }
}
