using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;

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

    private readonly MethodSignature _signature;
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

    /// <summary>Operands of <c>checked(...)</c> and <c>unchecked(...)</c>: they are computed outside of it, where they were.</summary>
    private readonly HashSet<int> _inContext;

    private BodyWriter(MethodModel model, LibraryNames library)
    {
        _signature = model.Signature!;
        _library = library;
        _expressions = new ExpressionWriter(library);
        _names = new Names(SignatureWriter.ParameterNames(_signature).Concat(model.LibraryNames).Concat(model.MemberNames));
        _uses = UseCounts.Of(model.Circuit!);
        _constants = model.Circuit!.Body.AllGates().OfType<Constant>().ToDictionary(constant => constant.Output.Id);
        _inContext = new HashSet<int>(model.Circuit!.Body.AllGates().OfType<Apply>()
            .Where(gate => gate.Form.Overflow != Overflow.AsCompiled)
            .SelectMany(gate => gate.Operands)
            .Select(operand => operand.Id));
        _discards = _signature.Parameters.All(parameter => parameter.Name != "_");
        NameInputs(model.Circuit!);
    }

    public static List<Statement> Write(MethodModel model, LibraryNames library)
    {
        var writer = new BodyWriter(model, library);
        return writer.WriteRoot(model.Circuit!.Body);
    }

    private void NameInputs(Circuit circuit)
    {
        int input = 0;
        if (_signature.HasThis)
        {
            _expressions[circuit.Inputs[input++]] = Expression.Name("this");
        }

        foreach (var parameter in _signature.Parameters)
        {
            string name = Names.Escape(parameter.Name);
            _expressions[circuit.Inputs[input]] = Expression.Name(name);
            _variables[circuit.Inputs[input].Id] = name;
            if (parameter.GradientName is not null)
            {
                _gradients[circuit.Inputs[input].Id] = Names.Escape(parameter.GradientName);
            }

            input++;
        }

        string pull = Names.Escape(_signature.PullName);
        foreach (var result in _signature.Results.Where(result => result.Type.IsReal).Take(circuit.Inputs.Count - input))
        {
            _expressions[circuit.Inputs[input++]] = Expression.Name(pull + result.Path);
        }
    }

    private List<Statement> WriteRoot(Region body)
    {
        var backward = body.Gates.SkipWhile(gate => !IsBackward(gate)).ToList();
        var forward = body.Gates.Take(body.Gates.Count - backward.Count);
        var statements = OverlapChecks();
        if (statements.Count > 0)
        {
            statements.Add(new Line(""));
        }

        var forwardStatements = WriteGates(forward, NoTargets);
        var backwardStatements = WriteGates(backward, NoTargets);
        if (forwardStatements.Count > 0)
        {
            statements.Add(new Line("// forward"));
            statements.AddRange(forwardStatements);
        }

        if (backwardStatements.Count > 0)
        {
            if (forwardStatements.Count > 0)
            {
                statements.Add(new Line(""));
            }

            statements.Add(new Line("// backward"));
            statements.AddRange(backwardStatements);
        }

        switch (body.Ending)
        {
            case Yield yield:
                statements.Add(new Line("return " + Results(yield.Results.Select(result => _expressions[result].Text).ToArray()) + ";"));
                break;
            case Throw @throw:
                statements.Add(new Line("throw " + _expressions[@throw.Exception].Text + ";"));
                break;
        }

        return statements;
    }

    /// <summary>An input passed by reference must not be one of the gradients.</summary>
    private List<Statement> OverlapChecks() => (
        from input in _signature.Parameters
        where input.Modifier.Contains("in ")
        from gradient in SignatureWriter.Active(_signature)
        where gradient.Type == input.Type
        let name = Names.Escape(gradient.GradientName!)
        select (Statement)new Line($"{_library.TypeName("Overlap", "AutoGrad")}.Refuse(in {Names.Escape(input.Name)}, in {name}, \"{gradient.GradientName}\");")).ToList();

    private string Results(string[] texts) =>
        System.Text.RegularExpressions.Regex.Replace(
            _signature.ResultFormat, @"\{(\d+)\}", match => texts[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);

    private static bool IsBackward(Gate gate) => gate switch
    {
        Apply apply => apply.IsAdjoint,
        Accumulate => true,
        _ => gate.Regions.Any(region => region.Gates.Any(IsBackward)),
    };

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
                case Apply apply when RunsOn(apply, i + 1 < computed.Count ? computed[i + 1] : null, ending):
                    _expressions[apply.Output] = _expressions.Write(apply);
                    break;
                case Apply apply:
                    WriteApply(apply, targets, statements);
                    break;
                case Accumulate accumulate:
                    statements.Add(new Line(_gradients[accumulate.Target.Id] + Addition(accumulate.Value) + ";"));
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
        var expression = WriteExpression(gate, statements);
        if (gate.Output.Type.Kind == WireKind.Nothing)
        {
            statements.Add(new Line(expression.Text + ";"));
        }
        else if (_uses[gate.Output] == 0)
        {
            // Only its exception or its effect matters.
            bool isStatement = gate.Form.Kind is FormKind.Call or FormKind.MemberCall or FormKind.New && gate.Form.Suffix.Length == 0;
            string discard = isStatement ? "" : _discards ? "_ = " : gate.Output.Type.Text + " " + _names.TakeNumbered("t") + " = ";
            statements.Add(new Line(discard + expression.Text + ";"));
        }
        else if (!targets.ContainsKey(gate.Output.Id) && IsFolded(gate, expression))
        {
            _expressions[gate.Output] = expression;
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

    private bool IsComputedByCompiler(Apply gate)
    {
        if (!_constants.ContainsKey(gate.Operands[gate.Operands.Count - 1].Id))
        {
            return false;
        }

        bool isOperator = gate.Form.Kind is FormKind.Infix or FormKind.Prefix or FormKind.Cast;
        bool divides = gate.Form is { Kind: FormKind.Infix, Symbol: "/" or "%" } && gate.Effect == Effect.Throws;
        return divides || gate.Form.Kind == FormKind.Element || (isOperator && gate.Operands.All(operand => _constants.ContainsKey(operand.Id)));
    }

    /// <summary>A value used once is written where it is used, unless the user gave it a name.</summary>
    private bool IsFolded(Apply gate, Expression expression) =>
        gate.Effect == Effect.Pure
        && gate.Output.Name is null
        && (_uses[gate.Output] == 1 || gate.Operands.Count == 0)
        && !_inContext.Contains(gate.Output.Id)
        && expression.Text.Length <= LongestExpression;

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
            return _variables.TryGetValue(primal, out string? name) ? _names.Take("d" + name.TrimStart('@')) : _names.TakeNumbered("pull");
        }

        return _uses.IsOnlyResult(wire) ? _names.Take("result") : _names.TakeNumbered(_uses.IsCondition(wire) ? "branch" : "t");
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
