using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GradBench.Protocol;

/// <summary>
/// A conversation in GradBench's protocol: a message a line, and a line for each message. Whatever is wrong with a message is said in the answer; the session goes on
/// to the end of the stream.
/// </summary>
/// <param name="functions">The functions of all evals.</param>
/// <param name="input">The messages.</param>
/// <param name="output">Gets the answers.</param>
public sealed class Session(IReadOnlyList<EvalFunction> functions, Stream input, Stream output)
{
    private const string ToolName = "AutoGrad";

    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>The id of the next message, should it not be readable.</summary>
    private long _nextId;

    /// <summary>Answers all messages.</summary>
    public void Run()
    {
        LineReader lines = new(input);
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                Answer(line);
                output.Write(_line.WrittenSpan);
                output.Flush();
            }
        }
    }

    private void Answer(ReadOnlyMemory<byte> line)
    {
        long id = _nextId;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement message = document.RootElement;
            id = Id(message);
            Write(id, writer => Answer(message, writer));
        }
        catch (Exception exception)
        {
            // A function may run out of memory, or of the numbers that JSON can write: the next message may fare better.
            Write(id, writer =>
            {
                writer.WriteBoolean("success", false);
                writer.WriteString("error", Text(exception));
            });
        }

        _nextId = id + 1;
    }

    private static long Id(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out JsonElement id)
            && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number)
            ? number
            : throw new InputException("A message is an object with an integer 'id'.");

    private void Answer(JsonElement message, Utf8JsonWriter writer)
    {
        switch (TextOf(message, "kind"))
        {
            case "start":
                writer.WriteString("tool", ToolName);
                break;
            case "define":
                string eval = TextOf(message, "module") ?? throw new InputException("A definition has a 'module'.");
                Require(functions.Any(function => function.Eval == eval), $"There is no eval '{eval}'.");
                writer.WriteBoolean("success", true);
                break;
            case "evaluate":
                Evaluate(message, writer);
                break;
        }
    }

    private void Evaluate(JsonElement message, Utf8JsonWriter writer)
    {
        string eval = TextOf(message, "module") ?? throw new InputException("An evaluation has a 'module'.");
        string name = TextOf(message, "function") ?? throw new InputException("An evaluation has a 'function'.");
        Require(message.TryGetProperty("input", out JsonElement arguments), "An evaluation has an 'input'.");
        Require(functions.Any(function => function.Eval == eval), $"There is no eval '{eval}'.");
        EvalFunction? function = functions.FirstOrDefault(function => function.Eval == eval && function.Name == name);
        Require(function is not null, $"The eval '{eval}' has no function '{name}'.");

        Answer answer = function!.Evaluate(arguments);
        writer.WriteBoolean("success", true);
        writer.WritePropertyName("output");
        WriteOutput(writer, answer.Output);
        writer.WriteStartArray("timings");
        WriteTiming(writer, "prepare", answer.Prepare);
        foreach (long time in answer.Evaluate)
        {
            WriteTiming(writer, "evaluate", time);
        }

        writer.WriteEndArray();
    }

    private static void WriteOutput(Utf8JsonWriter writer, object output)
    {
        try
        {
            JsonSerializer.Serialize(writer, output, output.GetType(), Json.Options);
        }
        catch (ArgumentException)
        {
            throw new InputException("The output has a number that is not finite, which JSON cannot hold.");
        }
    }

    private static void WriteTiming(Utf8JsonWriter writer, string name, long nanoseconds)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteNumber("nanoseconds", nanoseconds);
        writer.WriteEndObject();
    }

    /// <summary>The line is written as a whole or not at all.</summary>
    private void Write(long id, Action<Utf8JsonWriter> fields)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_line))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            fields(writer);
            writer.WriteEndObject();
        }

        _line.Write("\n"u8);
    }

    private static string? TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InputException(otherwise);
        }
    }

    private static string Text(Exception exception) =>
        exception is InputException or JsonException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
}
