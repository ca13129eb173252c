using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// Turns a backward circuit into statements: which wires become locals and which are folded into expressions, and what they
/// are called.
/// </summary>
internal sealed partial class BodyWriter
{
    /// <summary>Longer expressions get a local: they would not fit a line.</summary>
    private const int LongestExpression = 90;

    private static readonly Dictionary<int, string> NoTargets = new();
    private static readonly string[] CompoundSymbols = { "+", "-", "*", "/" };

    private readonly IReadOnlyDictionary<string, ProcedureMethods> _procedures;
    private readonly string _recording;
    private readonly LibraryNames _library;
    private readonly ExpressionWriter _expressions;
    private readonly Names _names;
    private readonly UseCounts _uses;
    private readonly Dictionary<int, string> _variables = new();
    private readonly Dictionary<int, string> _gradients = new();
    private readonly Dictionary<int, Apply> _negations = new();

    /// <summary>True if <c>_</c> is a discard, and no parameter.</summary>
    private readonly bool _discards;

    private readonly Dictionary<int, Constant> _constants;
    private readonly Folding _folding;
    private readonly BufferClasses _classes;

    /// <summary>For each class of buffers with memory on the stack in it, that memory.</summary>
    private readonly Dictionary<int, Wire> _stacks = new();

    /// <summary>Gates that have been written into the expressions that use them.</summary>
    private readonly Dictionary<int, Apply> _folded = new();

    /// <summary>What a pass of a loop hands to the next.</summary>
    private readonly HashSet<int> _nextValues;

    /// <summary>What a loop carries and only hands to a loop inside it, and what becomes of it.</summary>
    private readonly Dictionary<int, int> _carriedOn = new();

    /// <summary>Values that are called as the counters are that begin with them.</summary>
    private readonly HashSet<int> _counterStarts;

    /// <summary>Wires that cannot be negative.</summary>
    private readonly HashSet<int> _lengths;

    /// <summary>Operands of <c>checked(...)</c> and <c>unchecked(...)</c>: they are computed outside of it, where they were.</summary>
    private readonly HashSet<int> _inContext;

    /// <param name="circuit">The circuit that the written gates are of.</param>
    /// <param name="names">The names that are taken.</param>
    /// <param name="library">How the runtime is called.</param>
    /// <param name="procedures">How procedures are called.</param>
    /// <param name="recording">What the recording is called.</param>
    /// <param name="discards">True if <c>_</c> is a discard, and no parameter.</param>
    public BodyWriter(
        Circuit circuit, Names names, LibraryNames library, IReadOnlyDictionary<string, ProcedureMethods> procedures, string recording, bool discards)
    {
        _names = names;
        _library = library;
        _procedures = procedures;
        _recording = recording;
        _discards = discards;
        _expressions = new ExpressionWriter(library, recording);
        _uses = UseCounts.Of(circuit);
        var gates = circuit.Body.AllGates().ToList();
        _nextValues = new HashSet<int>(gates.OfType<Loop>().SelectMany(loop => loop.Body.Ending.Values).Select(value => value.Id));
        LoopExit.AddValues(circuit.Body, _nextValues);
        _counterStarts = new HashSet<int>(gates.OfType<Loop>()
            .SelectMany(loop => loop.Initial.Where((initial, i) => initial.Name == loop.Parameters[i].Name))
            .Select(initial => initial.Id));
        _folding = Folding.Of(circuit, _uses, _nextValues);
        _lengths = new HashSet<int>(gates.OfType<Apply>()
            .Where(gate => gate.Operands.Count > 0 && gate.Operands[0].Type.IsBuffer && gate.Form is { Kind: FormKind.Member, Symbol: ".Length" } or { Kind: FormKind.MemberCall, Symbol: ".GetLength" })
            .Select(gate => gate.Output.Id));
        _classes = BufferClasses.Of(circuit);
        foreach (var stack in gates.OfType<Apply>().Where(gate => gate.Form.Kind == FormKind.StackAlloc))
        {
            _stacks[_classes.Of(stack.Output)] = stack.Output;
        }

        _constants = gates.OfType<Constant>().ToDictionary(constant => constant.Output.Id);
        _inContext = new HashSet<int>(gates.OfType<Apply>()
            .Where(gate => gate.Form.Overflow != Overflow.AsCompiled)
            .SelectMany(gate => gate.Operands)
            .Select(operand => operand.Id));
    }

    /// <summary>True for gates that need a recording.</summary>
    public static bool NeedsRecording(Gate gate) => gate is Record { Slots: null } or Recall { Slots: null } or RentSlots { Kind: not SlotsKind.OnStack } or Invoke or Apply { Form.Kind: FormKind.Rent };

    public string TextOf(Wire wire) => _expressions[wire].Text;

    /// <summary>Gives a wire that comes from outside its text.</summary>
    public void Name(Wire wire, string text)
    {
        _expressions[wire] = Expression.Name(text);

        // A number in a struct is read by a path, after which no variable can be called.
        _variables[wire.Id] = text.IndexOf('.') >= 0 && wire.Name is not null ? wire.Name : text;
    }

    /// <summary>Says where the gradient of an input is collected.</summary>
    public void NameGradient(Wire input, string text) => _gradients[input.Id] = text;

    public List<Statement> Write(IEnumerable<Gate> gates) => WriteGates(gates, NoTargets);

    /// <param name="gates">The gates to write.</param>
    /// <param name="targets">Wires that are to be assigned to a variable declared outside.</param>
    /// <param name="ending">How the gates end, where an expression may run on into it.</param>
    private List<Statement> WriteGates(IEnumerable<Gate> gates, Dictionary<int, string> targets, Ending? ending = null)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var statements = new List<Statement>();
        var computed = new List<Gate>();
        foreach (var gate in gates)
        {
            if (gate is Constant constant)
            {
                _expressions[constant.Output] = _expressions.Write(constant);
            }
            else
            {
                computed.Add(gate);
            }
        }

        for (int i = 0; i < computed.Count; i++)
        {
            switch (computed[i])
            {
                case Apply apply when !DividesByConstant(apply) && RunsOn(apply, i + 1 < computed.Count ? computed[i + 1] : null, ending):
                    _expressions[apply.Output] = _expressions.Write(apply);
                    break;
                case Apply apply:
                    WriteApply(apply, targets, statements);
                    break;
                case Accumulate accumulate:
                    statements.Add(new Line(_gradients[accumulate.Target.Id] + Addition(accumulate.Value) + ";"));
                    break;
                case AccumulateElement element:
                    statements.Add(new Line(_expressions.Target(element.Buffer, element.Indices, element.Part) + Addition(element.Value) + ";"));
                    break;
                case Load load:
                    WriteLoad(load, targets, statements);
                    break;
                case Store store:
                    statements.Add(new Line(_expressions.Target(store.Buffer, store.Indices, store.Part) + " = " + _expressions[store.Value].Text + ";"));
                    break;
                case Record { Slots: { } slots } record:
                    statements.Add(new Line(_expressions.Element(slots, EquatableArray.Of(record.Index!), null).Text + " = " + _expressions[record.Value].Text + ";"));
                    break;
                case Record record:
                    statements.Add(new Line(PushOf(record.Value)));
                    break;
                case Recall { Slots: { } slots } recall:
                    WriteSlot(recall.Output, _expressions.Element(slots, EquatableArray.Of(recall.Index!), null), targets, statements);
                    break;
                case Recall recall:
                    Assign(recall.Output, PopOf(recall.Output), targets, statements);
                    break;
                case RentSlots rented:
                    Assign(rented.Output, RentOf(rented), targets, statements);
                    break;
                case PopSlots popped:
                    Assign(popped.Output, Expression.Name(_recording + ".PopSlots<" + popped.Output.Type.Element!.Text + ">()"), targets, statements);
                    break;
                case Loop loop:
                    WriteLoop(loop, targets, statements);
                    break;
                case Try @try:
                    WriteTry(@try, targets, statements);
                    break;
                case Invoke invoke:
                    WriteInvoke(invoke, targets, statements);
                    break;
                case Branch branch:
                    WriteBranch(branch, targets, statements);
                    break;
            }
        }

        return statements;
    }

    /// <summary>
    /// True if what has an effect can be written into the next expression: that comes right after it and alone reads it, so
    /// that nothing is reordered. It is how <c>throw new E(string.Format(...))</c> stays one statement.
    /// </summary>
    private bool RunsOn(Apply gate, Gate? next, Ending? ending)
    {
        bool isReadNext = next is null
            ? ending is Throw @throw && @throw.Exception.Id == gate.Output.Id
            : next is Apply { Effect: Effect.Impure or Effect.Throws } reader && reader.Operands.Any(operand => operand.Id == gate.Output.Id);
        return isReadNext && gate.Effect != Effect.Pure && _uses[gate.Output] == 1 && gate.Output.Name is null && !_inContext.Contains(gate.Output.Id);
    }

    private void WriteApply(Apply gate, Dictionary<int, string> targets, List<Statement> statements)
    {
        if (gate.Form is { Kind: FormKind.Struct, Suffix: "" })
        {
            WriteFilled(gate, targets, statements);
            return;
        }

        var expression = WriteExpression(gate, statements);
        if (gate.Output.Type.Kind == WireKind.Nothing)
        {
            statements.Add(new Line(expression.Text + ";"));
        }
        else if (_uses[gate.Output] == 0)
        {
            // Only its exception or its effect matters.
            bool isStatement = gate.Form.Kind is FormKind.Call or FormKind.MemberCall or FormKind.New && gate.Form.Suffix.Length == 0;
            if (gate.Form.Kind == FormKind.StackAlloc || gate.Output.Type.IsSpan)
            {
                Assign(gate.Output, expression, targets, statements);
                return;
            }

            string discard = isStatement ? "" : _discards ? "_ = " : gate.Output.Type.Text + " " + _names.TakeNumbered("t") + " = ";
            statements.Add(new Line(discard + expression.Text + ";"));
        }
        else if (!targets.ContainsKey(gate.Output.Id) && IsFolded(gate, expression))
        {
            _expressions[gate.Output] = expression;
            _folded[gate.Output.Id] = gate;
            if (gate.IsAdjoint && gate.Form == Form.Negate)
            {
                _negations[gate.Output.Id] = gate;
            }
        }
        else
        {
            Assign(gate.Output, expression, targets, statements);
        }
    }

    /// <summary>A struct that is filled part by part.</summary>
    private void WriteFilled(Apply gate, Dictionary<int, string> targets, List<Statement> statements)
    {
        Assign(gate.Output, Expression.Name("default"), targets, statements);
        statements.AddRange(Fill(_library, _variables[gate.Output.Id], gate.Form.Symbol, gate.Operands.Select(part => (part.Type, _expressions[part].Text)).ToList()));
    }

    public static IEnumerable<Statement> Fill(LibraryNames library, string variable, string type, IReadOnlyList<(WireType Type, string Text)> parts) =>
        parts.Select((part, i) => (Statement)new Line(library.Assignable(variable, type, new StructPart(part.Type, "", false, i)) + " = " + part.Text + ";"));

    /// <summary>
    /// Keeps the compiler from computing a primal operation on constants, as an inlined callee may have: it would warn of code that is never
    /// reached, and refuse an overflow or a division by zero that is an exception at run time. The last operand gets a variable.
    /// </summary>
    private Expression WriteExpression(Apply gate, List<Statement> statements)
    {
        if (gate.IsAdjoint || gate.Operands.Count == 0 || !IsComputedByCompiler(gate))
        {
            return _expressions.Write(gate);
        }

        var constant = gate.Operands[gate.Operands.Count - 1];
        var text = _expressions[constant];
        string variable = _names.TakeNumbered("t");
        statements.Add(new Line(constant.Type.Text + " " + variable + " = " + text.Text + ";"));
        _expressions[constant] = Expression.Name(variable);
        var expression = _expressions.Write(gate);
        _expressions[constant] = text;
        return expression;
    }

    /// <summary>True for an integer division by a constant that may be zero.</summary>
    private bool DividesByConstant(Apply gate) =>
        gate.Form is { Kind: FormKind.Infix, Symbol: "/" or "%" } && gate.Effect == Effect.Throws && _constants.ContainsKey(gate.Operands[gate.Operands.Count - 1].Id);

    private bool IsComputedByCompiler(Apply gate)
    {
        if (!_constants.ContainsKey(gate.Operands[gate.Operands.Count - 1].Id))
        {
            return false;
        }

        bool isOperator = gate.Form.Kind is FormKind.Infix or FormKind.Prefix or FormKind.Cast;
        return DividesByConstant(gate) || gate.Form.Kind == FormKind.Element || (isOperator && gate.Operands.All(operand => _constants.ContainsKey(operand.Id)));
    }

    /// <summary>A value used once is written where it is used, unless the user gave it a name.</summary>
    private bool IsFolded(Apply gate, Expression expression) => IsEndOfSpan(gate) || (
        (gate.Effect == Effect.Pure || _folding.CanFold(gate.Output))
        && (gate.Output.Name is null || (_uses[gate.Output] == 1 && _nextValues.Contains(gate.Output.Id)))
        && (_uses[gate.Output] == 1 || gate.Operands.Count == 0)
        && !_uses.IsReadInLoop(gate.Output)
        && !_inContext.Contains(gate.Output.Id)
        && expression.Text.Length <= LongestExpression);

    /// <summary>The length of a span, or a number less: a variable for it would say no more and cost no less.</summary>
    private bool IsEndOfSpan(Apply gate)
    {
        bool hasName = gate.Output.Name is not null && !_counterStarts.Contains(gate.Output.Id);
        if (hasName || _inContext.Contains(gate.Output.Id) || gate.Effect != Effect.Pure || gate.Operands.Count == 0)
        {
            return false;
        }

        return gate.Form.Kind == FormKind.Member
            ? gate.Form.Symbol == ".Length" && gate.Operands[0].Type.IsSpan && _variables.ContainsKey(gate.Operands[0].Id)
            : gate.Form == Form.Subtract && _folded.TryGetValue(gate.Operands[0].Id, out var length) && IsEndOfSpan(length) && _constants.ContainsKey(gate.Operands[1].Id);
    }

    private void Assign(Wire wire, Expression expression, Dictionary<int, string> targets, List<Statement> statements)
    {
        if (targets.TryGetValue(wire.Id, out string? variable))
        {
            statements.Add(new Line(variable + " = " + expression.Text + ";"));
        }
        else
        {
            variable = NameOf(wire);
            statements.Add(new Line(wire.Type.Text + " " + variable + " = " + expression.Text + ";"));
        }

        SetVariable(wire, variable);
    }

    private void WriteLoad(Load load, Dictionary<int, string> targets, List<Statement> statements)
    {
        var element = _expressions.Element(load.Buffer, load.Indices, load.Part);
        if (_uses[load.Output] == 0)
        {
            string discard = _discards ? "_ = " : load.Output.Type.Text + " " + _names.TakeNumbered("t") + " = ";
            statements.Add(new Line(discard + element.Text + ";"));
        }
        else if (!targets.ContainsKey(load.Output.Id) && _folding.CanFold(load.Output) && element.Text.Length <= LongestExpression)
        {
            _expressions[load.Output] = element;
        }
        else
        {
            Assign(load.Output, element, targets, statements);
        }
    }

    private string PushOf(Wire value) =>
        value.Type.Kind is WireKind.Array or WireKind.Opaque or WireKind.Message
            ? _recording + ".PushReference(" + _expressions[value].Text + ");"
            : _recording + ".Push(" + (_constants.ContainsKey(value.Id) ? "(" + value.Type.Text + ")" : "") + _expressions[value].Text + ");";

    private Expression PopOf(Wire value) => Expression.Name(
        value.Type.Kind is WireKind.Array or WireKind.Opaque or WireKind.Message
            ? _recording + ".PopReference<" + value.Type.Text + ">()!"
            : _recording + ".Pop<" + value.Type.Text + ">()");

    /// <summary>A slot holds what it holds: it can be read where its value is used.</summary>
    private void WriteSlot(Wire value, Expression slot, Dictionary<int, string> targets, List<Statement> statements)
    {
        if (_uses[value] == 1 && !targets.ContainsKey(value.Id) && !_uses.IsReadInLoop(value) && !_inContext.Contains(value.Id))
        {
            _expressions[value] = slot;
        }
        else
        {
            Assign(value, slot, targets, statements);
        }
    }

    private Expression RentOf(RentSlots rented)
    {
        string element = rented.Output.Type.Element!.Text;
        var bounds = rented.Range.Select(bound => bound.IsNext ? _expressions[bound.Number].AtLeast(Precedence.Additive) + " + 1L" : _expressions[bound.Number].AsArgument());
        return rented.Kind == SlotsKind.OnStack
            ? new Expression("stackalloc " + element + "[" + string.Join("", bounds) + "]", Precedence.Unary)
            : Expression.Name(_recording + (rented.Kind == SlotsKind.Rented ? ".Rent<" : ".PushSlots<") + element + ">(" + string.Join(", ", bounds) + ")");
    }

    private void SetVariable(Wire wire, string variable)
    {
        _variables[wire.Id] = variable;
        _expressions[wire] = Expression.Name(variable);
    }

    private string NameOf(Wire wire)
    {
        if (wire.Name is not null)
        {
            return _names.Take(wire.Name);
        }

        if (wire.AdjointOf is { } primal)
        {
            return _variables.TryGetValue(primal, out string? name) && Identifier(name) is { } identifier ? _names.Take("d" + identifier) : _names.TakeNumbered("pull");
        }

        return _uses.IsOnlyResult(wire) ? _names.Take("result") : _names.TakeNumbered(_uses.IsCondition(wire) ? "branch" : "t");
    }

    /// <summary>What a local for the gradient of a variable or of a part of one can be called after: <c>pX</c> for <c>p.X</c>. Null for any other text.</summary>
    private static string? Identifier(string text)
    {
        var parts = (text.StartsWith("this.", System.StringComparison.Ordinal) ? text.Substring("this.".Length) : text).Split('.').Select(part => part.TrimStart('@', '_')).ToList();
        bool isName = parts.All(part => part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c == '_'));
        return isName ? parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1))) : null;
    }

    private string Addition(Wire value)
    {
        if (_negations.TryGetValue(value.Id, out var negation))
        {
            return " -= " + _expressions[negation.Operands[0]].Text;
        }

        return " += " + _expressions[value].Text;
    }
}
