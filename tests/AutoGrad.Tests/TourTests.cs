using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Tour;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The numbers of the Tour, asked of its lessons and not of what it prints.</summary>
public class TourTests
{
    [Fact]
    public void One_gate_is_improved_by_search_and_by_the_gradient()
    {
        OneGateNumbers numbers = OneGate.Teach(SilentPage());

        Assert.Equal(-6.0, numbers.Value);
        Assert.True(numbers.SearchedValue > -6.0);
        Assert.Equal(3.0, numbers.NumericX, 1e-6);
        Assert.Equal(-2.0, numbers.NumericY, 1e-6);
        Assert.Equal(3.0, numbers.GeneratedX);
        Assert.Equal(-2.0, numbers.GeneratedY);
        Assert.Equal(-5.87, numbers.ValueAfterStep, 0.005);
    }

    [Fact]
    public void Random_search_finds_the_same_point_every_time() =>
        Assert.Equal(OneGate.Teach(SilentPage()), OneGate.Teach(SilentPage()));

    [Fact]
    public void Two_gates_pass_the_gradient_along()
    {
        TwoGatesNumbers numbers = TwoGates.Teach(SilentPage());

        Assert.Equal(-12.0, numbers.Value);
        Assert.Equal([-4.0, -4.0, 3.0], numbers.Generated);
        Assert.Equal([-4.0, -4.0, 3.0], numbers.Chained);
        AssertNear([-4.0, -4.0, 3.0], numbers.Numeric, 1e-6);
        Assert.Equal(-11.59, numbers.ValueAfterStep, 0.005);
    }

    [Fact]
    public void The_neuron_has_one_gradient_however_its_sigmoid_is_written()
    {
        double[] expected = [-0.105, 0.315, 0.105, 0.105, 0.210];
        NeuronNumbers numbers = Neuron.Teach(SilentPage());

        Assert.Equal(0.8808, numbers.Value, 0.00005);
        Assert.Equal(0.8808, numbers.ValueSpelledOut, 0.00005);
        AssertNear(expected, numbers.Generated, 0.0005);
        AssertNear(expected, numbers.GeneratedSpelledOut, 0.0005);
        AssertNear(numbers.Generated, numbers.GeneratedSpelledOut, 1e-14);
        AssertNear(numbers.Generated, numbers.Numeric, 1e-6);
        Assert.InRange(numbers.ValueAfterStep, 0.8825, 0.8826);
    }

    [Fact]
    public void Every_exercise_is_in_the_lesson()
    {
        string[] formulas = Exercises.Teach(SilentPage()).Select(exercise => exercise.Formula).Distinct().ToArray();

        Assert.Equal(
            [
                "a * b", "a + b", "a + b + c", "a * b + c", "sig(q), q = a * x + b * y + c", "a * a",
                "a * a + b * b + c * c", "Pow((a * b + c) * d, 2)", "1 / a", "(a + b) / (c + d)",
                "max(a, b)", "max(a, 0)",
            ],
            formulas);
    }

    [Fact]
    public void Every_exercise_agrees_with_its_derivation_by_hand_and_with_the_numeric_gradient() =>
        Assert.All(
            Exercises.Teach(SilentPage()),
            exercise =>
            {
                Assert.NotEmpty(exercise.Generated);
                AssertNear(exercise.ByHand, exercise.Generated, 1e-14);
                AssertNear(exercise.Numeric, exercise.Generated, 1e-6);
            });

    [Fact]
    public void The_whole_tour_holds_what_it_prints()
    {
        Page page = SilentPage();
        TeachAll(page);

        Assert.Equal(0, page.Wrong);
        Assert.True(page.Compared > 100);
    }

    [Fact]
    public void A_wrong_number_is_marked_and_counted()
    {
        using StringWriter writer = new();
        Page page = new(writer);
        page.Result("a result", 1.0, 1.1, 0.05);
        page.Result("not a number", double.NaN, 1.0, 0.05);
        page.Improvement("no improvement", 1.0, 1.0);
        page.Table(["a row"], new Column("first", [1.0]), new Column("second", [1.0]), new Column("third", [2.0]));

        Assert.Equal(4, page.Wrong);
        Assert.Equal(5, page.Compared);
        Assert.Equal(4, writer.ToString().Split("WRONG").Length - 1);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_tour_reads_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string invariant = Printed();
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(invariant, Printed());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_line_is_wider_than_a_terminal() =>
        Assert.All(Printed().Split(Environment.NewLine), line => Assert.True(line.Length <= 80, line));

    private static Page SilentPage() => new(TextWriter.Null);

    private static string Printed()
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        TeachAll(new Page(writer));
        return writer.ToString();
    }

    private static void TeachAll(Page page)
    {
        OneGate.Teach(page);
        TwoGates.Teach(page);
        Neuron.Teach(page);
        Exercises.Teach(page);
    }

    private static void AssertNear(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < expected.Count; index++)
        {
            // Relative for large numbers, absolute for small ones.
            Assert.Equal(expected[index], actual[index], tolerance * Math.Max(1.0, Math.Abs(expected[index])));
        }
    }
}
