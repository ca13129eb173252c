using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

internal enum FailureKind
{
    /// <summary>The interpreter and the compiled method disagree: a mistake of the fuzzer's, or of the platform's.</summary>
    ReferenceValue,

    /// <summary>The interpreter's derivatives and differences disagree: a mistake of the fuzzer's.</summary>
    ReferenceGradient,

    /// <summary>The generator let an exception out, or reported one.</summary>
    GeneratorFailed,

    /// <summary>Refused by a diagnostic; a failure only where the command line says so.</summary>
    Refused,

    GeneratedDoesNotCompile,

    GeneratedWarning,

    /// <summary>A generated method is missing or has other parameters than it should.</summary>
    Signature,

    /// <summary>The generated method gives another value than the original.</summary>
    Value,

    /// <summary>It throws where the original does not, or another exception.</summary>
    Exception,

    /// <summary>It throws as it should, but a gradient has changed.</summary>
    ChangedBeforeException,

    /// <summary>A buffer or reference ends with other contents than the original leaves.</summary>
    Contents,

    Gradient,

    /// <summary>A pull of zero changed a gradient.</summary>
    ZeroPull,

    /// <summary>A gradient of the wrong shape, or in the wrong memory, was not refused as it should be.</summary>
    Misuse,
}

/// <summary>Something wrong with one program, with the arguments that show it.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">In words and numbers.</param>
/// <param name="Arguments">The arguments; none where the program did not get that far.</param>
/// <param name="Pulls">The pulls on the results.</param>
/// <param name="Component">The gradient that is wrong, if it is one.</param>
internal sealed partial record Failure(
    FailureKind Kind,
    string Message,
    ImmutableArray<Input>? Arguments = null,
    ImmutableArray<double>? Pulls = null,
    WrongGradient? Component = null)
{
    /// <summary>What failures of one cause have in common: the kind, and of a diagnostic the text without names and numbers.</summary>
    public string Cause => Arguments is null ? $"{Kind}: {Names().Replace(Message.Split('\n')[0].Split("  [")[0], "#")}" : $"{Kind}";

    [GeneratedRegex("'[^']*'|[0-9]+")]
    private static partial Regex Names();
}

/// <param name="Method">The generated method.</param>
/// <param name="Parameter">The parameter of the original whose gradient it is.</param>
/// <param name="Element">The element, for a buffer.</param>
/// <param name="Expected">By dual numbers.</param>
/// <param name="Actual">By the generated method.</param>
/// <param name="Tolerance">How far rounding may have moved it.</param>
internal sealed record WrongGradient(string Method, Parameter Parameter, int Element, double Expected, double Actual, double Tolerance);
