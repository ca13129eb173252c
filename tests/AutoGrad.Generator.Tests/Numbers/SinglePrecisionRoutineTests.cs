using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Constructs;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Numbers;

/// <summary>Routines of the batteries, rewritten to floats: what they leave behind, and their gradients, are those of the doubles, to the precision of a float.</summary>
public sealed class SinglePrecisionRoutineTests
{
    private const int Points = 20;

    // Math of whole numbers, which the rewriting would make real.
    private static readonly HashSet<string> Doubles = ["ArrayResultsDifferences"];

    private static readonly IReadOnlyList<Routine> All =
    [
        .. RowsOf<ForLoops>(), .. RowsOf<LoopExits>(), .. RowsOf<ArrayElements>(), .. RowsOf<NewArrays>(), .. RowsOf<JaggedArraysAndGrids>(), .. RowsOf<SpanOperations>(),
        .. RowsOf<ReassignedBuffers>(), .. RowsOf<ReferenceParameters>(), .. RowsOf<ArrayResults>(), .. RowsOf<CallPatterns>(), .. RowsOf<IndependentPasses>(), .. RowsOf<OverwrittenLater>(),
    ];

    private static readonly Lazy<CompiledRoutines> Wide = new(() => new CompiledRoutines("WideRoutines", "", All, new CompilerSettings()));
    private static readonly Lazy<CompiledRoutines> Narrow = new(() => new CompiledRoutines("NarrowRoutines", "", All.Select(Narrowed), new CompilerSettings()));

    public static TheoryData<string> Titles => [.. All.Select(row => row.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Gradient_of_floats_is_that_of_doubles(string title)
    {
        Routine row = All.Single(candidate => candidate.Title == title);
        CallableRoutine wide = Wide.Value.Find(row);
        CallableRoutine narrow = Narrow.Value.Find(Narrowed(row));
        var inputs = new RoutineInputs(row, wide);
        var random = new Random(77);
        int compared = 0;
        int right = 0;
        string worst = "";
        for (int point = 0; point < 10 * Points && compared < Points; point++)
        {
            object?[] narrowInputs = [.. inputs.Draw(random).Zip(narrow.Arguments, (input, argument) => Converted(input, argument.Type))];
            object?[] wideInputs = [.. narrowInputs.Zip(wide.Arguments, (input, argument) => Converted(input, argument.Type))];
            (Invocation wideCall, Invocation narrowCall) = (wide.Call(wideInputs), narrow.Call(narrowInputs));
            if (wideCall.Exception is not null || narrowCall.Exception is not null || !AreNear(Left(wideCall), Left(narrowCall)))
            {
                continue; // Rounding chose another branch.
            }

            Invocation wideBackward = Backward(wide, wideInputs, wideCall);
            Invocation narrowBackward = Backward(narrow, narrowInputs, narrowCall);
            Assert.True(narrowCall.IsSameAs(narrowBackward), $"{Invocation.Show(narrowInputs)}: {narrowCall}, and {narrowBackward}");
            bool isRight = AreNear([.. wideBackward.Gradients.SelectMany(Contents.Reals)], [.. narrowBackward.Gradients.SelectMany(Contents.Reals)]);
            compared++;
            right += isRight ? 1 : 0;
            worst = isRight ? worst : $"{Invocation.Show(narrowInputs)}: {Invocation.Show(wideBackward.Gradients)} and {Invocation.Show(narrowBackward.Gradients)}";
        }

        // Next to a kink or a pole the two may differ.
        if (compared < Points / 2 || right < compared * 9 / 10)
        {
            Assert.Fail($"{right} of {compared}: {worst}{Environment.NewLine}{Narrow.Value.Generated(Narrowed(row))}");
        }
    }

    private static Invocation Backward(CallableRoutine routine, object?[] inputs, Invocation call)
    {
        int next = 0;
        return routine.CallBackward(inputs, Contents.Like(call.Result, () => 1 + (next++ % 3)), routine.Gradients(inputs, () => 0.5 + (next++ % 2)));
    }

    private static double[] Left(Invocation call) => [.. Contents.Everything(call.Result), .. call.Arguments.SelectMany(Contents.Everything)];

    private static bool AreNear(double[] wide, double[] narrow) =>
        wide.Length == narrow.Length && wide.Zip(narrow).All(pair => Math.Abs(pair.First - pair.Second) <= 2e-3 * (0.1 + Math.Abs(pair.First)));

    private static object? Converted(object? input, Type type)
    {
        if (input is not Array array)
        {
            return Input.Convert(input, type);
        }

        int[] lengths = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];
        var converted = Array.CreateInstance(type.GetElementType()!, lengths);
        foreach (int place in Enumerable.Range(0, array.Length))
        {
            var index = new int[lengths.Length];
            for (int dimension = lengths.Length - 1, rest = place; dimension >= 0; rest /= lengths[dimension], dimension--)
            {
                index[dimension] = rest % lengths[dimension];
            }

            converted.SetValue(Converted(array.GetValue(index), type.GetElementType()!), index);
        }

        return converted;
    }

    private static Routine Narrowed(Routine row) => new(SinglePrecision.Of(row.Method), row.Domains) { Title = row.Title, Helpers = SinglePrecision.Of(row.Helpers), Warnings = row.Warnings };

    private static IEnumerable<Routine> RowsOf<TBattery>()
        where TBattery : RoutineBattery<TBattery>, new() =>
        RoutineBattery<TBattery>.All
            .Select(row => row with { Title = typeof(TBattery).Name + row.Title, Name = row.Name })
            .Where(row => !Doubles.Contains(row.Title)
                && !row.HasOwnFile
                && !row.File.Contains("float", StringComparison.Ordinal)
                && !row.File.Contains("System.Math", StringComparison.Ordinal)
                && !row.File.Contains("(double)", StringComparison.Ordinal));
}
