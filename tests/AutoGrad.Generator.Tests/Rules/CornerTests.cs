using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Rules;

/// <summary>
/// Singular and corner points of the rows, in double and in float: the exact gradient for a pull of one, and the strong zero,
/// by which a pull of zero gives zero whatever the local gradient is.
/// </summary>
public sealed class CornerTests
{
    private static readonly IReadOnlyList<Corner> All = Corners.All;

    private static readonly IReadOnlyList<Row> Rows =
    [
        .. new[] { false, true }
            .SelectMany(isSingle => All.Where(corner => corner.IsIn(isSingle)).Select(corner => corner.Method(isSingle)))
            .Distinct()
            .Select((method, number) => method.ToRow($"Corner{number}")),
    ];

    private static readonly Lazy<CompiledBattery> Compiled =
        new(() => new CompiledBattery("Corners", "", Rows, [], new CompilerSettings()));

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (bool isSingle in new[] { false, true })
            {
                foreach (Corner corner in All.Where(corner => corner.IsIn(isSingle)))
                {
                    cases.Add(corner.ToString(), isSingle);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_is_the_expected_one(string title, bool isSingle)
    {
        (Corner corner, DifferentiatedMethod method, string generated) = Find(title, isSingle);
        double[] actual = method.GradientAt(Inputs(corner, method), [1.0]);
        Assert.True(
            corner.Gradient.Length == actual.Length && corner.Gradient.Zip(actual).All(pair => IsExpected(pair.First, pair.Second, isSingle)),
            $"{corner}: expected <{string.Join(", ", corner.Gradient)}>, actual <{string.Join(", ", actual)}>{Environment.NewLine}{generated}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pull_of_zero_gives_zero(string title, bool isSingle)
    {
        (Corner corner, DifferentiatedMethod method, string generated) = Find(title, isSingle);
        foreach (double zero in new[] { 0.0, -0.0 })
        {
            double[] actual = method.GradientAt(Inputs(corner, method), [zero]);
            Assert.True(actual.All(gradient => gradient == 0), $"{corner}: <{string.Join(", ", actual)}>{Environment.NewLine}{generated}");
        }
    }

    [Fact]
    public void The_corners_are_all_different() => Assert.Distinct(All.Select(corner => (corner.ToString(), corner.In)));

    private static (Corner Corner, DifferentiatedMethod Method, string Generated) Find(string title, bool isSingle)
    {
        Corner corner = All.Single(candidate => candidate.IsIn(isSingle) && candidate.ToString() == title);
        Row row = Rows.Single(candidate => candidate.Title == corner.Method(isSingle).ToString());
        return (corner, Compiled.Value.Find(row), Compiled.Value.Generated(row));
    }

    private static object?[] Inputs(Corner corner, DifferentiatedMethod method) =>
        [.. corner.At.Zip(method.Primal.GetParameters(), (value, parameter) => Input.Convert(parameter.ParameterType == typeof(int) ? (int)value : value, parameter.ParameterType))];

    // Infinity, NaN and zero exactly; other numbers to the last digits, because a function is computed once here and once there.
    private static bool IsExpected(double expected, double actual, bool isSingle) =>
        expected.Equals(actual)
        || expected == actual
        || (double.IsFinite(expected) && expected != 0 && Math.Abs(expected - actual) <= (isSingle ? 4e-7 : 4e-16) * Math.Abs(expected));
}
