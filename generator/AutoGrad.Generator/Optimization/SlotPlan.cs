using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Optimization;

/// <summary>
/// Decides which loops keep their values in buffers with a slot for each pass, and which put them on a stack one by one. The number of passes
/// has to be known when the loop begins: it is a <see cref="CountedLoop"/>. There the buffer is rented, so that memory grows with the loops
/// that really run. Of a loop that is in no other and in no branch, the backward part sees the buffer. That of any other loop it takes
/// back where it reverses the loop, last in, first out; so such a loop cannot have one if a loop inside it does.
/// </summary>
internal sealed class SlotPlan
{
    /// <summary>The largest buffer on the stack, in bytes, and the most that a method takes there.</summary>
    private const int LargestOnStack = 512;
    private const int MostOnStack = 2048;

    private readonly IReadOnlyDictionary<int, List<Wire>> _recorded;
    private readonly Func<Loop, CountedLoop?> _countedOf;
    private readonly Func<Wire, Gate?> _makerOf;
    private readonly IReadOnlyDictionary<int, MirroredCounter> _mirrored;
    private readonly Dictionary<int, LoopSlots> _slots = new();
    private int _onStack;

    private SlotPlan(
        IReadOnlyDictionary<int, List<Wire>> recorded,
        IReadOnlyDictionary<int, MirroredCounter> mirrored,
        Func<Loop, CountedLoop?> countedOf,
        Func<Wire, Gate?> makerOf)
    {
        _recorded = recorded;
        _mirrored = mirrored;
        _countedOf = countedOf;
        _makerOf = makerOf;
    }

    /// <summary>The loops that have slots, by their numbers.</summary>
    /// <param name="body">The body of the method, or that of a procedure.</param>
    /// <param name="isProcedure">True for that of a procedure.</param>
    /// <param name="recorded">What each loop keeps, by its number.</param>
    /// <param name="mirrored">What the loops of the backward part know, by the numbers of those that they reverse.</param>
    /// <param name="countedOf">Recognizes a loop that can be counted.</param>
    /// <param name="makerOf">The gate that makes a wire.</param>
    public static IReadOnlyDictionary<int, LoopSlots> Of(
        Region body,
        bool isProcedure,
        IReadOnlyDictionary<int, List<Wire>> recorded,
        IReadOnlyDictionary<int, MirroredCounter> mirrored,
        Func<Loop, CountedLoop?> countedOf,
        Func<Wire, Gate?> makerOf)
    {
        var plan = new SlotPlan(recorded, mirrored, countedOf, makerOf);
        plan.Visit(body, isRoot: !isProcedure, isProcedure ? null : Array.Empty<LoopSlots>());
        return plan._slots;
    }

    /// <summary>Whether anything in the region pushes buffers.</summary>
    /// <param name="region">A region of the forward part.</param>
    /// <param name="isRoot">True if it is the body of the method.</param>
    /// <param name="around">The loops around it, from the outermost on; null if there is one that has no constant number of passes.</param>
    private bool Visit(Region region, bool isRoot, IReadOnlyList<LoopSlots>? around)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        bool pushes = false;
        foreach (var gate in region.Gates)
        {
            switch (gate)
            {
                case Invoke:
                    pushes = true;
                    break;
                case Loop { Mirror: null } loop:
                    pushes |= Visit(loop, isRoot, around);
                    break;
                case Loop:
                    break;
                default:
                    foreach (var inner in gate.Regions)
                    {
                        pushes |= Visit(inner, isRoot: false, around);
                    }

                    break;
            }
        }

        return pushes;
    }

    private bool Visit(Loop loop, bool isRoot, IReadOnlyList<LoopSlots>? around)
    {
        var slots = SlotsOf(loop, isRoot, around);
        bool pushesInside = Visit(loop.Body, isRoot: false, slots?.Passes is null ? null : around?.Append(slots).ToArray());
        if (slots is null || !_recorded.TryGetValue(loop.Id, out var values))
        {
            return pushesInside;
        }

        foreach (var value in values.Where(CanBeInSlot))
        {
            if (around is not null && TakeStack(value, around.Append(slots)))
            {
                slots.Add(value, around.Append(slots).ToArray(), SourceOf(value));
            }
            else if (isRoot || !pushesInside)
            {
                slots.Add(value, null, SourceOf(value));
            }
        }

        _slots.Add(loop.Id, slots);
        return pushesInside || slots.Pushes;
    }

    private LoopSlots? SlotsOf(Loop loop, bool isRoot, IReadOnlyList<LoopSlots>? around)
    {
        if (loop.IsHalf || !_mirrored.TryGetValue(loop.Id, out var mirrored) || _countedOf(loop) is not { } counted)
        {
            return null;
        }

        // A comparison with != goes through all numbers where the counter begins behind the bound. A counter that goes down to a bound that is not
        // known could get below zero.
        var start = loop.Initial[counted.Counter];
        int? first = NumberOf(start);
        int? bound = NumberOf(counted.Bound);
        if (counted.Comparison == "!=" || (!counted.IsUp && bound is not (>= 0 and < int.MaxValue)))
        {
            return null;
        }

        bool isInclusive = counted.Comparison is "<=" or ">=";
        int? from = counted.IsUp ? first : bound + (isInclusive ? 0 : 1);
        long? to = counted.IsUp ? (long?)bound + (isInclusive ? 1 : 0) : (long?)first + 1;
        long? passes = from is not null && to is not null ? Math.Max(0, to.Value - from.Value) : null;
        return new LoopSlots(loop, counted, mirrored, isRoot, from, passes, LengthBehind(start));
    }

    /// <summary>The length of a buffer, if a wire is its last index: then it is the number behind, too, and cannot overflow.</summary>
    private Wire? LengthBehind(Wire index)
    {
        bool isLast = _makerOf(index) is Apply { Form: { Kind: FormKind.Infix, Symbol: "-" }, Operands.Count: 2 } difference
            && NumberOf(difference.Operands[1]) == 1
            && _makerOf(difference.Operands[0]) is Apply { Operands.Count: > 0 } length
            && length.Operands[0].Type.IsBuffer
            && length.Form is { Kind: FormKind.Member, Symbol: ".Length" } or { Kind: FormKind.MemberCall, Symbol: ".GetLength" };
        return isLast ? ((Apply)_makerOf(index)!).Operands[0] : null;
    }

    private string? SourceOf(Wire value) => _makerOf(value) is Load load ? load.Buffer.Name : null;

    /// <summary>A number, a truth or the like; not a reference.</summary>
    private static bool CanBeInSlot(Wire value) => value.Type.Kind is WireKind.Double or WireKind.Single or WireKind.OtherNumber or WireKind.Choice;

    private bool TakeStack(Wire value, IEnumerable<LoopSlots> nest)
    {
        int size = value.Type.Text switch
        {
            "bool" => 1,
            "int" or "float" => 4,
            "long" or "double" => 8,
            _ => 0,
        };
        long bytes = size;
        foreach (var loop in nest)
        {
            bytes = loop.Passes is { } passes && passes <= LargestOnStack ? Math.Min(bytes * passes, LargestOnStack + 1) : LargestOnStack + 1;
        }

        if (bytes is 0 or > LargestOnStack || _onStack + bytes > MostOnStack)
        {
            return false;
        }

        _onStack += (int)bytes;
        return true;
    }

    private int? NumberOf(Wire wire) =>
        int.TryParse((_makerOf(wire) as Constant)?.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
