using System.Collections.Generic;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

internal enum VerdictKind
{
    Passed,

    /// <summary>The generator said that it cannot.</summary>
    Refused,

    /// <summary>Not a C# program: the grammar wrote what it should not.</summary>
    Invalid,

    Failed,
}

/// <summary>What came out for one program.</summary>
internal sealed record Verdict(FuzzProgram Program, VerdictKind Kind)
{
    public Failure? Failure { get; init; }

    /// <summary>Diagnostics, for what was refused or is invalid.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public Measures Measures { get; init; } = new();
}

/// <summary>How much was looked at.</summary>
internal sealed class Measures
{
    /// <summary>Gradients that were compared with dual numbers.</summary>
    public int Compared { get; set; }

    /// <summary>Gradients for which no convention says what is right.</summary>
    public int Unspecified { get; set; }

    /// <summary>Derivatives that were compared with differences.</summary>
    public int Differenced { get; set; }

    public int Exceptions { get; set; }

    /// <summary>Exceptions of the runtime in the place of other ones.</summary>
    public int OtherExceptions { get; set; }

    /// <summary>Calls with a gradient that has to be refused.</summary>
    public int Misuses { get; set; }

    public bool HasGradient { get; set; }

    public void Add(Measures other)
    {
        Compared += other.Compared;
        Unspecified += other.Unspecified;
        Differenced += other.Differenced;
        Exceptions += other.Exceptions;
        OtherExceptions += other.OtherExceptions;
        Misuses += other.Misuses;
    }
}
