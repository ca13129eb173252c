using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The sample answers every reference case as GradBench's own tools do.</summary>
public class ReferenceCaseTests
{
    /// <summary>Relative to the largest entry of the same array; GradBench itself asks for 1e-4.</summary>
    private const double Tolerance = 1e-10;

    public static TheoryData<string, string, string> Cases()
    {
        TheoryData<string, string, string> cases = [];
        foreach (ReferenceCase reference in ReferenceCases.All)
        {
            cases.Add(reference.Eval, reference.Function, reference.Description);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers_as_the_reference_does(string eval, string function, string description)
    {
        ReferenceCase reference = ReferenceCases.Named(eval, function, description);
        JsonElement answer = Conversation.AnswerTo(eval, function, reference.Input.GetRawText());

        Conversation.AssertSucceeded(answer);
        AssertEqual(reference.Output, answer.GetProperty("output"), "output");
    }

    [Fact]
    public void There_are_cases_of_all_functions()
    {
        Assert.Equal(50, ReferenceCases.All.Count);
        Assert.Equal(
            global::GradBench.Evals.All.Select(function => (function.Eval, function.Name)).Order(),
            ReferenceCases.All.Select(reference => (reference.Eval, reference.Function)).Distinct().Order());
    }

    /// <summary>The same keys, the same lengths, the same integers, and numbers that are close.</summary>
    private static void AssertEqual(JsonElement expected, JsonElement actual, string path)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        if (expected.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(Names(expected), Names(actual));
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                AssertEqual(property.Value, actual.GetProperty(property.Name), $"{path}.{property.Name}");
            }

            return;
        }

        Assert.Equal(Shape(expected), Shape(actual));
        double[] expectedNumbers = [.. Numbers(expected)];
        double[] actualNumbers = [.. Numbers(actual)];
        double largest = expectedNumbers.Max(Math.Abs);
        bool areIntegers = path.EndsWith(".rows", StringComparison.Ordinal) || path.EndsWith(".cols", StringComparison.Ordinal)
            || path.EndsWith(".repeated", StringComparison.Ordinal);
        for (int i = 0; i < expectedNumbers.Length; i++)
        {
            double distance = Math.Abs(expectedNumbers[i] - actualNumbers[i]);
            Assert.True(
                distance <= (areIntegers ? 0 : Tolerance * largest),
                $"Number {i} of {path} is {actualNumbers[i]:R} instead of {expectedNumbers[i]:R}.");
        }
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    /// <summary>The brackets alone, with the number of elements between them.</summary>
    private static string Shape(JsonElement element) => element.ValueKind != JsonValueKind.Array
        ? ""
        : $"[{element.GetArrayLength()}{string.Concat(element.EnumerateArray().Select(Shape))}]";

    private static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Numbers)
        : [element.GetDouble()];
}
