using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        AutoGrad.Fuzz: writes random differentiable programs and checks their generated gradients.

          --programs N        how many programs (300)
          --seed S            the seed; the same seed writes the same programs (7)
          --features F        scalars or all (all)
          --shrink            make each failing program as small as it gets, and print it as a test
          --prove             plant defects in the generated code, one kind at a time, and see that each is found
          --only I            run program I of the seed alone, and print it with what was generated
          --first I           begin with program I
          --batch N           programs in one compilation, at most (250)
          --workers N         batches at the same time (as many as there are processors)
          --failures N        stop after so many failing programs (10)
          --refusals          count what the generator refuses as failing, and shrink it
          --print             print every program
          --help              this text
          --reference         leave the generator out: check the fuzzer's own interpreter
        """;

    public int Programs { get; init; } = 300;

    public ulong Seed { get; init; } = 7;

    public Features Features { get; init; } = Features.All;

    public bool IsShrinking { get; init; }

    public bool IsProving { get; init; }

    public int? Only { get; init; }

    public int First { get; init; }

    public int Batch { get; init; } = 250;

    public int Workers { get; init; } = Environment.ProcessorCount;

    public int Failures { get; init; } = 10;

    public bool IsRefusalFailure { get; init; }

    public bool IsPrinting { get; init; }

    public bool IsReference { get; init; }

    /// <summary>Generated code is written in C# 9; so are the programs, as long as their constructs are that old.</summary>
    public LanguageVersion Version => Features == Features.Scalars ? LanguageVersion.CSharp9 : LanguageVersion.Latest;

    /// <summary>The first and the last program of each batch, the last not included.</summary>
    public IReadOnlyList<(int Start, int End)> Batches
    {
        get
        {
            int first = Only ?? First;
            int end = Only + 1 ?? First + Programs;
            int size = Math.Clamp((end - first + Workers - 1) / Workers, 1, Batch);
            return [.. Enumerable.Range(0, (end - first + size - 1) / size).Select(index => (first + index * size, Math.Min(end, first + (index + 1) * size)))];
        }
    }

    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            string Next() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value");
            int Number() => int.Parse(Next(), CultureInfo.InvariantCulture);
            options = arguments[i] switch
            {
                "--programs" => options with { Programs = Number() },
                "--seed" => options with { Seed = ulong.Parse(Next(), CultureInfo.InvariantCulture) },
                "--features" => options with { Features = FeaturesOf(Next()) },
                "--shrink" => options with { IsShrinking = true },
                "--prove" => options with { IsProving = true },
                "--only" => options with { Only = Number() },
                "--first" => options with { First = Number() },
                "--batch" => options with { Batch = Number() },
                "--workers" => options with { Workers = Number() },
                "--failures" => options with { Failures = Number() },
                "--refusals" => options with { IsRefusalFailure = true },
                "--print" => options with { IsPrinting = true },
                "--reference" => options with { IsReference = true },
                var unknown => throw new FormatException($"unknown option {unknown}"),
            };
        }

        return options;
    }

    private static Features FeaturesOf(string name) => name switch
    {
        "scalars" => Features.Scalars,
        "all" => Features.All,
        _ => Enum.Parse<Features>(name, ignoreCase: true),
    };
}
