using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Shrinking;

/// <summary>A node at its place in a program, and how to put another one there.</summary>
internal sealed record Site(Node Node, Func<Node, FuzzProgram> Replace)
{
    public static IEnumerable<Site> Of(FuzzProgram program) => Of(program, node => (FuzzProgram)node);

    private static IEnumerable<Site> Of(Node node, Func<Node, FuzzProgram> replace)
    {
        yield return new Site(node, replace);
        ImmutableArray<Node> children = node.Children;
        for (int i = 0; i < children.Length; i++)
        {
            int index = i;
            foreach (Site inner in Of(children[i], other => replace(node.With(children.SetItem(index, other)))))
            {
                yield return inner;
            }
        }
    }
}
