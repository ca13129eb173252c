using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AutoGrad.Fuzz.Programs;

/// <summary>How the type around the method is declared.</summary>
internal enum TypeShape
{
    StaticClass,
    NestedClass,
    InstanceClass,
    InstanceStruct,
    GenericClass,
}

internal enum FieldForm
{
    Constant,
    StaticReadonly,
    Instance,
    Property,
}

/// <summary>A field that is held constant: a number or a table of numbers.</summary>
internal sealed class Field(string name, Kind kind, FieldForm form, ImmutableArray<double> numbers)
{
    public string Name { get; } = name;

    public Kind Kind { get; } = kind;

    public FieldForm Form { get; } = form;

    public ImmutableArray<double> Numbers { get; } = numbers;

    /// <summary>The lengths of the rows, for a table that has rows.</summary>
    public ImmutableArray<int>? Rows { get; init; }

    public bool IsOfInstance => Form is FieldForm.Instance or FieldForm.Property;
}

internal sealed record MethodDeclaration(Method Method, Block Body) : Node
{
    public override string? Construct => Method.IsExpressionBodied ? "method =>" : null;

    public override ImmutableArray<Node> Children => [Body];

    public override Node With(ImmutableArray<Node> children) => this with { Body = (Block)children[0] };
}

/// <summary>A type with fields, helper methods, and last the method that is differentiated.</summary>
internal sealed record FuzzProgram(string Name, TypeShape Shape, ImmutableArray<Field> Fields, ImmutableArray<MethodDeclaration> Methods) : Node
{
    public MethodDeclaration Main => Methods[^1];

    public IEnumerable<MethodDeclaration> Helpers => Methods.Take(Methods.Length - 1);

    public override string? Construct => $"shape {Shape}";

    public override ImmutableArray<Node> Children => [.. Methods];

    public override Node With(ImmutableArray<Node> children) => this with { Methods = [.. children.Cast<MethodDeclaration>()] };

    public bool Uses(Kind kind) =>
        Main.Method.Parameters.Any(parameter => parameter.Kind.Number() == kind)
        || Descendants().Any(node => node is Expression { Kind: not Kind.Void } expression && expression.Kind.Number() == kind);
}
