using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoGrad.Package.Tests;

/// <summary>The path of a first user: a new project, the package, one attribute, a gradient.</summary>
[Collection(SharedPackage.Name)]
public sealed class ConsoleProjectTests
{
    private const string Program = """
        using System;
        using System.Globalization;
        using AutoGrad;

        namespace Consumer
        {
            internal static partial class Program
            {
                [Differentiable]
                public static double Neuron(double a, double b, [Constant] double c, double x, double y)
                {
                    double q = a * x + b * y + c;
                    return Gates.Sigmoid(q);
                }

                private static void Main()
                {
                    double value = NeuronGradient(
                        1.0, 2.0, -3.0, -1.0, 3.0, out double da, out double db, out double dx, out double dy);
                    foreach (double number in new[] { value, da, db, dx, dy })
                    {
                        Console.WriteLine(number.ToString("R", CultureInfo.InvariantCulture));
                    }
                }
            }
        }
        """;

    // The value and the derivatives of the sigmoid at 2, times -1, 3, 1 and 2: computed with 40 digits.
    private static readonly double[] Expected =
    [
        0.88079707797788244406, -0.10499358540350651735, 0.31498075621051955204, 0.10499358540350651735, 0.20998717080701303470,
    ];

    private readonly PackedLibrary _package;

    public ConsoleProjectTests(PackedLibrary package) => _package = package;

    [Theory]
    [InlineData("9")]
    [InlineData("latest")]
    public async Task A_fresh_project_installs_the_package_and_computes_a_gradient(string languageVersion)
    {
        ConsoleProject project = await ConsoleProject.CreateAsync(_package, $"consumer-{languageVersion}", languageVersion, Program);

        await project.BuildAsync();
        string printed = await project.RunAsync();

        double[] numbers = printed
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(Expected.Length, numbers.Length);
        Assert.All(Expected.Zip(numbers), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal(["AutoGrad.dll", "Consumer.dll"], LibrariesIn(project.OutputFolder));
    }

    private static string[] LibrariesIn(string folder) => Directory
        .GetFiles(folder, "*.dll")
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal)
        .ToArray();
}
