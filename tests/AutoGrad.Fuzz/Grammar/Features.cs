using System;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>What programs may be made of.</summary>
[Flags]
internal enum Features
{
    /// <summary>Numbers, branches, switches, calls.</summary>
    Scalars = 0,

    /// <summary>Loops and the ways out of them.</summary>
    Loops = 1,

    /// <summary>Arrays and spans.</summary>
    Buffers = 2,

    /// <summary>Parameters passed by <c>ref</c> and <c>out</c>, methods without a result.</summary>
    References = 4,

    /// <summary>Methods that call themselves.</summary>
    Recursion = 8,

    /// <summary>Variables in structs.</summary>
    Structs = 16,

    All = Loops | Buffers | References | Recursion | Structs,
}
