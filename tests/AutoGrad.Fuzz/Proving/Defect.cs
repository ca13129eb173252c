using System;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Proving;

/// <summary>A mistake that a generator could make, planted in what it wrote.</summary>
/// <param name="Name">The mistake in words.</param>
/// <param name="Plant">Makes the mistake at one of the places where it can be made, chosen by a number; null where there is none.</param>
internal sealed record Defect(string Name, Func<GeneratedFile, int, SyntaxNode?> Plant)
{
    /// <summary>Without these features no program need have a place for it.</summary>
    public Features Needs { get; init; }
}
