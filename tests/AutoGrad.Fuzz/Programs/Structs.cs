using System.Collections.Generic;
using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Programs;

/// <summary>How the struct of a few variables is declared.</summary>
internal enum StructForm
{
    Fields,
    Properties,
    Record,
}

/// <summary>How a variable that is a field of a struct is read.</summary>
internal enum FieldReading
{
    Directly,
    Getter,
    Method,
    Indexer,
}

/// <summary>How it is assigned, where nothing else is asked for.</summary>
internal enum FieldWriting
{
    Directly,
    Setter,
    Method,
    With,
}

/// <summary>What is done with the whole struct when one of its fields has been declared: something that leaves it as it is.</summary>
internal enum WholeUse
{
    None,
    Copied,
    MadeAgain,
    PassedByReference,
    TurnedTwice,
}

/// <summary>A struct that stands in the place of some numbers: it changes what the program is written with, not what it computes.</summary>
internal sealed class StructVariable(string name, string type, StructForm form, ImmutableArray<Variable> fields)
{
    public string Name { get; } = name;

    /// <summary>The name of its type, which nothing else has.</summary>
    public string Type { get; } = type;

    public StructForm Form { get; } = form;

    public ImmutableArray<Variable> Fields { get; } = fields;

    /// <summary>A parameter of its method; a local otherwise.</summary>
    public required bool IsParameter { get; init; }
}

/// <summary>A variable as a field of a struct.</summary>
internal sealed record FieldPlace(StructVariable Struct, int Number)
{
    public string Name => ((char)('A' + Number)).ToString();

    public FieldReading Reading { get; init; }

    public FieldWriting Writing { get; init; }

    public WholeUse Use { get; init; }

    /// <summary>What the report counts it as.</summary>
    public IEnumerable<string> Constructs =>
    [
        $"struct {(Struct.IsParameter ? "parameter" : "local")} of {Struct.Form}",
        $"field read {Reading}",
        $"field assigned {Writing}",
        $"struct {Use}",
    ];
}
