using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Reporting;

/// <summary>What a campaign did: shares, counts, reasons, time.</summary>
internal sealed class Report
{
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

    public void Add(Verdict verdict)
    {
        _programs++;
        foreach (string construct in verdict.Program.Descendants().Select(node => node.Construct).OfType<string>())
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
        output.WriteLine($"  exceptions compared     {_measures.Exceptions}");
        output.WriteLine($"  failures                {Failures.Count}");
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

        output.WriteLine("  constructs");
        foreach ((string name, int count) in _constructs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"    {count,7}  {name}");
        }
    }

    private static void Count(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private string Share(int count) => $"{count} ({(_programs == 0 ? 0 : 100.0 * count / _programs):F1} %)";
}
