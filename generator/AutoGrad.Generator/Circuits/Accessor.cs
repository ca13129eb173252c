namespace AutoGrad.Generator.Circuits;

/// <summary>A property that lets the generated code read what only the type that declares it may.</summary>
/// <param name="Namespace">The namespace of that type; empty for the global one.</param>
/// <param name="ContainingTypes">The headers of the partial types around the property, outermost first.</param>
/// <param name="Declaration">The property.</param>
/// <param name="Member">What it reads.</param>
internal sealed record Accessor(string Namespace, EquatableArray<string> ContainingTypes, string Declaration, string Member);
