using System;
using System.Collections.Immutable;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Functions;

/// <summary>A function that programs call, in one spelling and for one type, with the fuzzer's own derivative.</summary>
/// <param name="Family">Its name in all spellings.</param>
/// <param name="Name">What the report counts it as.</param>
/// <param name="Template">Its text, the arguments numbered in braces.</param>
/// <param name="Result">The type that it gives.</param>
/// <param name="Parameters">The types that it takes.</param>
/// <param name="Value">Its value, rounded to its own type.</param>
/// <param name="WideValue">The same over doubles, for differences of programs that compute in float.</param>
/// <param name="Derivative">Its derivative.</param>
/// <param name="Domains">Where each argument may lie.</param>
internal sealed record Function(
    string Family,
    string Name,
    string Template,
    Kind Result,
    ImmutableArray<Kind> Parameters,
    Func<double[], double> Value,
    Func<double[], double> WideValue,
    Action<GateLocals> Derivative,
    ImmutableArray<Domain> Domains)
{
    /// <summary>The function in any spelling and for any type, with its number of arguments.</summary>
    public string Gate { get; } = $"{Family} of {Parameters.Length}";

    /// <summary>Whether this is <c>Detach</c>, whose value is held fixed.</summary>
    public bool IsDetach { get; } = Derivative == DerivativeRules.Detach;

    /// <summary>Its value in a checked context, where that may throw.</summary>
    public Func<double[], double>? CheckedValue { get; init; }
}

/// <summary>A function that gives a tuple of two numbers.</summary>
internal sealed record PairFunction(
    string Name,
    string Template,
    Kind Kind,
    Func<double, (double First, double Second)> Value,
    Func<double, (double First, double Second)> WideValue,
    Action<GateLocals> FirstDerivative,
    Action<GateLocals> SecondDerivative);

/// <summary>The spellings of one function, by type.</summary>
internal sealed record FunctionFamily(string Name, ImmutableArray<Function> Doubles, ImmutableArray<Function> Floats)
{
    public ImmutableArray<Function> Of(Kind kind) => kind == Kind.Double ? Doubles : Floats;
}

/// <summary>Where a function is defined and not too steep; the grammar wraps arguments accordingly, most of the time.</summary>
internal enum Domain
{
    Any,
    Moderate,
    Positive,
    NonZero,
    InsideUnit,
    AboveOne,
    LogarithmBase,
    Exponent,
    LowerBound,
    UpperBound,
}
