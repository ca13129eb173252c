using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>One method of a battery, and where its inputs come from.</summary>
/// <param name="Method">The method without its modifiers; it becomes a public static one of a class of its own.</param>
/// <param name="Domains">The domain of each parameter; the rest of the parameters have the one of their type.</param>
public sealed record Row(string Method, params Domain[] Domains)
{
    private readonly string? _title;
    private readonly string? _name;
    private readonly string? _type;
    private readonly string? _file;

    /// <summary>Further members of the row's class.</summary>
    public string Helpers { get; init; } = "";

    /// <summary>Inputs that are tried besides the random ones.</summary>
    public object?[][] Special { get; init; } = [];

    /// <summary>Inputs at which the method throws.</summary>
    public object?[][] Throwing { get; init; } = [];

    /// <summary>The ids of the warnings that the generator gives, in order.</summary>
    public string[] Warnings { get; init; } = [];

    /// <summary>Types for the method's own type parameters.</summary>
    public Type[]? TypeArguments { get; init; }

    /// <summary>Types for the type parameters of the type around the method.</summary>
    public Type[] EnclosingArguments { get; init; } = [];

    /// <summary>The types of the parameters, where the name alone is ambiguous.</summary>
    public Type[]? Overload { get; init; }

    /// <summary>Whether some of the method is computed in single precision, so that differences are coarse.</summary>
    public bool? Coarse { get; init; }

    /// <summary>The row's title: unique in its battery.</summary>
    public string Title { get => _title ?? Name; init => _title = value; }

    /// <summary>The method's name.</summary>
    public string Name
    {
        get => _name ?? Declaration.Identifier.ValueText;
        init => _name = value;
    }

    /// <summary>The metadata name of the type that declares the method, inside the battery's namespace.</summary>
    public string TypeName
    {
        get => _type ?? Title + "Row";
        init => _type = value;
    }

    /// <summary>Everything inside the namespace, for a row that needs another type than the usual static class.</summary>
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

    private MethodDeclarationSyntax Declaration =>
        (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(Method)!;

    /// <summary>A row whose method stands in a type of its own making.</summary>
    public static Row InFile(string title, string type, string method, string file, params Domain[] domains) =>
        new("", domains) { Title = title, TypeName = type, Name = method, File = file };

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
