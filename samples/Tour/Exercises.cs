using System.Collections.Generic;

namespace Tour;

/// <summary>Lesson 4: small circuits whose gradients a person can derive on paper, and should once.</summary>
public static class Exercises
{
    /// <summary>
    /// The derivation on paper and the generated code may multiply in another order: a few units in the last place.
    /// </summary>
    private const double RoundingOnly = 1e-14;

    public static IReadOnlyList<ExerciseNumbers> Teach(Page page)
    {
        page.Heading("4. Exercises");
        page.Text(
            "Derive each on paper first: walk from the output back to the inputs, multiply",
            "along the way, add where an input is used twice. dv stands for df/dv. The lines",
            "on the left are that derivation, 'by hand' is what they come to.");

        List<ExerciseNumbers> numbers = [];
        foreach (Exercise exercise in ExerciseList.All)
        {
            foreach (double[] point in exercise.Points)
            {
                numbers.Add(Show(page, exercise, point));
            }
        }

        return numbers;
    }

    private static ExerciseNumbers Show(Page page, Exercise exercise, double[] point)
    {
        double value = exercise.Value(point);
        double[] generated = exercise.Generated(point);
        double[] numeric = NumericGradient.At(exercise.Value, point);
        double[] byHand = exercise.ByHand(point);

        page.Formula(
            $"f = {exercise.Formula}",
            $"{Page.Point(exercise.Inputs, point)}: f = {Page.Number(value)}");
        page.Derivation(exercise.Steps);
        page.Table(
            exercise.Derivatives,
            new Column("generated", generated),
            new Column("numeric", numeric, NumericGradient.Tolerance),
            new Column("by hand", byHand, RoundingOnly));

        return new ExerciseNumbers(exercise.Formula, point, value, generated, numeric, byHand);
    }
}
