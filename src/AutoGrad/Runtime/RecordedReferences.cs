using System;

namespace AutoGrad.Runtime;

/// <summary>The references of a <see cref="Recording"/>: a stack of their own, because the garbage collector has to see them.</summary>
internal struct RecordedReferences
{
    private object?[]? _references;
    private int _count;

    public void Push(object? value)
    {
        Pooled.MakeRoom(ref _references, _count);
        _references[_count++] = value;
    }

    public object? Pop()
    {
        if (_count == 0)
        {
            throw new InvalidOperationException("No reference is recorded.");
        }

        // Nothing may stay in a pooled array: it would keep the object alive.
        ref object? last = ref _references![--_count];
        object? value = last;
        last = null;
        return value;
    }

    public void Dispose() => Pooled.Return(ref _references, ref _count);
}
