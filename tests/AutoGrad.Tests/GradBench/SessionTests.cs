using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The protocol: each message is answered in a line of its own, whatever is wrong with it.</summary>
public class SessionTests
{
    [Fact]
    public void A_session_is_answered_message_by_message()
    {
        IReadOnlyList<JsonElement> answers = Conversation.Answers(
            """{"id":0,"kind":"start","eval":"hello","config":{"anything":[1,2]}}""",
            """{"id":1,"kind":"define","module":"hello"}""",
            """{"id":2,"kind":"evaluate","module":"hello","function":"square","input":3.0}""",
            """{"id":3,"kind":"analysis","of":2,"valid":true}""",
            """{"id":4,"kind":"evaluate","module":"hello","function":"double","input":9}""",
            """{"id":5,"kind":"analysis","of":4,"valid":false,"error":"a text"}""",
            """{"id":6,"kind":"something new"}""",
            """{"id":7}""");

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], answers.Select(answer => answer.GetProperty("id").GetInt32()));
        Assert.Equal("AutoGrad", answers[0].GetProperty("tool").GetString());
        Assert.True(answers[1].GetProperty("success").GetBoolean());
        Assert.Equal(9.0, answers[2].GetProperty("output").GetDouble());
        Assert.Equal(18.0, answers[4].GetProperty("output").GetDouble());
        Assert.Equal(["prepare", "evaluate"], Timings(answers[4]).Select(timing => timing.Name));
        Assert.All(new[] { 3, 5, 6, 7 }, index => Assert.Equal($$"""{"id":{{index}}}""", answers[index].GetRawText()));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("gmm")]
    [InlineData("lstm")]
    [InlineData("ba")]
    [InlineData("ht")]
    [InlineData("kmeans")]
    [InlineData("lse")]
    [InlineData("llsq")]
    public void Evals_that_the_tool_has_are_defined(string eval) =>
        Conversation.AssertSucceeded(Assert.Single(Conversation.Answers($$"""{"id":0,"kind":"define","module":"{{eval}}"}""")));

    [Theory]
    [InlineData("""{"id":0,"kind":"define","module":"ode"}""", "There is no eval 'ode'.")]
    [InlineData("""{"id":0,"kind":"define"}""", "'module'")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"ode","function":"primal","input":1}""", "There is no eval 'ode'.")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"gmm","function":"hessian","input":{}}""", "The eval 'gmm' has no function 'hessian'.")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"gmm","function":7,"input":{}}""", "'function'")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"hello","function":"square"}""", "'input'")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"hello","function":"square","input":"1"}""", "JSON")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"hello","function":"square","input":null}""", "JSON")]
    [InlineData("""{"id":0,"kind":"evaluate","module":"hello","function":"square","input":1e300}""", "not finite")]
    [InlineData("""{"kind":"start"}""", "'id'")]
    [InlineData("""{"id":"zero","kind":"start"}""", "'id'")]
    [InlineData("""{"id":0,"kind":"start" """, "end of the JSON")]
    [InlineData("[1,2]", "'id'")]
    [InlineData("start", "invalid")]
    [InlineData("{\"id\":0,\"kind\":\"start\",\"eval\":NaN}", "invalid")]
    public void A_message_that_is_wrong_is_answered_with_what_is_wrong(string message, string reason) =>
        Conversation.AssertRefused(Assert.Single(Conversation.Answers(message)), reason);

    [Theory]
    [InlineData("lse", """{"x":[]}""", "'x' must have a number")]
    [InlineData("lse", """{"x":[1,"2"]}""", "$.x[1]")]
    [InlineData("lse", """{"x":null}""", "'X'")]
    [InlineData("lse", """{"y":[1]}""", "'x'")]
    [InlineData("lse", """[1]""", "JSON")]
    [InlineData("lse", """{"x":[1],"min_runs":0}""", "'min_runs'")]
    [InlineData("lse", """{"x":[1],"min_runs":1.5}""", "'min_runs'")]
    [InlineData("lse", """{"x":[1],"min_seconds":-1}""", "'min_seconds'")]
    [InlineData("lse", """{"x":[1],"min_seconds":"1"}""", "'min_seconds'")]
    [InlineData("llsq", """{"x":[1],"n":1}""", "'n' must be at least 2")]
    [InlineData("llsq", """{"x":[1],"n":2.5}""", "$.n")]
    [InlineData("llsq", """{"x":[1],"n":99999999999}""", "$.n")]
    [InlineData("kmeans", """{"points":[[1,2],[3]],"centroids":[[1,2]]}""", "Row 1 of 'points' must have 2 elements")]
    [InlineData("kmeans", """{"points":[[1,2],null],"centroids":[[1,2]]}""", "Row 1 of 'points' must have 2 elements")]
    [InlineData("kmeans", """{"points":[[1]],"centroids":[]}""", "'centroids' must have a row")]
    [InlineData("kmeans", """{"points":[[0]],"centroids":[[0],[1]]}""", "not finite")]
    [InlineData("gmm", """{"d":2,"k":1,"n":1,"x":[[1,2]],"m":0,"gamma":1,"alpha":[1],"mu":[[1,2]],"q":[[1,2]],"l":[[]]}""", "Row 0 of 'l' must have 1 elements")]
    [InlineData("gmm", """{"d":0,"k":1,"n":0,"x":[],"m":0,"gamma":1,"alpha":[1],"mu":[[]],"q":[[]],"l":[[]]}""", "'d' must be at least 1")]
    [InlineData("gmm", """{"d":2147483647,"k":1,"n":1,"x":[[]],"m":0,"gamma":1,"alpha":[1],"mu":[[]],"q":[[]],"l":[[]]}""", "Row 0 of 'x'")]
    [InlineData("gmm", """{"d":1,"k":1,"n":0,"x":[],"m":-1,"gamma":1,"alpha":[1],"mu":[[1]],"q":[[1]],"l":[[]]}""", "'m' must be")]
    [InlineData("lstm", """{"main_params":[[1,1,1,1]],"extra_params":[[1],[1],[1]],"state":[[1]],"sequence":[[1],[1]]}""", "two rows for each layer")]
    [InlineData("lstm", """{"main_params":[],"extra_params":[[1],[1],[1]],"state":[],"sequence":[[1]]}""", "'sequence' must have at least 2 rows")]
    [InlineData("lstm", """{"main_params":[],"extra_params":[[],[],[]],"state":[],"sequence":[[],[]]}""", "'extra_params'")]
    [InlineData("ba", """{"n":1,"m":1,"p":9,"cam":[1,1,1,1,1,1,1,1,1,1,1],"x":[1,2,3],"w":1,"feat":[1,1]}""", "'p' must be at least 10")]
    [InlineData("ba", """{"n":0,"m":1,"p":10,"cam":[1,1,1,1,1,1,1,1,1,1,1],"x":[1,2,3],"w":1,"feat":[1,1]}""", "'n' must be at least 1")]
    [InlineData("ba", """{"n":1,"m":1,"p":10,"cam":[1,1,1],"x":[1,2,3],"w":1,"feat":[1,1]}""", "'cam' must have 11 elements")]
    [InlineData("ba", """{"n":1,"m":1,"p":2000000000,"cam":[1,1,1,1,1,1,1,1,1,1,1],"x":[1,2,3],"w":1,"feat":[1,1]}""", "too large")]
    [InlineData("ba", """{"n":1,"m":1,"p":10,"cam":[0,0,0,0,0,0,0,0,0,0,0],"x":[1,2,0],"w":1,"feat":[1,1]}""", "not finite")]
    [InlineData("ht", """{"theta":[],"us":[]}""", "'data'")]
    public void An_input_that_is_wrong_is_answered_with_what_is_wrong(string eval, string input, string reason)
    {
        string function = eval switch { "lse" or "llsq" => "gradient", "kmeans" => "dir", _ => "jacobian" };
        Conversation.AssertRefused(Conversation.AnswerTo(eval, function, input), reason);
    }

    [Theory]
    [InlineData("theta", "[1,2,3]", "'theta' must have 26 elements")]
    [InlineData("us", "[[0.1,0.2]]", "'us' must have 6 rows")]
    [InlineData("correspondences", "[0,1,2,3,4,99]", "'correspondences' has 99")]
    [InlineData("correspondences", "[0,1,2,3,4,-1]", "'correspondences' has -1")]
    [InlineData("points", "[[1,2,3]]", "'points' must have 6 rows")]
    [InlineData("parents", "[-1,0,1]", "'parents' must have 22 elements")]
    [InlineData("parents", "[-1,0,1,2,3,0,5,6,7,0,9,10,11,0,13,14,15,0,17,18,19,21]", "The parent of bone 21")]
    [InlineData("bone_count", "20", "'bone_count' must be at least 21")]
    [InlineData("base_relatives", "[null]", "'base_relatives' must have 22 elements")]
    [InlineData("triangles", "[[0,1,99]]", "'triangles' has 99")]
    [InlineData("is_mirrored", "0", "$.data.model.is_mirrored")]
    public void A_hand_that_is_wrong_is_answered_with_what_is_wrong(string field, string value, string reason)
    {
        string input = ReferenceCases.Named("ht", "jacobian", "6 correspondences, complicated").Input.GetRawText();
        JsonNode root = JsonNode.Parse(input)!;
        JsonNode[] places = [root, root["data"]!, root["data"]!["model"]!];
        JsonNode owner = places.Single(place => place[field] is not null);
        owner[field] = JsonNode.Parse(value);

        Conversation.AssertRefused(Conversation.AnswerTo("ht", "jacobian", root.ToJsonString()), reason);
    }

    [Fact]
    public void The_session_goes_on_after_messages_that_are_wrong()
    {
        IReadOnlyList<JsonElement> answers = Conversation.Answers(
            """{"id":0,"kind":"start"}""",
            "nonsense",
            new string('[', 100_000),
            "",
            """{"id":3,"kind":"evaluate","module":"hello","function":"square","input":2}""");

        Assert.Equal([0, 1, 2, 3], answers.Select(answer => answer.GetProperty("id").GetInt32()));
        Conversation.AssertRefused(answers[1], "invalid");
        Conversation.AssertRefused(answers[2], "depth");
        Assert.Equal(4.0, answers[3].GetProperty("output").GetDouble());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_answered()
    {
        byte[] message = [.. """{"id":0,"kind":"evaluate","module":"hello","function":" """u8, 0xFF, 0xC0, .. """ ","input":2}"""u8];
        Assert.False(Assert.Single(Conversation.Answers(message)).GetProperty("success").GetBoolean());
    }

    [Fact]
    public void Nothing_is_answered_to_nothing() => Assert.Empty(Conversation.Answers(Array.Empty<byte>()));

    [Fact]
    public void The_last_line_need_not_end_and_lines_may_end_as_on_Windows()
    {
        IReadOnlyList<JsonElement> answers = Conversation.Answers("{\"id\":0,\"kind\":\"start\"}\r\n\r\n{\"id\":1}"u8.ToArray());
        Assert.Equal([0, 1], answers.Select(answer => answer.GetProperty("id").GetInt32()));
    }

    [Fact]
    public void Functions_run_as_often_and_as_long_as_asked_for()
    {
        JsonElement often = Conversation.AnswerTo("lse", "gradient", """{"x":[1,2],"min_runs":7,"min_seconds":0}""");
        Assert.Equal(7, Timings(often).Count(timing => timing.Name == "evaluate"));

        JsonElement @long = Conversation.AnswerTo("llsq", "gradient", """{"x":[1,2],"n":100000,"min_runs":1,"min_seconds":0.05}""");
        long[] times = [.. Timings(@long).Where(timing => timing.Name == "evaluate").Select(timing => timing.Nanoseconds)];
        Assert.True(times.Sum() >= 50_000_000);
        Assert.True(times[..^1].Sum() < 50_000_000);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void Numbers_are_written_in_one_way_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            JsonElement answer = Conversation.AnswerTo("hello", "double", "-0.1");
            Assert.Equal("-0.2", answer.GetProperty("output").GetRawText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_line_of_25_megabytes_is_answered()
    {
        const int Different = 1000, Repeated = 1280;
        Random random = new(1);
        double[] x = [.. Enumerable.Range(0, Different).Select(_ => random.NextDouble())];
        string numbers = string.Join(',', x.Select(number => number.ToString("E17", CultureInfo.InvariantCulture)));
        string list = string.Join(',', Enumerable.Repeat(numbers, Repeated));
        byte[] message = Encoding.UTF8.GetBytes(Conversation.Evaluate("lse", "gradient", $$"""{"x":[{{list}}]}"""));
        Assert.True(message.Length > 25_000_000);

        JsonElement answer = Assert.Single(Conversation.Answers(message));

        Conversation.AssertSucceeded(answer);
        double sum = Repeated * x.Sum(Math.Exp);
        double[] gradient = answer.GetProperty("output").Deserialize<double[]>()!;
        Assert.Equal(Different * Repeated, gradient.Length);
        for (int i = 0; i < gradient.Length; i += 999)
        {
            Assert.Equal(1.0, gradient[i] / (Math.Exp(x[i % Different]) / sum), 1e-11);
        }
    }

    [Fact]
    public void The_command_answers_and_ends_with_its_input()
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "GradBench.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write("""{"id":0,"kind":"start","eval":"hello"}""" + "\n");
        process.StandardInput.Flush();
        Assert.Equal("""{"id":0,"tool":"AutoGrad"}""", process.StandardOutput.ReadLine());
        process.StandardInput.Write("{\n");
        process.StandardInput.Flush();
        Assert.StartsWith("""{"id":1,"success":false""", process.StandardOutput.ReadLine());
        process.StandardInput.Close();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.Equal("", process.StandardError.ReadToEnd());
    }

    private static List<(string Name, long Nanoseconds)> Timings(JsonElement answer) =>
        [.. answer.GetProperty("timings").EnumerateArray()
            .Select(timing => (timing.GetProperty("name").GetString()!, timing.GetProperty("nanoseconds").GetInt64()))];
}
