using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>Source text in which places are marked: <c>[|here|]</c>, or <c>«here»</c> where brackets are in the way.</summary>
internal sealed record Markup(string Source, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string text)
    {
        var spans = new List<TextSpan>();
        int opened = 0;
        string source = "";
        foreach (string part in Regex.Split(text, @"(\[\||\|\]|«|»)"))
        {
            switch (part)
            {
                case "[|" or "«":
                    opened = source.Length;
                    break;
                case "|]" or "»":
                    spans.Add(TextSpan.FromBounds(opened, source.Length));
                    break;
                default:
                    source += part;
                    break;
            }
        }

        return new Markup(source, spans);
    }

    /// <summary>The text again, with these places marked instead.</summary>
    public static string Mark(string source, IEnumerable<TextSpan> spans)
    {
        foreach (TextSpan span in spans.OrderByDescending(span => span.Start))
        {
            source = source.Insert(span.End, "|]").Insert(span.Start, "[|");
        }

        return source;
    }
}
