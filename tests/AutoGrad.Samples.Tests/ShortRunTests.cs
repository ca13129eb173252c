using System;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace AutoGrad.Samples.Tests;

/// <summary>Each sample in its short form: it ends well, draws its pictures, and says the same each time.</summary>
public sealed partial class ShortRunTests
{
    [Theory]
    [InlineData("Chapter2", 4)]
    [InlineData("Chapter3", 4)]
    [InlineData("Ecosystem", 3)]
    public void A_short_run_ends_well_and_draws_pictures(string name, int pictures)
    {
        string folder = Directory.CreateTempSubdirectory("samples").FullName;
        try
        {
            (int code, string first) = Run(name, "--short", folder);
            (_, string second) = Run(name, "--short", folder);

            Assert.True(code == 0, first);
            Assert.Equal(Seconds().Replace(first, ""), Seconds().Replace(second, ""));
            string[] drawn = Directory.GetFiles(folder, "*.svg");
            Assert.Equal(pictures, drawn.Length);
            Assert.All(drawn, path =>
            {
                string text = File.ReadAllText(path);
                Assert.Contains("<svg", text);
                Assert.True(text.Length > 2000, path);
                Assert.Contains(path, first);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_unknown_option_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => Presentation.SampleArguments.Parse(["--fast"]));

        Assert.Contains("--fast", exception.Message);
    }

    private static (int Code, string Output) Run(string name, params string[] arguments)
    {
        MethodInfo main = Assembly.Load(name).EntryPoint!;
        TextWriter before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            return ((int)main.Invoke(null, [arguments])!, output.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    [GeneratedRegex(", in [0-9.]+ s")]
    private static partial Regex Seconds();
}
