using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>Writes one gate as an expression over the texts of its operands.</summary>
internal sealed class ExpressionWriter
{
    private static readonly HashSet<string> IntegerTypes = new()
    {
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "char",
    };

    private readonly LibraryNames _library;
    private readonly string _recording;
    private readonly Dictionary<int, Expression> _texts = new();
    private readonly Dictionary<int, (Apply Cast, Expression Operand)> _casts = new();

    /// <param name="library">How the runtime is called.</param>
    /// <param name="recording">What the recording is called; empty where there is none.</param>
    public ExpressionWriter(LibraryNames library, string recording)
    {
        _library = library;
        _recording = recording;
    }

    /// <summary>The text of a wire that has been given one.</summary>
    public Expression this[Wire wire]
    {
        get => _texts[wire.Id];
        set => _texts[wire.Id] = value;
    }

    public Expression Write(Constant constant)
    {
        string text = LiteralText.Of(constant.Value);
        if (constant.Value.Text is not null && constant.Value.Type.IsReal)
        {
            return Expression.Name(_library.ConstantName(text));
        }

        bool isPrefixed = text[0] is '-' or '(';
        return new Expression(text, isPrefixed ? Precedence.Unary : Precedence.Primary);
    }

    public Expression Write(Apply gate)
    {
        var operands = gate.Operands;
        var form = gate.Form;
        switch (form.Kind)
        {
            case FormKind.Infix:
                return WriteInfix(gate);
            case FormKind.Prefix:
                return InContext(form, new Expression(form.Symbol + Separated(form.Symbol, this[operands[0]].AtLeast(Precedence.Unary)), Precedence.Unary));
            case FormKind.Cast:
                var operand = this[operands[0]];
                _casts[gate.Output.Id] = (gate, operand);
                if (gate.Output.Type.Kind == WireKind.Generic || operands[0].Type.Kind == WireKind.Generic)
                {
                    return Expression.Name(form.Symbol + "." + (form.Suffix.Length > 0 ? form.Suffix : "CreateChecked") + Arguments(operands));
                }

                string text = operand.AtLeast(Precedence.Unary);
                return InContext(form, new Expression("(" + form.Symbol + ")" + (text[0] is '-' or '+' ? "(" + text + ")" : text), Precedence.Unary));
            case FormKind.Call:
                return Expression.Name(_library.Function(gate) + Arguments(operands, form.Outputs) + form.Suffix);
            case FormKind.NewArray:
                return Expression.Name(NewArray(form.Symbol, operands));
            case FormKind.StackAlloc:
                return new Expression("stackalloc " + form.Symbol + "[" + this[operands[0]].Text + "]", Precedence.Unary);
            case FormKind.Rent:
                return Expression.Name(_recording + ".RentArray<" + form.Symbol + ">" + Arguments(operands));
            case FormKind.Assign:
                var assigned = operands[operands.Count - 1];
                return Expression.Name((operands.Count > 1 ? Receiver(operands) : "") + form.Symbol + " = " + this[assigned].Text);
            case FormKind.New:
                return Expression.Name("new " + form.Symbol + Arguments(operands));
            case FormKind.Member:
                return Expression.Name(Receiver(operands) + form.Symbol);
            case FormKind.MemberCall when form.Symbol == ".AsSpan":
                return Expression.Name(_library.TypeName("MemoryExtensions", "System") + ".AsSpan" + Arguments(operands));
            case FormKind.MemberCall:
                return Expression.Name(Receiver(operands) + form.Symbol + Arguments(operands.Skip(1), form.Outputs >> 1));
            case FormKind.Element:
                return Expression.Name(Receiver(operands) + "[" + string.Join(", ", operands.Skip(1).Select(index => this[index].AsArgument())) + "]");
            case FormKind.Choose:
                return WriteChoice(form.Symbol, operands);
            case FormKind.Struct:
                return Expression.Name(Put(form.Suffix, operands.Select(part => this[part].Text).ToList()));
            case FormKind.Template:
                return Expression.Name(Put(form.Symbol, operands.Select(operand => this[operand].AsArgument()).ToList()));
            case FormKind.Part:
                return Expression.Name(_library.Read(this[operands[0]].Text, form.Symbol, new StructPart(gate.Output.Type, "", false, int.Parse(form.Suffix, System.Globalization.CultureInfo.InvariantCulture))));
            case FormKind.Numbers:
                return Expression.Name(_library.RuntimeName("Packed") + ".Numbers<" + form.Symbol + ", " + gate.Output.Type.Element!.Text + ">" + Arguments(operands));
            case FormKind.Select:
                return Choice(this[operands[0]], this[operands[1]], this[operands[2]]);
            case FormKind.Text:
                return Expression.Name(form.Symbol);
            default:
                throw new InvalidOperationException("An unknown form.");
        }
    }

    /// <summary><c>x[i]</c>, or a part of it, as it is read.</summary>
    public Expression Element(Wire buffer, EquatableArray<Wire> indices, StructPart? part) =>
        Expression.Name(part is null ? Element(buffer, indices) : _library.Read(Element(buffer, indices), buffer.Type.Element!.Text, part));

    /// <summary><c>x[i]</c>, or a part of it, as it is assigned.</summary>
    public string Target(Wire buffer, EquatableArray<Wire> indices, StructPart? part) =>
        part is null ? Element(buffer, indices) : _library.Assignable(Element(buffer, indices), buffer.Type.Element!.Text, part);

    private string Element(Wire buffer, EquatableArray<Wire> indices) =>
        this[buffer].AtLeast(Precedence.Primary) + "[" + string.Join(", ", indices.Select(index => this[index].AsArgument())) + "]";

    /// <summary>A struct of its parts, where that is an expression.</summary>
    public static string Put(string format, IReadOnlyList<string> parts) =>
        Regex.Replace(format, @"\{(\d+)\}", match => parts[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);

    /// <summary>A part of one of several buffers.</summary>
    private Expression WriteChoice(string type, EquatableArray<Wire> operands)
    {
        var buffers = operands.Skip(4).Prepend(operands[0]).ToList();
        string chosen = "";
        for (int i = 0; i < buffers.Count - 1; i++)
        {
            chosen += this[operands[1]].AtLeast(Precedence.Relational) + " == " + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + " ? " + Spanned(buffers[i], type) + " : ";
        }

        string last = Spanned(buffers[buffers.Count - 1], type);
        string whole = buffers.Count == 1 ? last : "(" + chosen + last + ")";
        return Expression.Name(whole + ".Slice(" + this[operands[2]].AsArgument() + ", " + this[operands[3]].AsArgument() + ")");
    }

    private string Spanned(Wire buffer, string type) =>
        buffer.Type.Text == type ? this[buffer].AtLeast(Precedence.Primary) : "((" + type + ")" + this[buffer].AtLeast(Precedence.Unary) + ")";

    /// <summary>The sizes go into the first brackets of the type.</summary>
    private string NewArray(string type, EquatableArray<Wire> sizes)
    {
        int bracket = type.IndexOf('[');
        int end = type.IndexOf(']', bracket);
        return "new " + type.Substring(0, bracket + 1) + string.Join(", ", sizes.Select(size => this[size].AsArgument())) + type.Substring(end);
    }

    /// <summary><c>c ? a : b</c>, or the logical operator that it amounts to.</summary>
    public static Expression Choice(Expression condition, Expression whenTrue, Expression whenFalse)
    {
        if (whenFalse.Text == "false")
        {
            return new Expression(condition.AtLeast(Precedence.And) + " && " + whenTrue.AtLeast(Precedence.BitwiseOr), Precedence.And);
        }

        if (whenTrue.Text == "true")
        {
            return new Expression(condition.AtLeast(Precedence.Or) + " || " + whenFalse.AtLeast(Precedence.And), Precedence.Or);
        }

        return new Expression(condition.AtLeast(Precedence.Or) + " ? " + whenTrue.Text + " : " + whenFalse.Text, Precedence.Conditional);
    }

    public static Expression Not(Expression condition) =>
        condition.Precedence == Precedence.Unary && condition.Text[0] == '!'
            ? Expression.Name(condition.Text.Substring(1))
            : new Expression("!" + condition.AtLeast(Precedence.Unary), Precedence.Unary);

    private Expression WriteInfix(Apply gate)
    {
        var precedence = Expression.OfInfix(gate.Form.Symbol);
        var (first, second) = (gate.Operands[0], gate.Operands[1]);
        string left = Promoted(first, second).AtLeast(precedence);
        string right = Promoted(second, first).AtLeast(precedence + 1);
        return InContext(gate.Form, new Expression(left + " " + gate.Form.Symbol + " " + right, precedence));
    }

    /// <summary>Without a cast that C# does by itself: an integer beside a real number becomes one.</summary>
    private Expression Promoted(Wire operand, Wire beside)
    {
        bool isImplied = beside.Type.IsReal
            && _casts.TryGetValue(operand.Id, out var cast)
            && !_casts.ContainsKey(beside.Id)
            && cast.Cast.Form.Symbol == beside.Type.Text
            && cast.Cast.Form.Overflow == Overflow.AsCompiled
            && IntegerTypes.Contains(cast.Cast.Operands[0].Type.Text)
            && this[operand].Precedence == Precedence.Unary;
        return isImplied ? _casts[operand.Id].Operand : this[operand];
    }

    private string Receiver(EquatableArray<Wire> operands) => this[operands[0]].AtLeast(Precedence.Primary);

    private string Arguments(IEnumerable<Wire> operands, int outputs = 0) =>
        "(" + string.Join(", ", operands.Select((operand, i) => ((outputs >> i) & 1) == 0 ? this[operand].AsArgument() : "out " + this[operand].AtLeast(Precedence.Primary) + "[0]")) + ")";

    /// <summary>Two signs must not run together into a decrement.</summary>
    private static string Separated(string sign, string operand) => operand[0] == sign[0] ? "(" + operand + ")" : operand;

    private static Expression InContext(Form form, Expression expression) => form.Overflow switch
    {
        Overflow.Checked => Expression.Name("checked(" + expression.Text + ")"),
        Overflow.Unchecked => Expression.Name("unchecked(" + expression.Text + ")"),
        _ => expression,
    };
}
