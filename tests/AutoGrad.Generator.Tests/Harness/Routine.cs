using System;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>One method of a battery of routines: methods that may read and write buffers and have several outputs.</summary>
/// <param name="Method">The method without its modifiers; it becomes a public static one of a class of its own.</param>
/// <param name="Domains">The domain of each parameter; the rest of the parameters have the one of their type.</param>
public sealed record Routine(string Method, params Domain[] Domains)
{
    private readonly string? _title;
    private readonly string? _file;
    private readonly string? _name;

    /// <summary>Further members of the class.</summary>
    public string Helpers { get; init; } = "";

    /// <summary>Of a generic method, what its type parameters are when it is called: <c>typeof(double)</c> or <c>typeof(float)</c>.</summary>
    public Type? Number { get; init; }

    /// <summary>One length for all buffers without a domain, drawn between these bounds, both included; grids are square then.</summary>
    public Range? Lengths { get; init; }

    /// <summary>All arguments, where domains do not say enough.</summary>
    public Func<Random, object?[]>? Inputs { get; init; }

    /// <summary>Arguments that are tried besides the random ones.</summary>
    public object?[][] Special { get; init; } = [];

    /// <summary>Arguments at which the method throws.</summary>
    public object?[][] Throwing { get; init; } = [];

    /// <summary>
    /// The gradient of the one result, known in closed form: a number for each number of the active parameters, in order. The generated gradient
    /// has to agree to ten digits.
    /// </summary>
    public Func<object?[], double[]>? Exact { get; init; }

    /// <summary>How far the generated gradient may be from the numeric one, relative to its size. A thousandth where floats are.</summary>
    public double? Tolerance { get; init; }

    /// <summary>How many points are compared with numeric differentiation.</summary>
    public int Points { get; init; } = 12;

    /// <summary>Whether infinities, NaN and the like are tried. Not where a loop would not end.</summary>
    public bool? Trouble { get; init; }

    /// <summary>The ids of the warnings that the generator gives, in order.</summary>
    public string[] Warnings { get; init; } = [];

    /// <summary>The title: unique in its battery.</summary>
    public string Title { get => _title ?? Name; init => _title = value; }

    /// <summary>The method's name.</summary>
    public string Name
    {
        get => _name ?? ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(Method)!).Identifier.ValueText;
        init => _name = value;
    }

    /// <summary>The type that declares the method.</summary>
    public string TypeName => Title + "Routine";

    /// <summary>Everything inside the namespace.</summary>
    public string File
    {
        get => _file ?? $$"""
                public static partial class {{TypeName}}
                {
                    [Differentiable]
                    public static {{Method}}

                    {{Helpers}}
                }
                """;
        init => _file = value;
    }

    /// <summary>Whether the row says itself what stands in the namespace.</summary>
    internal bool HasOwnFile => _file is not null;

    internal SourceFile ToFile(string space, string usings) => new(
        Title + ".cs",
        $$"""
          using System;
          using AutoGrad;
          {{usings}}
          namespace {{space}}
          {
          {{File}}
          }
          """);

    public override string ToString() => Title;
}
