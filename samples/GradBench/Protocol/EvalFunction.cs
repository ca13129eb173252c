using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace GradBench.Protocol;

/// <summary>What a function computed, and how long it took.</summary>
/// <param name="Output">What it computed.</param>
/// <param name="Prepare">The time for making the function's arguments of the input, in nanoseconds.</param>
/// <param name="Evaluate">The time of each run.</param>
public sealed record Answer(object Output, long Prepare, IReadOnlyList<long> Evaluate);

/// <summary>A function of an eval.</summary>
/// <param name="Eval">The name of the eval.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Evaluate">Computes the function of an input.</param>
public sealed record EvalFunction(string Eval, string Name, Func<JsonElement, Answer> Evaluate)
{
    /// <summary>A function whose result is written as it is.</summary>
    public static EvalFunction Of<TInput, TArguments, TOutput>(
        string eval, string name, Func<TInput, TArguments> prepare, Func<TArguments, TOutput> compute)
        where TOutput : notnull =>
        Of(eval, name, prepare, compute, output => output);

    /// <summary>A function in three parts, of which the second one is measured and repeated.</summary>
    /// <typeparam name="TInput">What the JSON of the input is read as.</typeparam>
    /// <typeparam name="TArguments">What the function computes with.</typeparam>
    /// <typeparam name="TResult">What it computes.</typeparam>
    /// <typeparam name="TOutput">What is written of that as JSON.</typeparam>
    /// <param name="eval">The name of the eval.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="prepare">Checks the input, and makes the arguments.</param>
    /// <param name="compute">The function.</param>
    /// <param name="show">Makes the output of the result.</param>
    /// <returns>The function, of JSON.</returns>
    public static EvalFunction Of<TInput, TArguments, TResult, TOutput>(
        string eval, string name, Func<TInput, TArguments> prepare, Func<TArguments, TResult> compute, Func<TResult, TOutput> show)
        where TOutput : notnull =>
        new(eval, name, json =>
        {
            Runs runs = Runs.AskedForIn(json);
            TInput input = json.Deserialize<TInput>(Json.Options) ?? throw new InputException("There is no input.");
            long start = Stopwatch.GetTimestamp();
            TArguments arguments = prepare(input);
            long preparation = Runs.NanosecondsSince(start);
            List<long> times = [];
            TResult result = runs.Repeat(() => compute(arguments), times);
            return new Answer(show(result), preparation, times);
        });
}
