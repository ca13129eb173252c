using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// What the generated code calls by name: the one place where the generator knows the runtime. A short name is used where
/// Reading has verified what it binds to, the full one elsewhere.
/// </summary>
internal sealed class LibraryNames
{
    /// <summary>Functions of <c>Math</c> that take floats and that <c>MathF</c> does not have.</summary>
    private static readonly HashSet<string> OnlyInMath = new() { "Math.Clamp" };

    /// <summary>The namespaces of the runtime's types. What only generated code calls is not in the one that users import.</summary>
    private static readonly Dictionary<string, string> Spaces = new()
    {
        ["Gates"] = "AutoGrad",
        ["Buffers"] = "AutoGrad.Runtime",
        ["Numerics"] = "AutoGrad.Runtime",
        ["Overlap"] = "AutoGrad.Runtime",
        ["Packed"] = "AutoGrad.Runtime",
        ["Recording"] = "AutoGrad.Runtime",
        ["Shape"] = "AutoGrad.Runtime",
    };

    private readonly HashSet<string> _verified;
    private readonly HashSet<string> _usings = new();

    public LibraryNames(EquatableArray<string> verified) => _verified = new HashSet<string>(verified);

    /// <summary>The namespaces that the short names written so far need.</summary>
    public IEnumerable<string> Usings => _usings.OrderBy(name => name, System.StringComparer.Ordinal);

    /// <summary>The text that calls a function of the rule table, or any other function as it is spelled.</summary>
    public string Function(Apply gate)
    {
        string symbol = gate.Form.Symbol;
        if (symbol.StartsWith("Math.", System.StringComparison.Ordinal))
        {
            if (gate.Operands.FirstOrDefault(operand => operand.Type.Kind == WireKind.Generic) is { } number)
            {
                return number.Type.Text + "." + GenericFunctions.NameOf(symbol.Substring("Math.".Length));
            }

            string function = symbol.Substring("Math.".Length);
            if (NumberFunctions.Contains(function))
            {
                return (gate.Operands[0].Type.Kind == WireKind.Single ? "float." : "double.") + function;
            }

            bool isSingle = gate.Operands.Count > 0 && gate.Operands[0].Type.Kind == WireKind.Single && !OnlyInMath.Contains(symbol);
            return TypeName(isSingle ? "MathF" : "Math", "System") + symbol.Substring("Math".Length);
        }

        int dot = symbol.IndexOf('.');
        string type = dot < 0 ? "" : symbol.Substring(0, dot);
        if (Spaces.ContainsKey(type))
        {
            return RuntimeName(type) + symbol.Substring(dot);
        }

        return symbol;
    }

    public string RecordingType => RuntimeName("Recording");

    /// <summary>A constant such as <c>Math.PI</c>.</summary>
    public string ConstantName(string name)
    {
        int dot = name.IndexOf('.');
        string type = dot < 0 ? "" : name.Substring(0, dot);
        return type is "Math" or "MathF" ? TypeName(type, "System") + name.Substring(dot) : name;
    }

    /// <summary>The text that reads a part of a struct.</summary>
    /// <param name="whole">The text of the struct.</param>
    /// <param name="type">Its type.</param>
    /// <param name="part">The part.</param>
    public string Read(string whole, string type, StructPart part) => part.Path.Length > 0
        ? whole + part.Path
        : RuntimeName("Packed") + ".Number<" + type + ", " + part.Type.Text + ">(" + whole + ", " + part.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";

    /// <summary>The text of a part of a struct that can be assigned.</summary>
    /// <param name="whole">The text of a variable or an element.</param>
    /// <param name="type">The struct's type.</param>
    /// <param name="part">The part.</param>
    public string Assignable(string whole, string type, StructPart part) => part.IsAssignable
        ? whole + part.Path
        : RuntimeName("Packed") + ".At<" + type + ", " + part.Type.Text + ">(ref " + whole + ", " + part.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";

    /// <summary>A type of the runtime library.</summary>
    public string RuntimeName(string type) => TypeName(type, Spaces[type]);

    public string TypeName(string type, string space)
    {
        if (!_verified.Contains(type))
        {
            return "global::" + space + "." + type;
        }

        _usings.Add(space);
        return type;
    }
}
