using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>What a run of a program gave.</summary>
/// <param name="Results">The result, or the elements of the tuple or of the array.</param>
/// <param name="ResultRows">The lengths of the rows, of a result that has rows.</param>
/// <param name="Exception">What it threw instead.</param>
/// <param name="Buffers">The contents of each parameter that is a buffer, at the end.</param>
/// <param name="References">The value of each parameter passed by <c>ref</c> or <c>out</c>, at the end.</param>
/// <param name="Path">A summary of all decisions on the way.</param>
/// <param name="IsOrdinary">Whether all numbers on the way were finite, and so were local gradients that are not guarded.</param>
/// <param name="IsDependable">Whether the platform gives the same values in all contexts.</param>
/// <param name="Steps">How many nodes were evaluated: no gradient has more terms.</param>
/// <param name="Detached">What each <c>Detach</c> on the way gave.</param>
internal sealed record Evaluation(
    ImmutableArray<Value> Results,
    ImmutableArray<int>? ResultRows,
    Exception? Exception,
    ImmutableArray<Value[]?> Buffers,
    ImmutableArray<Value> References,
    ulong Path,
    bool IsOrdinary,
    bool IsDependable,
    int Steps,
    IReadOnlyList<double> Detached);

/// <summary>The interpreter cannot go on: a mistake of the fuzzer, never of the generator.</summary>
internal sealed class InterpreterException(string message) : Exception(message);
