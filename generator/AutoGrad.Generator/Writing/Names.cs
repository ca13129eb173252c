using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// Hands out names for locals, each once in a block and in those around and inside it, as C# asks for. Blocks beside each other may use
/// the same.
/// </summary>
internal sealed class Names
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static "
        + "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '));

    private readonly Stack<Block> _blocks = new();

    public Names(IEnumerable<string> taken)
    {
        Open();
        _blocks.Peek().Declared.UnionWith(taken);
    }

    /// <summary>The name as an identifier of C#.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>Begins a block.</summary>
    public void Open() => _blocks.Push(new Block());

    /// <summary>Ends a block: its names are free again in the blocks beside it.</summary>
    public void Close()
    {
        var closed = _blocks.Pop();
        _blocks.Peek().Inside.UnionWith(closed.Declared);
        _blocks.Peek().Inside.UnionWith(closed.Inside);
    }

    /// <summary>The name itself if it is free, else with the first number that is.</summary>
    public string Take(string name) => TryTake(name) ? Escape(name) : TakeNumbered(name);

    /// <summary>The name with the first number that is free.</summary>
    public string TakeNumbered(string name)
    {
        int number = _blocks.Max(block => block.Numbers.TryGetValue(name, out int last) ? last : 0);
        while (true)
        {
            number++;
            string numbered = name + number.ToString(CultureInfo.InvariantCulture);
            if (TryTake(numbered))
            {
                _blocks.Peek().Numbers[name] = number;
                return numbered;
            }
        }
    }

    private bool TryTake(string name)
    {
        if (_blocks.Peek().Inside.Contains(name) || _blocks.Any(block => block.Declared.Contains(name)))
        {
            return false;
        }

        _blocks.Peek().Declared.Add(name);
        return true;
    }

    private sealed class Block
    {
        /// <summary>The names declared in the block.</summary>
        public HashSet<string> Declared { get; } = new();

        /// <summary>The names declared in blocks inside it that have ended.</summary>
        public HashSet<string> Inside { get; } = new();

        /// <summary>The last number that was given to a name.</summary>
        public Dictionary<string, int> Numbers { get; } = new();
    }
}
