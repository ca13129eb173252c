using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using GradBench.Protocol;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>Lines come in pieces of any size.</summary>
public class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public void Lines_are_put_together_of_pieces(int piece)
    {
        string[] lines = ["short", "", new string('x', 200_000), "a", new string('y', 70_000), "", "no end"];
        using PiecewiseStream stream = new(Encoding.UTF8.GetBytes(string.Join('\n', lines)), piece);

        Assert.Equal(lines, Lines(stream));
    }

    [Fact]
    public void An_end_of_line_ends_a_line_and_begins_none()
    {
        using MemoryStream stream = new("one\n\ntwo\n"u8.ToArray());
        Assert.Equal(["one", "", "two"], Lines(stream));
    }

    [Fact]
    public void A_long_line_in_small_pieces_takes_memory_in_proportion_to_its_length()
    {
        byte[] bytes = new byte[25_000_000];
        Array.Fill(bytes, (byte)' ');
        using PiecewiseStream stream = new(bytes, 4096);
        LineReader reader = new(stream);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(reader.TryRead(out ReadOnlyMemory<byte> line));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(bytes.Length, line.Length);
        Assert.InRange(allocated, 0, 4L * bytes.Length);
        Assert.False(reader.TryRead(out _));
    }

    private static List<string> Lines(Stream stream)
    {
        LineReader reader = new(stream);
        List<string> lines = [];
        while (reader.TryRead(out ReadOnlyMemory<byte> line))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    }

    /// <summary>Hands out only so many bytes at a time, as a pipe does.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
