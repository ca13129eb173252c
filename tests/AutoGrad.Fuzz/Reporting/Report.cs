using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>What a campaign did: shares, counts, reasons, time.</summary>
internal sealed class Report
{
    private const int LineLength = 140;

    /// <summary>Beyond these shares a campaign without failures says too little.</summary>
    private const double MaximumRefused = 0.05;
    private const double MinimumWithGradient = 0.5;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<string, int> _constructs = [];
    private readonly Dictionary<string, int> _refusals = [];
    private readonly Dictionary<string, string> _firstRefused = [];
    private readonly List<string> _invalid = [];
    private readonly Measures _measures = new();
    private int _programs;
    private int _refused;
    private int _withGradient;

    public List<Verdict> Failures { get; } = [];

    /// <summary>Whether nothing failed, and enough was looked at for that to mean something.</summary>
    public bool IsGood(Options options)
    {
        bool isEnough = options.Only is not null || options.IsReference
            || (_refused <= MaximumRefused * _programs && _withGradient >= MinimumWithGradient * _programs);
        return Failures.Count == 0 && isEnough;
    }

    public void Add(Verdict verdict)
    {
        _programs++;
        foreach (string construct in verdict.Program.Descendants().Select(node => node.Construct).OfType<string>())
        {
            Count(_constructs, construct);
        }

        foreach (string construct in StructPrinter.All(verdict.Program).SelectMany(whole => whole.Fields).SelectMany(field => field.Field!.Constructs))
        {
            Count(_constructs, construct);
        }

        _measures.Add(verdict.Measures);
        _withGradient += verdict.Measures.HasGradient ? 1 : 0;
        switch (verdict.Kind)
        {
            case VerdictKind.Refused:
                _refused++;
                foreach (string reason in verdict.Reasons.Distinct())
                {
                    Count(_refusals, reason);
                    _firstRefused.TryAdd(reason, verdict.Program.Name[1..]);
                }

                break;
            case VerdictKind.Invalid:
                _invalid.Add($"{verdict.Program.Name}: {verdict.Reasons[0]}");
                break;
            case VerdictKind.Failed:
                Failures.Add(verdict);
                break;
            default:
                break;
        }
    }

    public void Write(TextWriter output, Options options)
    {
        output.WriteLine($"seed {options.Seed}, features {options.Features}: {_programs} programs in {_watch.Elapsed.TotalSeconds:F1} s");
        output.WriteLine($"  refused by diagnostic   {Share(_refused)}");
        output.WriteLine($"  not valid C#            {Share(_invalid.Count)}");
        output.WriteLine($"  with non-zero gradient  {Share(_withGradient)}");
        output.WriteLine($"  gradients compared      {_measures.Compared} with dual numbers ({_measures.Unspecified} unspecified), {_measures.Differenced} with differences");
        output.WriteLine($"  exceptions compared     {_measures.Exceptions} ({_measures.OtherExceptions} times another one of the same statement)");
        output.WriteLine($"  misuses tried           {_measures.Misuses}");
        output.WriteLine($"  failures                {Failures.Count}{(Failures.Count == 0 && !IsGood(options) ? ", but too little was compared" : "")}");
        foreach (IGrouping<FailureKind, Verdict> group in Failures.GroupBy(verdict => verdict.Failure!.Kind))
        {
            output.WriteLine($"    {group.Key}: {string.Join(", ", group.Select(verdict => verdict.Program.Name[1..]))}");
        }

        foreach ((string reason, int count) in _refusals.OrderByDescending(pair => pair.Value))
        {
            output.WriteLine($"  {count,7}  refused, first program {_firstRefused[reason]}: {reason}");
        }

        foreach (string invalid in _invalid.Take(5))
        {
            output.WriteLine($"  invalid {invalid}");
        }

        output.WriteLine("  constructs, and how often");
        string line = "   ";
        foreach ((string name, int count) in _constructs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string item = $" {name} {count};";
            if (line.Length + item.Length > LineLength)
            {
                output.WriteLine(line);
                line = "   ";
            }

            line += item;
        }

        output.WriteLine(line);
    }

    private static void Count(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private string Share(int count) => $"{count} ({(_programs == 0 ? 0 : 100.0 * count / _programs):F1} %)";
}
