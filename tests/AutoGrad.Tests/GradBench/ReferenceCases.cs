using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GradBench.Protocol;

namespace AutoGrad.Tests;

/// <summary>An input of one of GradBench's functions, and its output.</summary>
public sealed record ReferenceCase(string Eval, string Function, string Description, JsonElement Input, JsonElement Output)
{
    /// <summary>The input, as the sample reads it.</summary>
    public T InputAs<T>() => Input.Deserialize<T>(Json.Options)!;
}

/// <summary>The cases in the folder Cases.</summary>
public static class ReferenceCases
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<ReferenceCase> All { get; } =
        [.. new[] { "hello", "gmm", "lstm", "ba", "ht", "kmeans", "lse", "llsq" }.SelectMany(Read)];

    public static ReferenceCase Named(string eval, string function, string description) =>
        All.Single(@case => @case.Eval == eval && @case.Function == function && @case.Description == description);

    private static IEnumerable<ReferenceCase> Read(string eval)
    {
        using Stream stream = typeof(ReferenceCases).Assembly.GetManifestResourceStream(eval + ".jsonl")
            ?? throw new InvalidOperationException($"There are no cases of {eval}.");
        using StreamReader reader = new(stream);
        List<ReferenceCase> cases = [];
        while (reader.ReadLine() is { } line)
        {
            cases.Add(JsonSerializer.Deserialize<ReferenceCase>(line, s_options)!);
        }

        return cases;
    }
}
