using System.Collections.Generic;
using System.Text;

namespace AutoGrad.Generator.Writing;

/// <summary>The namespace and the partial types around generated members.</summary>
internal static class PartialTypes
{
    public const int Step = 4;

    /// <param name="space">The namespace; empty for the global one.</param>
    /// <param name="types">The headers of the types, outermost first.</param>
    /// <param name="members">The text of the members, indented to where they stand.</param>
    public static string Around(string space, IReadOnlyCollection<string> types, string members)
    {
        var text = new StringBuilder();
        var blocks = new List<string>();
        if (space.Length > 0)
        {
            blocks.Add("namespace " + space);
        }

        blocks.AddRange(types);
        for (int i = 0; i < blocks.Count; i++)
        {
            text.Append(' ', i * Step).Append(blocks[i]).Append('\n').Append(' ', i * Step).Append("{\n");
        }

        text.Append(members);
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            text.Append(' ', i * Step).Append("}\n");
        }

        return text.ToString();
    }
}
