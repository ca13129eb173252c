namespace AutoGrad.Generator.Circuits;

/// <summary>
/// One value that a gate makes and others read (an SSA value). Its number is unique within its circuit.
/// </summary>
/// <param name="Id">The number of the wire.</param>
/// <param name="Type">What it carries.</param>
/// <param name="Name">The user's name for it, when there is one: a hint for Writing, without meaning for the other rooms.</param>
/// <param name="AdjointOf">For a gradient, the number of the wire whose gradient it is: a hint for its name.</param>
internal sealed record Wire(int Id, WireType Type, string? Name = null, int? AdjointOf = null);
