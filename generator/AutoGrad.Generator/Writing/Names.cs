using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoGrad.Generator.Writing;

/// <summary>Hands out names for locals, each once in a method.</summary>
internal sealed class Names
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static "
        + "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '));

    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _numbers = new();

    public Names(IEnumerable<string> taken) => _taken = new HashSet<string>(taken);

    /// <summary>The name as an identifier of C#.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The name itself if it is free, else with the first number that is.</summary>
    public string Take(string name) => _taken.Add(name) ? Escape(name) : TakeNumbered(name);

    /// <summary>The name with the first number that is free.</summary>
    public string TakeNumbered(string name)
    {
        _numbers.TryGetValue(name, out int number);
        while (true)
        {
            number++;
            string numbered = name + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(numbered))
            {
                _numbers[name] = number;
                return numbered;
            }
        }
    }
}
