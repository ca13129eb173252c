using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using GradBench;
using GradBench.Protocol;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>What the sample answers, in this process.</summary>
internal static class Conversation
{
    /// <summary>The answers to some messages.</summary>
    public static IReadOnlyList<JsonElement> Answers(params string[] messages) => Answers(Encoding.UTF8.GetBytes(string.Join('\n', messages) + "\n"));

    public static IReadOnlyList<JsonElement> Answers(byte[] messages)
    {
        using MemoryStream input = new(messages);
        using MemoryStream output = new();
        new Session(Evals.All, input, output).Run();
        string text = Encoding.UTF8.GetString(output.ToArray());
        return text.Length == 0 ? [] : [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The answer to a call of a function.</summary>
    public static JsonElement AnswerTo(string eval, string function, string input) => Assert.Single(Answers(Evaluate(eval, function, input)));

    public static string Evaluate(string eval, string function, string input, int id = 0) =>
        $$"""{"id":{{id}},"kind":"evaluate","module":"{{eval}}","function":"{{function}}","input":{{input}},"description":"a test"}""";

    public static void AssertSucceeded(JsonElement answer) =>
        Assert.True(answer.GetProperty("success").GetBoolean(), answer.TryGetProperty("error", out JsonElement error) ? error.GetString() : null);

    public static void AssertRefused(JsonElement answer, string reason)
    {
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Contains(reason, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("output", out _));
        Assert.False(answer.TryGetProperty("timings", out _));
    }
}
