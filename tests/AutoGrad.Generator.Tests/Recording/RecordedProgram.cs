namespace AutoGrad.Generator.Tests.Recording;

/// <summary>A method, what its backward pass has to find recorded, and how much that is in one run.</summary>
/// <param name="Method">The method without its modifiers.</param>
/// <param name="Recorded">
/// The recorded wires, by how many loops are around them: <c>1: double x; 2: bool</c>. Those that a generated procedure records carry its callee's
/// name: <c>Fold 0: double</c>. A wire that is no variable of the source has no name.
/// </param>
/// <param name="Arguments">The arguments of the run.</param>
/// <param name="Bytes">The bytes that are recorded in the run: the passes times the sizes, by hand.</param>
public sealed record RecordedProgram(string Method, string Recorded, object?[] Arguments, long Bytes)
{
    /// <summary>Further members of the class.</summary>
    public string Helpers { get; init; } = "";

    /// <summary>How many references are recorded in the run.</summary>
    public long References { get; init; }
}
