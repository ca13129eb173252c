using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Tour;

/// <summary>
/// Lays the lessons out in a terminal. Every number is written in the invariant culture, and every number that has
/// an expected one beside it is compared on the spot, so that what a reader sees is also what was checked.
/// </summary>
public sealed class Page(TextWriter writer)
{
    /// <summary>A terminal's usual width; a label and four numbers with a verdict fill it.</summary>
    private const int Width = 80;
    private const int LabelWidth = 24;
    private const int NumberWidth = 12;

    /// <summary>How many numbers have been compared so far.</summary>
    public int Compared { get; private set; }

    /// <summary>How many of them were not what they should be.</summary>
    public int Wrong { get; private set; }

    /// <summary>A number as the tour writes it: up to six decimals, a point for the comma, no trailing zeros.</summary>
    public static string Number(double number)
    {
        string text = number.ToString("0.######", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A point as the tour writes it, such as <c>x = -2, y = 3</c>.</summary>
    public static string Point(IReadOnlyList<string> names, IReadOnlyList<double> numbers) =>
        string.Join(", ", names.Select((name, index) => $"{name} = {Number(numbers[index])}"));

    public void Title(string title)
    {
        writer.WriteLine();
        writer.WriteLine(title);
        writer.WriteLine(new string('=', title.Length));
    }

    public void Heading(string heading)
    {
        string start = $"--- {heading} ";
        writer.WriteLine();
        writer.WriteLine(start.PadRight(Width, '-'));
    }

    /// <summary>A paragraph in the full width, as the lines that it is given.</summary>
    public void Text(params string[] lines)
    {
        writer.WriteLine();
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>The formula of a circuit and the point at which a lesson looks at it.</summary>
    public void Formula(string formula, string point)
    {
        writer.WriteLine();
        writer.WriteLine($"  {formula}");
        writer.WriteLine($"    at {point}");
    }

    /// <summary>A paragraph under a formula: what is done with it next.</summary>
    public void Explain(params string[] lines)
    {
        writer.WriteLine();
        Derivation(lines);
    }

    /// <summary>Lines directly under a formula: the steps of its derivation.</summary>
    public void Derivation(params string[] lines)
    {
        foreach (string line in lines)
        {
            writer.WriteLine($"    {line}");
        }
    }

    /// <summary>One number beside the number that it should be.</summary>
    public void Result(string label, double number, double expected, double tolerance)
    {
        bool right = Compare(number, expected, tolerance);
        writer.WriteLine(
            $"    {label.PadRight(LabelWidth)}{Number(number),NumberWidth}{"expected",NumberWidth}"
            + $"{Number(expected),NumberWidth}  {Verdict(right)}");
    }

    /// <summary>One number that should be larger than another.</summary>
    public void Improvement(string label, double number, double before)
    {
        bool right = Count(number > before);
        writer.WriteLine(
            $"    {label.PadRight(LabelWidth)}{Number(number),NumberWidth}{"better than",NumberWidth}"
            + $"{Number(before),NumberWidth}  {Verdict(right)}");
    }

    /// <summary>A table with a row a label, in which every column after the first is compared with the first.</summary>
    public void Table(IReadOnlyList<string> labels, params Column[] columns)
    {
        string headings = string.Concat(columns.Select(column => column.Heading.PadLeft(NumberWidth)));
        writer.WriteLine($"    {new string(' ', LabelWidth)}{headings}");
        for (int row = 0; row < labels.Count; row++)
        {
            bool right = columns.Skip(1).Aggregate(
                true,
                (soFar, column) =>
                    Compare(columns[0].Numbers[row], column.Numbers[row], column.Tolerance) && soFar);
            string numbers = string.Concat(columns.Select(column => Number(column.Numbers[row]).PadLeft(NumberWidth)));
            writer.WriteLine($"    {labels[row].PadRight(LabelWidth)}{numbers}  {Verdict(right)}");
        }
    }

    private static string Verdict(bool right) => right ? "ok" : "WRONG";

    /// <summary>Relative for large numbers, absolute for small ones; not a number is never right.</summary>
    private bool Compare(double number, double expected, double tolerance) =>
        Count(Math.Abs(number - expected) <= tolerance * Math.Max(1.0, Math.Abs(expected)));

    private bool Count(bool right)
    {
        Compared++;
        Wrong += right ? 0 : 1;
        return right;
    }
}
