using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Rules;

/// <summary>
/// Reads the rows of the table: C# expressions of numbers, operands, operators, <c>?:</c>, casts and calls. A row that cannot
/// be read is a mistake in the table and throws, at the first use of the generator and so in its first test.
/// </summary>
internal sealed class RuleParser
{
    private static readonly string[][] InfixByPrecedence =
    {
        new[] { "&&" },
        new[] { "==" },
        new[] { "<", ">" },
        new[] { "+", "-" },
        new[] { "*", "/", "%" },
    };

    private readonly string _text;
    private readonly List<string> _parameters;
    private readonly bool _declares;
    private int _position;

    private RuleParser(string text, List<string> parameters, bool declares)
    {
        _text = text;
        _parameters = parameters;
        _declares = declares;
    }

    public static Rule Parse(string signature, string?[]? locals, bool isFinite)
    {
        var parameters = new List<string>();
        if (new RuleParser(signature, parameters, declares: true).ParseWhole() is not RuleOperation gate
            || gate.Operands.Any(operand => operand is not RuleOperand)
            || parameters.Distinct().Count() != parameters.Count)
        {
            throw new FormatException("The row '" + signature + "' is not one gate of different operands.");
        }

        var parsed = locals is null
            ? new RuleExpression?[parameters.Count]
            : locals.Select(local => local is null ? null : new RuleParser(local, parameters, declares: false).ParseWhole()).ToArray();
        if (parsed.Length != parameters.Count)
        {
            throw new FormatException("The row '" + signature + "' needs a local gradient for each operand.");
        }

        return new Rule(signature, gate.Form, parameters, parsed, isFinite);
    }

    /// <summary>An expression over operands that are named one by one.</summary>
    public static RuleExpression ParseExpression(string text, IReadOnlyList<string> operands) =>
        new RuleParser(text, new List<string>(operands), declares: false).ParseWhole();

    private RuleExpression ParseWhole()
    {
        var expression = ParseConditional();
        return _position == _text.Length ? expression : throw Unexpected();
    }

    private RuleExpression ParseConditional()
    {
        var condition = ParseInfix(0);
        if (!Accept("?"))
        {
            return condition;
        }

        var whenTrue = ParseConditional();
        Expect(":");
        var whenFalse = ParseConditional();
        return Operation(Form.Select, condition, whenTrue, whenFalse);
    }

    private RuleExpression ParseInfix(int precedence)
    {
        if (precedence == InfixByPrecedence.Length)
        {
            return ParsePrefix();
        }

        var left = ParseInfix(precedence + 1);
        while (InfixByPrecedence[precedence].FirstOrDefault(Accept) is { } symbol)
        {
            left = Operation(Form.Infix(symbol), left, ParseInfix(precedence + 1));
        }

        return left;
    }

    private RuleExpression ParsePrefix()
    {
        if (!Accept("-"))
        {
            return ParsePrimary();
        }

        var operand = ParsePrefix();
        return operand is RuleNumber number ? new RuleNumber(-number.Value) : Operation(Form.Negate, operand);
    }

    private RuleExpression ParsePrimary()
    {
        if (Accept("("))
        {
            bool isCast = _declares || string.CompareOrdinal(_text, _position, "double)", 0, "double)".Length) == 0;
            var inner = isCast ? new RuleOperation(new Form(FormKind.Cast, ReadName()), default) : ParseConditional();
            Expect(")");
            return inner is RuleOperation { Form.Kind: FormKind.Cast } cast ? Operation(cast.Form, ParsePrimary()) : inner;
        }

        if (_position < _text.Length && char.IsDigit(_text[_position]))
        {
            string number = ReadWhile(c => char.IsDigit(c) || c == '.');
            return _declares ? Declare(number) : new RuleNumber(double.Parse(number, CultureInfo.InvariantCulture));
        }

        string name = ReadName();
        if (!Accept("("))
        {
            return name == "y" && !_declares ? new RuleOperand(RuleOperand.Result) : _declares ? Declare(name) : Operand(name);
        }

        var arguments = new List<RuleExpression> { ParseConditional() };
        while (Accept(","))
        {
            arguments.Add(ParseConditional());
        }

        Expect(")");
        string suffix = _position < _text.Length && _text[_position] == '.' ? ReadName() : "";
        return Call(name, suffix, arguments);
    }

    private RuleExpression Call(string name, string suffix, List<RuleExpression> arguments)
    {
        if (name == "tie")
        {
            return arguments.Count == 2 && arguments[0] is RuleOperand { Index: >= 0 } first && arguments[1] is RuleOperand { Index: >= 0 } second
                ? new RuleTie(first.Index, second.Index)
                : throw new FormatException("A tie is between two operands, in '" + _text + "'.");
        }

        int dot = name.IndexOf('.');
        if (_declares && char.IsLower(name[0]) && dot > 0)
        {
            // a.CompareTo(b): the first operand stands before the dot. It was read after b; put it first.
            _parameters.Insert(0, name.Substring(0, dot));
            return Operation(new Form(FormKind.MemberCall, name.Substring(dot)), arguments.ToArray());
        }

        return new RuleOperation(new Form(FormKind.Call, name, suffix), arguments);
    }

    private RuleExpression Declare(string name)
    {
        _parameters.Add(name);
        return new RuleOperand(_parameters.Count - 1);
    }

    private RuleExpression Operand(string name)
    {
        if (name is QuaternionRules.Scales or QuaternionRules.ByQuaternion)
        {
            return new RuleOperation(name == QuaternionRules.Scales ? Form.Scales : Form.ByQuaternion, default);
        }

        int index = _parameters.IndexOf(name);
        return index >= 0 ? new RuleOperand(index) : throw new FormatException("'" + name + "' is no operand, in '" + _text + "'.");
    }

    private static RuleOperation Operation(Form form, params RuleExpression[] operands) => new(form, operands);

    private string ReadName() => ReadWhile(c => char.IsLetterOrDigit(c) || c == '.');

    private string ReadWhile(Func<char, bool> belongs)
    {
        int start = _position;
        while (_position < _text.Length && belongs(_text[_position]))
        {
            _position++;
        }

        string read = _text.Substring(start, _position - start);
        SkipBlanks();
        return read.Length > 0 ? read : throw Unexpected();
    }

    private bool Accept(string token)
    {
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        SkipBlanks();
        return true;
    }

    private void Expect(string token)
    {
        if (!Accept(token))
        {
            throw Unexpected();
        }
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private FormatException Unexpected() => new("Cannot read '" + _text + "' at " + _position.ToString(CultureInfo.InvariantCulture) + ".");
}
