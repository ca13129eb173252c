using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>
/// Every routine once more, as a callee: a marked method calls it twice, in a loop, on the same arguments, and uses what it returns. So each construct
/// is seen inlined or with an augmented forward and a backward method of its own, on buffers that an earlier call has already written.
/// </summary>
public sealed class CalledRoutineTests
{
    // A callee's own span over memory of its own: inlined into a loop it is one that the loop assigns, which is refused.
    private static readonly string[] Refused =
    [
        "StackOrHeap", "StackOrParameter", "ReadOnlyOfStack", "StackPartFromCallee", "StackSpanResliced", "StackSpanReslicedOnBothSides", "StackReslicedInSwitch",
        "StackSpanSlicedInBranch", "StackSpanBehindAReturnInABranch", "ArrayChosenThenSpanReslicedInLoop",
    ];

    private static readonly IReadOnlyList<Routine> All =
    [
        .. Called<ForLoops>(), .. Called<WhileLoops>(), .. Called<LoopExits>(), .. Called<ArrayElements>(), .. Called<NewArrays>(), .. Called<JaggedArraysAndGrids>(),
        .. Called<SpanOperations>(), .. Called<ReassignedBuffers>(), .. Called<ConstantBuffers>(), .. Called<ReferenceParameters>(), .. Called<ArrayResults>(), .. Called<BufferCalls>(),
        .. Called<CallPatterns>(), .. Called<Recursion>(), .. Called<RecordedValues>(), .. Called<IndependentPasses>(), .. Called<OverwrittenLater>(), .. Called<NastyCombinations>(),
        .. Called<Traps>(), .. Called<LocalFunctionsAndLambdas>(), .. Called<RecursiveLocalFunctions>(), .. Called<LambdasHandedOn>(), .. Called<MovedRows>(), .. Called<ArraysHandedBack>(), .. Called<FinallyAndUsing>(),
        .. Called<LibrariesLinearAlgebra>(), .. Called<LibrariesMatrices>(), .. Called<LibrariesFunctions>(), .. Called<LibrariesIntegration>(), .. Called<LibrariesRoots>(),
        .. Called<LibrariesSignals>(), .. Called<LibrariesStatistics>(),
    ];

    private static readonly Lazy<CompiledRoutines> Compiled = new(() => new CompiledRoutines("CalledRoutines", "", All, new CompilerSettings()));

    public static TheoryData<string> Titles => [.. All.Select(row => row.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_differentiated(string title)
    {
        Routine row = All.Single(candidate => candidate.Title == title);
        new RoutineCheck(row, Compiled.Value.Find(row), () => Compiled.Value.Generated(row)).Run(withTrouble: false);
    }

    private static IEnumerable<Routine> Called<TBattery>()
        where TBattery : RoutineBattery<TBattery>, new() =>
        RoutineBattery<TBattery>.All
            .Where(row => !row.HasOwnFile && row.Warnings.Length == 0 && !Refused.Contains(row.Title))
            .Select(row => Caller(row, typeof(TBattery).Name));

    private static Routine Caller(Routine row, string battery)
    {
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(row.Method)!;
        string result = method.ReturnType.ToString();
        string arguments = string.Join(", ", method.ParameterList.Parameters.Select(parameter => $"{Modifier(parameter)}{parameter.Identifier.Text}"));
        string call = $"{row.Name}({arguments})";
        string head = call.Contains("out ", StringComparison.Ordinal) ? "int pass = 0; do" : "for (int pass = 0; pass < 2; pass++)";
        string tail = call.Contains("out ", StringComparison.Ordinal) ? " while (++pass < 2);" : "";
        string body = result switch
        {
            "void" => $"{head} {{ {call}; }}{tail}",
            "double" or "float" => $"{result} total = 1; {head} {{ total = total * 0.5f + {call}; }}{tail} return total;",
            _ => $"{result} last = {call}; {head} {{ last = {call}; }}{tail} return last;",
        };
        return row with
        {
            Title = battery + row.Title,
            Name = "CallsTwice",
            Method = $"{result} CallsTwice{method.ParameterList} {{ {body} }}",
            Helpers = "private static " + row.Method + Environment.NewLine + row.Helpers,
            Exact = null,
            Points = Math.Min(row.Points, 4),
        };
    }

    // An argument needs to say where its parameter is written.
    private static string Modifier(ParameterSyntax parameter) =>
        parameter.Modifiers.Any(SyntaxKind.RefKeyword) ? "ref " : parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? "out " : "";
}
