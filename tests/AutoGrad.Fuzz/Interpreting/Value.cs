using System;
using AutoGrad.Fuzz.Functions;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>A dual number: a value, and its derivatives for every input that has any. Ints and bools are numbers without.</summary>
/// <param name="Number">The value, exactly as the program's own type holds it.</param>
/// <param name="Tangent">The derivatives; null where none of the inputs reaches this value.</param>
/// <param name="IsActive">Whether it depends on what the method at hand takes for active, however constant its caller made that.</param>
/// <param name="View">The memory, for a buffer.</param>
internal readonly record struct Value(double Number, Tangent? Tangent = null, bool IsActive = false, BufferView? View = null)
{
    public bool IsTrue => Number != 0;

    public int Integer => (int)Number;

    public static Value Of(bool value) => new(value ? 1 : 0);
}
