using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>What is recorded, against a count by hand: read out of the generated text, and weighed while it runs.</summary>
public sealed class RecordingPlanTests
{
    public static TheoryData<string> Titles => [.. RecordedPrograms.All.Keys];

    [Fact]
    public void There_are_40_programs() => Assert.True(RecordedPrograms.All.Count >= 40);

    [Theory]
    [MemberData(nameof(Titles))]
    public void Records_what_a_hand_would(string title)
    {
        RecordedProgram program = RecordedPrograms.All[title];
        var routine = new Routine(program.Method) { Helpers = program.Helpers };
        var settings = new CompilerSettings();
        GeneratorRun run = GeneratorRun.Of(CompiledRoutines.Files([routine], "Programs", "", settings, withDerivatives: true), settings);
        run.AssertClean();

        HashSet<string> variables = [.. Identifiers(program.Method), .. Identifiers(program.Helpers)];
        SyntaxTree generated = Assert.Single(run.Result.GeneratedTrees);
        string recorded = RecordedWires.Of(run.Output, generated, routine.Name, variables);
        Assert.True(program.Recorded == recorded, $"expected: {program.Recorded}\nrecorded: {recorded}\n{generated}");

        CountedRecording counted = CountedRecording.In(run, settings);
        CallableRoutine method = CompiledRoutines.Find(counted.Assembly, "Programs", routine);
        Invocation? called = null;
        (long bytes, long references) = counted.During(() => called = method.CallBackward(program.Arguments, Contents.Like(method.Call(program.Arguments).Result, () => 1), method.Gradients(program.Arguments, () => 1)));
        Assert.Null(called!.Exception);
        Assert.Equal((program.Bytes, program.References), (bytes + RecordedWires.BytesOnStack(generated, routine.Name, variables), references));
    }

    private static IEnumerable<string> Identifiers(string members) => SyntaxFactory.ParseCompilationUnit("class C { " + members + " }").DescendantNodes()
        .Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            ForEachStatementSyntax loop => loop.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => "",
        });
}
