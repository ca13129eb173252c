using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using AutoGrad.Generator.Rules;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>
/// The library's gradient check against the rule table: with the local gradients as the table has them it raises no alarm, and with one of them
/// wrong, in any of the ways of <see cref="RuleMutants"/>, it names the operand.
/// </summary>
public sealed class CheckerTests
{
    private const int Points = 6;

    // A mutant that changes a derivative by less than this part of it is none. The checker itself tolerates a millionth, and a thousandth in single precision.
    private const double Change = 1e-5;
    private const double ChangeInSinglePrecision = 5e-3;

    // Nor is one whose effect on the value is no more than so many roundings of it: an operand that hardly contributes.
    private const double Roundings = 1000;

    private static readonly IReadOnlyList<Row> AllRows =
    [
        .. RuleTable.Rows.Select((rule, number) => ToRow(rule, $"Double{number}")),
        .. RuleTable.Rows.Select((rule, number) => new GateMethod(rule.Signature, IsSingle: true).ToRow($"Single{number}", GatePoints.Of(rule.Signature).Domains)),
    ];

    private static readonly Lazy<CompiledBattery> Compiled = new(() => new CompiledBattery("CheckedRules", "", AllRows, [], new CompilerSettings()));

    // The gate whose gradient is meant not to be its derivative.
    private const string Detach = "Gates.Detach(x)";

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (Rule rule in RuleTable.Rows.Where(rule => rule.Signature != Detach))
            {
                cases.Add(rule.Signature, false);
                cases.Add(rule.Signature, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_alarm_is_raised(string gate, bool isSingle)
    {
        var checkedGate = new CheckedGate(gate, isSingle);
        foreach (object?[] point in checkedGate.Points)
        {
            GradientReport report = checkedGate.Check(point, checkedGate.TrueLocals(point));
            Assert.True(report.IsRight, $"{gate}{Input.Show(point)}: {report}");
            if (!isSingle)
            {
                Assert.True(report.Comparisons.All(comparison => comparison.Verdict == GradientVerdict.Right), $"{gate}{Input.Show(point)}: {report}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_mutant_is_found(string gate, bool isSingle)
    {
        var checkedGate = new CheckedGate(gate, isSingle);
        for (int operand = 0; operand < checkedGate.Reals.Count; operand++)
        {
            int found = 0;
            foreach (MethodInfo mutant in checkedGate.Mutants(operand))
            {
                foreach (object?[] point in checkedGate.Points)
                {
                    double[] locals = checkedGate.TrueLocals(point);
                    double right = locals[operand];
                    locals[operand] = checkedGate.Local(mutant, point);
                    double change = Math.Abs(locals[operand] - right);
                    if (change <= (isSingle ? ChangeInSinglePrecision : Change) * Math.Max(Math.Abs(right), Math.Abs(locals[operand]))
                        || change * checkedGate.SizeOf(operand, point) <= Roundings * checkedGate.RoundingAt(point))
                    {
                        continue;
                    }

                    GradientReport report = checkedGate.Check(point, locals);
                    found++;
                    Assert.True(
                        report.Comparisons.Where(comparison => comparison.Verdict == GradientVerdict.Wrong).Select(comparison => comparison.Index).SequenceEqual([operand]),
                        $"{gate}{Input.Show(point)}, {mutant.Name}, {locals[operand]:R} instead of {right:R}: {report}");
                }
            }

            Assert.True(found >= Points / 2, $"{gate}, operand {operand}: {found} mutants only change anything.");
        }
    }

    /// <summary>A gradient that was stopped on purpose is not that of the function, and the check says so.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_detached_gradient_is_not_that_of_the_function(bool isSingle)
    {
        var checkedGate = new CheckedGate(Detach, isSingle);
        Assert.All(checkedGate.Points, point => Assert.False(checkedGate.Check(point, checkedGate.TrueLocals(point)).IsRight));
    }

    private static Row ToRow(Rule rule, string typeName)
    {
        Row row = new GateMethod(rule.Signature, IsSingle: false).ToRow(typeName, GatePoints.Of(rule.Signature).Domains);
        return row with { Helpers = string.Join(Environment.NewLine, LocalMethods(rule, row)) };
    }

    private static IEnumerable<string> LocalMethods(Rule rule, Row row)
    {
        string parameters = row.Method[row.Method.IndexOf('(', StringComparison.Ordinal)..(row.Method.IndexOf(") =>", StringComparison.Ordinal) + 1)];
        string[] operands = [.. rule.Parameters.Where(name => char.IsLetter(name[0]))];
        for (int operand = 0; operand < rule.Locals.Count; operand++)
        {
            yield return Method($"Local{operand}", rule.Locals[operand] ?? new RuleNumber(0));
            foreach (var (mutant, number) in RuleMutants.Of(rule, operand).Select((mutant, number) => (mutant, number)))
            {
                yield return Method($"Local{operand}Mutant{number}", mutant);
            }
        }

        yield return "private static double tie(double a, double b) => a == b ? 0.5 : double.NaN;";

        string Method(string name, RuleExpression local) => $$"""
            public static double {{name}}{{parameters}}
            {
                double y = {{GateMethod.Name}}({{string.Join(", ", operands)}});
                return {{GateMethod.InDoubles(RuleText.Of(local, rule))}};
            }
            """;
    }

    /// <summary>A gate as a function of those of its operands that have a gradient; the others stay as they are at the point.</summary>
    private sealed class CheckedGate
    {
        private readonly DifferentiatedMethod _method;
        private readonly Type _locals;
        private readonly Row _row;
        private readonly bool _isSingle;

        public CheckedGate(string gate, bool isSingle)
        {
            _isSingle = isSingle;
            _row = Find(gate, isSingle);
            _method = Compiled.Value.Find(_row);
            _locals = Compiled.Value.Find(Find(gate, isSingle: false)).Primal.DeclaringType!;

            static Row Find(string gate, bool isSingle) => AllRows.Single(row => row.Title == new GateMethod(gate, isSingle).ToString());
        }

        public IReadOnlyList<int> Reals => _method.Active;

        public IEnumerable<object?[]> Points
        {
            get
            {
                var random = new Random(11);
                ParameterInfo[] parameters = _method.Primal.GetParameters();
                return Draws().Where(point => !IsAtJump(point)).Take(CheckerTests.Points);

                IEnumerable<object?[]> Draws()
                {
                    while (true)
                    {
                        yield return [.. parameters.Select((parameter, index) =>
                            (index < _row.Domains.Length ? _row.Domains[index] : Domain.For(parameter.ParameterType)).Draw(random, parameter.ParameterType))];
                    }
                }
            }
        }

        /// <summary>So close to a jump of a remainder that single precision does not tell on which side the point is.</summary>
        private bool IsAtJump(object?[] point)
        {
            if (_row.Title[.._row.Title.IndexOf(", ", StringComparison.Ordinal)] is not "a % b")
            {
                return false;
            }

            double quotient = Convert.ToDouble(point[0], CultureInfo.InvariantCulture) / Convert.ToDouble(point[1], CultureInfo.InvariantCulture);
            return Math.Abs(quotient - Math.Round(quotient)) < 0.01;
        }

        public IEnumerable<MethodInfo> Mutants(int operand) =>
            _locals.GetMethods().Where(method => method.Name.StartsWith($"Local{Reals[operand]}Mutant", StringComparison.Ordinal));

        public double SizeOf(int operand, object?[] point) => Math.Abs(Convert.ToDouble(point[Reals[operand]], CultureInfo.InvariantCulture));

        public double RoundingAt(object?[] point) => (_isSingle ? 1.2e-7 : 2.2e-16) * Math.Abs(_method.Call(point).Values![0]);

        public double[] TrueLocals(object?[] point) => [.. Reals.Select(operand => Local(_locals.GetMethod($"Local{operand}")!, point))];

        public double Local(MethodInfo method, object?[] point) =>
            (double)method.Invoke(null, [.. point.Select(input => input is float number ? (double)number : input)])!;

        public GradientReport Check(object?[] point, double[] locals)
        {
            double[] at = [.. Reals.Select(operand => Convert.ToDouble(point[operand], CultureInfo.InvariantCulture))];
            if (!_isSingle)
            {
                return GradientCheck.Of(x => ValueAt(x), (_, gradient) => { locals.CopyTo(gradient); return 0; }, at);
            }

            float[] singles = Array.ConvertAll(at, number => (float)number);
            float[] singleLocals = Array.ConvertAll(locals, number => (float)number);
            return GradientCheck.Of(
                (x, gradient) =>
                {
                    singleLocals.CopyTo(gradient);
                    return (float)ValueAt(Array.ConvertAll(x.ToArray(), number => (double)number));
                },
                singles);

            double ValueAt(ReadOnlySpan<double> x)
            {
                object?[] inputs = [.. point];
                for (int i = 0; i < x.Length; i++)
                {
                    inputs[Reals[i]] = Input.Convert(x[i], point[Reals[i]]!.GetType());
                }

                return _method.Call(inputs) is { Exception: null } outcome ? outcome.Values![0] : double.NaN;
            }
        }
    }
}
