using System;
using System.IO;

namespace GradBench.Protocol;

/// <summary>The lines of a stream, of any length, as they are read: the work is linear in the length of a line.</summary>
/// <param name="stream">The stream.</param>
public sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The next line.</summary>
    /// <param name="line">The line without what ends it; it is there until the next call.</param>
    /// <returns>Whether there was one more line.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = _buffer.AsMemory(_start, searched + length);
                _start += searched + length + 1;
                return true;
            }

            searched = _end - _start;
            if (_ended)
            {
                line = _buffer.AsMemory(_start, searched);
                _start = _end;
                return searched > 0;
            }

            MakeRoom();
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _ended = read == 0;
            _end += read;
        }
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        byte[] target = _start >= _buffer.Length / 2 ? _buffer : new byte[checked(2 * _buffer.Length)];
        Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
        _buffer = target;
        _end -= _start;
        _start = 0;
    }
}
