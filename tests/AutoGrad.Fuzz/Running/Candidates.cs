using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Grammar;
using AutoGrad.Fuzz.Interpreting;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Random programs with arguments, of which those are kept that say something.</summary>
internal static class Candidates
{
    private const int Attempts = 20;

    /// <summary>Program number so and so of a seed: always the same one.</summary>
    public static (FuzzProgram Program, ImmutableArray<Trial> Trials) Make(ulong seed, int index, Features features)
    {
        Randomness random = Randomness.For(seed, index);
        (FuzzProgram Program, ImmutableArray<Trial> Trials) made = default;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            FuzzProgram program = ProgramGrammar.Make(random, features, index);
            made = (program, Trials(random, program.Main.Method));
            if (IsTelling(program, made.Trials))
            {
                break;
            }
        }

        return made;
    }

    public static ImmutableArray<Trial> Trials(Randomness random, Method method) =>
    [
        Trial.Make(random, method, InputStyle.Ordinary, isDifferenced: true),
        Trial.Make(random, method, InputStyle.Ordinary, isDifferenced: true),
        Trial.Make(random, method, InputStyle.Ordinary, isDifferenced: false),
        Trial.Make(random, method, InputStyle.Ordinary, isDifferenced: false),
        Trial.Make(random, method, InputStyle.Round, isDifferenced: false),
        Trial.Make(random, method, InputStyle.Round, isDifferenced: false),
        Trial.Make(random, method, InputStyle.Wild, isDifferenced: false),
    ];

    /// <summary>Whether most runs end with a number that is not huge, and some gradient is not zero.</summary>
    private static bool IsTelling(FuzzProgram program, ImmutableArray<Trial> trials)
    {
        var interpreter = new Interpreter(program);
        int ordinary = 0;
        bool hasGradient = false;
        int gradients = 0;
        foreach (Trial trial in trials)
        {
            Evaluation evaluation;
            try
            {
                evaluation = interpreter.Run(trial.Arguments, withTangents: true, isWide: false);
            }
            catch (InterpreterException)
            {
                // It runs too long.
                return false;
            }

            if (evaluation.Exception is not null || gradients++ >= 4)
            {
                continue;
            }

            List<Output> outputs = Gradients.Outputs(program.Main.Method, evaluation, trial, isBackward: true);
            ordinary += outputs.All(output => Math.Abs(output.Value.Number) < 1e8) ? 1 : 0;
            int count = Inputs.GradientCount(program.Main.Method, trial.Arguments);
            hasGradient |= Enumerable.Range(0, count).Any(input => Gradients.Expect(outputs, input) is { IsSpecified: true, Derivative: not 0 });
        }

        return ordinary >= 2 && hasGradient;
    }
}
