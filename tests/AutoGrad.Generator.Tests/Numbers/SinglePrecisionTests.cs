using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Constructs;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Numbers;

/// <summary>Rows of the batteries, rewritten to floats: their gradients are those of the doubles, to the precision of a float.</summary>
public sealed class SinglePrecisionTests
{
    private const int Points = 60;

    // Rows that are about double itself, or whose values are beyond a float.
    private static readonly HashSet<string> Doubles =
    [
        "ExtremeLiterals", "InfiniteLiteral", "ReassociationLosesBits", "RemainderByItself", "Remainder", "RemainderOfNegative", "LosesItsOne",
        "RepeatingLiteral", "NotANumberLiteral", "CharacterAndLongLiterals",
    ];

    private static readonly IReadOnlyList<Row> All =
    [
        .. RowsOf<Arithmetic>(), .. RowsOf<Assignments>(), .. RowsOf<Conditionals>(), .. RowsOf<ShortCircuits>(), .. RowsOf<SwitchStatements>(), .. RowsOf<SwitchExpressions>(),
        .. RowsOf<EarlyReturns>(), .. RowsOf<Deconstruction>(), .. RowsOf<EvaluationOrder>(), .. RowsOf<MathCalls>(), .. RowsOf<GatesCalls>(), .. RowsOf<TupleResults>(), .. RowsOf<Increments>(),
    ];

    private static readonly Lazy<CompiledBattery> Wide = new(() => new CompiledBattery("Wide", "", All, [], new CompilerSettings()));
    private static readonly Lazy<CompiledBattery> Narrow = new(() => new CompiledBattery("Narrow", "", All.Select(Narrowed), [], new CompilerSettings()));

    public static TheoryData<string> Titles => [.. All.Select(row => row.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Gradient_of_floats_is_that_of_doubles(string title)
    {
        Row row = All.Single(candidate => candidate.Title == title);
        DifferentiatedMethod wide = Wide.Value.Find(row);
        DifferentiatedMethod narrow = Narrow.Value.Find(Narrowed(row));
        var random = new Random(77);
        int right = 0;
        string worst = "";
        for (int point = 0; point < Points; point++)
        {
            object?[] wideInputs = [.. wide.Primal.GetParameters().Select((parameter, index) => Draw(row, index, parameter.ParameterType, random))];
            object?[] narrowInputs = [.. wideInputs.Zip(narrow.Primal.GetParameters(), (input, parameter) => Input.Convert(input, parameter.ParameterType))];
            double[] pull = [.. Enumerable.Range(0, wide.ResultCount).Select(index => 1.0 + index)];
            (Outcome wideValue, Outcome narrowValue) = (wide.Call(wideInputs), narrow.Call(narrowInputs));
            if (!wideValue.Values!.Zip(narrowValue.Values!).All(pair => IsNear(pair.First, pair.Second)))
            {
                continue; // Rounding chose another branch.
            }

            Gradients gradients = narrow.NewGradients();
            Assert.True(narrowValue.IsSameAs(narrow.CallBackward(narrowInputs, pull, gradients)), Input.Show(narrowInputs));
            double[] expected = wide.GradientAt(wideInputs, pull);
            bool isRight = expected.Zip(gradients.ToArray()).All(pair => IsNear(pair.First, pair.Second));
            right += isRight ? 1 : 0;
            worst = isRight ? worst : $"{Input.Show(narrowInputs)}: {string.Join(", ", expected)} and {gradients}";
        }

        // Next to a kink or a pole the two may differ.
        if (right < Points * 9 / 10)
        {
            Assert.Fail($"{right} of {Points}: {worst}{Environment.NewLine}{Narrow.Value.Generated(Narrowed(row))}");
        }
    }

    private static bool IsNear(double wide, double narrow) => Math.Abs(wide - narrow) <= 1e-3 * (0.1 + Math.Abs(wide));

    // Inputs that a float holds exactly.
    private static object? Draw(Row row, int index, Type type, Random random)
    {
        object? drawn = (index < row.Domains.Length ? row.Domains[index] : Domain.For(type)).Draw(random, type);
        return drawn is double number ? (double)(float)number : drawn;
    }

    private static Row Narrowed(Row row) => new(SinglePrecision.Of(row.Method), row.Domains) { Title = row.Title, Helpers = SinglePrecision.Of(row.Helpers), Warnings = row.Warnings };

    private static IEnumerable<Row> RowsOf<TBattery>()
        where TBattery : Battery<TBattery>, new() =>
        Battery<TBattery>.All
            .Where(row => row.Method.Length > 0 && !Doubles.Contains(row.Title) && !row.Method.Contains("float", StringComparison.Ordinal) && !row.Method.Contains("System.Math", StringComparison.Ordinal))
            .Select(row => row with { Title = typeof(TBattery).Name + row.Title, Name = row.Name });
}
