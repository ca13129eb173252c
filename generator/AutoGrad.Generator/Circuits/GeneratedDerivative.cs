namespace AutoGrad.Generator.Circuits;

/// <summary>What a generated backward method does with a parameter of its method.</summary>
internal enum ParameterRole
{
    /// <summary>It is held constant: there is no gradient of it.</summary>
    Constant,

    /// <summary>A number, whose gradient is added to.</summary>
    Number,

    /// <summary>Numbers that are only read, whose gradient is added to.</summary>
    ReadOnly,

    /// <summary>Numbers that may be written: the gradient is the pull on what they are afterwards, and becomes that of what they were.</summary>
    Written,
}

/// <summary>How a call of a method of another assembly is differentiated: by the backward method that was generated beside it there.</summary>
/// <param name="Backward">The backward method as C# calls it.</param>
/// <param name="Roles">What it does with each operand of the call.</param>
/// <param name="Contents">For each operand that is a buffer what it held before the call, in an array; for any other the operand itself.</param>
internal sealed record GeneratedDerivative(string Backward, EquatableArray<ParameterRole> Roles, EquatableArray<Wire> Contents);
