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
/// Every row of the rule table, in double and in float: a method that is this one gate is differentiated, and its gradient
/// compared with numeric differentiation, with a closed form that is written independently, and with the row's own text.
/// </summary>
public sealed class RuleTableTests
{
    private const int Points = 20;

    private static readonly IReadOnlyList<Row> AllRows =
    [
        .. RuleTable.Rows.Select((rule, number) => ToRow(rule, isSingle: false, $"Double{number}")),
        .. RuleTable.Rows.Select((rule, number) => ToRow(rule, isSingle: true, $"Single{number}")),
    ];

    private static readonly Lazy<CompiledBattery> Compiled =
        new(() => new CompiledBattery("RuleRows", "", AllRows, [], new CompilerSettings()));

    public static TheoryData<string, bool> Cases => ToCases(RuleTable.Rows);

    public static TheoryData<string, bool> ZeroCases => ToCases(RuleTable.Rows.Where(rule => rule.IsZero));

    public static TheoryData<string> Gates => [.. RuleTable.Rows.Select(rule => rule.Signature)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_is_the_numeric_one(string gate, bool isSingle)
    {
        (Row row, DifferentiatedMethod method) = Find(gate, isSingle);
        if (gate == "Gates.Detach(x)")
        {
            // The one gate whose gradient is not its derivative.
            Assert.All(PointsOf(row, method), inputs => Assert.Equal(ToDouble(inputs[0]), method.Call(inputs).Values![0]));
            return;
        }

        new RowCheck(row, method, () => Compiled.Value.Generated(row)).Run();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_is_the_closed_form(string gate, bool isSingle)
    {
        (Row row, DifferentiatedMethod method) = Find(gate, isSingle);
        if (GatePoints.Of(gate).Derivatives is not { } derivatives)
        {
            Assert.True(Rule(gate).IsZero, $"{gate} has no closed form in {nameof(GatePoints)}: write one that is not the table's.");
            return;
        }

        (double relative, double absolute) = isSingle || method.IsSingle ? (5e-6, 5e-7) : (1e-13, 1e-15);
        foreach (object?[] inputs in PointsOf(row, method))
        {
            double[] expected = derivatives([.. inputs.Select(ToDouble)]);
            double[] actual = method.GradientAt(inputs);
            bool isNear = expected.Length == actual.Length
                && expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= relative * Math.Abs(pair.First) + absolute);
            Assert.True(
                isNear,
                $"{gate}{Input.Show(inputs)}: <{string.Join(", ", expected)}> by the closed form, <{string.Join(", ", actual)}> as generated:"
                + Environment.NewLine + Compiled.Value.Generated(row));
        }
    }

    [Theory]
    [MemberData(nameof(ZeroCases))]
    public void Zero_rows_pass_exactly_nothing(string gate, bool isSingle)
    {
        (Row row, DifferentiatedMethod method) = Find(gate, isSingle);
        object?[] further = [.. PointsOf(row, method).First().Skip(1)];
        IEnumerable<object?[]> troubling = Input.AllTroubling(isSingle ? typeof(float) : typeof(double))
            .Select(value => (object?[])[value, .. further])
            .Where(inputs => method.Call(inputs).Exception is null);
        foreach (object?[] inputs in PointsOf(row, method).Concat(troubling))
        {
            Assert.All(method.GradientAt(inputs), gradient => Assert.Equal(0, gradient));
        }
    }

    /// <summary>The text of a row is right by itself, whether or not the source can say the gate so that the table is asked.</summary>
    [Theory]
    [MemberData(nameof(Gates))]
    public void Local_gradients_are_the_numeric_ones(string gate)
    {
        (Row row, DifferentiatedMethod method) = Find(gate, isSingle: false);
        for (int index = 0; index < method.Active.Count; index++)
        {
            int parameter = method.Active[index];
            if (LocalMethod(method, parameter) is not { } local)
            {
                Assert.Null(Rule(gate).Locals[parameter]);
                continue;
            }

            int compared = 0;
            foreach (object?[] inputs in PointsOf(row, method))
            {
                (double numeric, double error) = NumericDerivative.Of(
                    shifted => method.Call([.. inputs.Select((input, other) => other == parameter ? shifted : input)]).Values![0],
                    (double)inputs[parameter]!,
                    method.IsSingle);
                double actual = (double)local.Invoke(null, inputs)!;
                if (error <= (method.IsSingle ? 1e-4 : 1e-7) * (1 + Math.Abs(numeric)))
                {
                    compared++;
                    Assert.True(
                        Math.Abs(actual - numeric) <= 10 * error + (method.IsSingle ? 1e-3 : 1e-6) * Math.Abs(numeric) + 1e-10,
                        $"{gate}{Input.Show(inputs)}, operand {parameter}: {numeric:R} by differences, {actual:R} by the row.");
                }
            }

            Assert.True(compared >= Points / 2, $"{gate} has too few ordinary points in {nameof(GatePoints)}.");
        }
    }

    [Fact]
    public void The_points_are_of_rows_that_exist()
    {
        Assert.Subset(RuleTable.Rows.Select(rule => rule.Signature).ToHashSet(), GatePoints.Gates.ToHashSet());
        Assert.Distinct(RuleTable.Rows.Select(rule => rule.Signature));
    }

    private static Rule Rule(string gate) => RuleTable.Rows.Single(rule => rule.Signature == gate);

    private static (Row Row, DifferentiatedMethod Method) Find(string gate, bool isSingle)
    {
        Row row = AllRows.Single(candidate => candidate.Title == new GateMethod(gate, isSingle).ToString());
        return (row, Compiled.Value.Find(row));
    }

    private static TheoryData<string, bool> ToCases(IEnumerable<Rule> rules)
    {
        var cases = new TheoryData<string, bool>();
        foreach (Rule rule in rules)
        {
            cases.Add(rule.Signature, false);
            cases.Add(rule.Signature, true);
        }

        return cases;
    }

    private static Row ToRow(Rule rule, bool isSingle, string typeName)
    {
        Row row = new GateMethod(rule.Signature, isSingle).ToRow(typeName, GatePoints.Of(rule.Signature).Domains);
        return isSingle ? row : row with { Helpers = string.Join(Environment.NewLine, LocalMethods(rule, row)) };
    }

    private static IEnumerable<string> LocalMethods(Rule rule, Row row)
    {
        string parameters = row.Method[row.Method.IndexOf('(', StringComparison.Ordinal)..(row.Method.IndexOf(") =>", StringComparison.Ordinal) + 1)];
        string[] operands = [.. rule.Parameters.Where(name => char.IsLetter(name[0]))];
        return Enumerable.Range(0, rule.Locals.Count).Where(index => rule.Locals[index] is not null).Select(index =>
            $$"""
              public static double Local{{index}}{{parameters}}
              {
                  double y = {{GateMethod.Name}}({{string.Join(", ", operands)}});
                  return {{RuleText.Of(rule, index)}};
              }
              """).Append("private static double tie(double a, double b) => a == b ? 0.5 : double.NaN;");
    }

    private static MethodInfo? LocalMethod(DifferentiatedMethod method, int parameter) =>
        method.Primal.DeclaringType!.GetMethod($"Local{parameter}");

    private static IEnumerable<object?[]> PointsOf(Row row, DifferentiatedMethod method)
    {
        var random = new Random(7);
        ParameterInfo[] parameters = method.Primal.GetParameters();
        for (int point = 0; point < Points; point++)
        {
            yield return
            [
                .. parameters.Select((parameter, index) =>
                    (index < row.Domains.Length ? row.Domains[index] : Domain.For(parameter.ParameterType)).Draw(random, parameter.ParameterType)),
            ];
        }
    }

    private static double ToDouble(object? input) => Convert.ToDouble(input, CultureInfo.InvariantCulture);
}
