using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <content>Loops: as <c>for</c> where one variable counts, else as <c>while</c>. What is carried lives in variables declared before.</content>
internal sealed partial class BodyWriter
{
    private void WriteLoop(Loop loop, Dictionary<int, string> targets, List<Statement> statements)
    {
        var header = LoopHeader.Of(loop, _uses, _constants);
        string counterStart = "";
        for (int i = 0; i < loop.Parameters.Count; i++)
        {
            if (i != header?.Counter)
            {
                DeclareCarried(loop, i, targets, statements);
            }
        }

        _names.Open();
        if (header is not null)
        {
            var counter = loop.Parameters[header.Counter];
            counterStart = counter.Type.Text + " " + Named(counter) + " = " + _expressions[loop.Initial[header.Counter]].Text;
            if (!header.StepsFirst)
            {
                // What the next pass counts may be read in this one, too.
                foreach (var distance in loop.Body.Gates.OfType<Constant>())
                {
                    _expressions[distance.Output] = _expressions.Write(distance);
                }

                _expressions[header.Step.Output] = _expressions.Write(header.Step);
            }
        }

        _names.Open();
        var headStatements = WriteGates(loop.Head.Gates, NoTargets, loop.Head.Ending);
        var condition = loop.Head.Ending is Yield head ? _expressions[head.Results[0]] : Expression.Name("true");
        var body = new List<Statement>();
        bool isPlain = headStatements.Count == 0;
        if (!isPlain)
        {
            body.AddRange(headStatements);
            body.Add(new If(ExpressionWriter.Not(condition).Text, new List<Statement> { new Line("break;") }, new List<Statement>()));
        }

        string test = isPlain ? condition.Text : "";
        string text = isPlain ? "while (" + test + ")" : "while (true)";
        if (header is { StepsFirst: true })
        {
            text = BackwardHeader(loop, header, condition.Text);
        }
        else if (header is not null)
        {
            text = "for (" + counterStart + ";" + (test.Length > 0 ? " " + test : "") + "; " + StepOf(loop, header) + ")";
        }

        WriteBody(loop, header, body);
        _names.Close();
        _names.Close();
        statements.Add(new Block(text, body));
    }

    /// <summary>
    /// A loop that takes its step back before each pass. Where the bound is a length and the end is a number, nothing can overflow, and
    /// it reads as one would write it.
    /// </summary>
    private string BackwardHeader(Loop loop, LoopHeader header, string condition)
    {
        var (parameter, initial) = (loop.Parameters[header.Counter], loop.Initial[header.Counter]);
        string variable = _variables[parameter.Id];
        SetVariable(header.Step.Output, variable);
        string first = _expressions[initial].Text;
        string start = "for (" + parameter.Type.Text + " " + variable + " = ";
        var last = loop.Head.Gates.OfType<Apply>().Last().Operands[1];
        if (!header.IsUp && condition == variable + " > " + _expressions[last].Text && _constants.ContainsKey(last.Id) && _lengths.Contains(initial.Id))
        {
            return start + _expressions[initial].AtLeast(Precedence.Additive) + " - 1; " + variable + " >= " + _expressions[last].Text + "; " + variable + "--)";
        }

        if (header.IsUp && condition == variable + " < " + _expressions[last].Text && _constants.TryGetValue(initial.Id, out var constant))
        {
            string begin = (int.Parse(constant.Value.Text!, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            bool isLast = _folded.TryGetValue(last.Id, out var difference) && difference.Form == Form.Subtract
                && _lengths.Contains(difference.Operands[0].Id) && _constants.TryGetValue(difference.Operands[1].Id, out var one) && one.Value.Text == "1";
            string end = isLast ? " < " + _expressions[difference!.Operands[0]].AtLeast(Precedence.Additive) : " <= " + _expressions[last].Text;
            return start + begin + "; " + variable + end + "; " + variable + "++)";
        }

        string step = header.IsUp ? "++" : "--";
        return condition.StartsWith(variable + " ", System.StringComparison.Ordinal)
            ? start + first + "; " + variable + step + condition.Substring(variable.Length) + "; )"
            : start + first + "; " + condition + "; )";
    }

    private void WriteBody(Loop loop, LoopHeader? header, List<Statement> body)
    {
        var gates = loop.Body.Gates.Where(gate => !ReferenceEquals(gate, header?.Step)).ToList();
        if (loop.Body.Ending is Yield yield)
        {
            var pass = new PassWriter(this, loop, header, LoopExit.LastValues(gates, yield.Results, _uses, _constants));
            pass.Write(gates, yield.Results, body);
            return;
        }

        body.AddRange(WriteGates(gates, NoTargets, loop.Body.Ending));
        if (loop.Body.Ending is Throw @throw)
        {
            body.Add(new Line("throw " + _expressions[@throw.Exception].Text + ";"));
        }
    }

    private void DeclareCarried(Loop loop, int index, Dictionary<int, string> targets, List<Statement> statements)
    {
        var (parameter, result, initial) = (loop.Parameters[index], loop.Results[index], loop.Initial[index]);
        string value = _expressions[initial].Text;
        if (targets.TryGetValue(result.Id, out string? variable))
        {
            statements.Add(new Line(variable + " = " + value + ";"));
        }
        else if (_carriedOn.TryGetValue(initial.Id, out int next) && next == result.Id)
        {
            // What the loop around carries is handed to this loop and comes back from it: one variable will do.
            variable = _variables[initial.Id];
        }
        else
        {
            variable = NameOf(parameter.Name is null && parameter.AdjointOf is null && result.Name is not null ? result : parameter);
            statements.Add(new Line(parameter.Type.Text + " " + variable + " = " + value + ";"));
        }

        _initial.Remove(variable);
        SetVariable(parameter, variable);
        SetVariable(result, variable);
        if (_uses[parameter] == 1 && loop.Body.Ending is Yield yield)
        {
            _carriedOn[parameter.Id] = yield.Results[index + 1].Id;
        }
    }

    private string Named(Wire wire)
    {
        string variable = NameOf(wire);
        SetVariable(wire, variable);
        return variable;
    }

    private string StepOf(Loop loop, LoopHeader header)
    {
        string variable = _variables[loop.Parameters[header.Counter].Id];
        if (header.Distance == "1")
        {
            return variable + (header.IsUp ? "++" : "--");
        }

        return variable + (header.IsUp ? " += " : " -= ") + header.Distance;
    }

    /// <summary>Assigns several variables as if all at once.</summary>
    public void AssignAll(List<(Wire Value, string Variable, string Text)> pending, List<Statement> body)
    {
        while (pending.Count > 0)
        {
            int free = pending.FindIndex(one => pending.All(other => ReferenceEquals(other.Variable, one.Variable) || !Mentions(other.Text, one.Variable)));
            if (free < 0)
            {
                // Each is needed for another: the first keeps its old value in a variable of its own.
                string kept = _names.TakeNumbered("t");
                body.Add(new Line(pending[0].Value.Type.Text + " " + kept + " = " + pending[0].Text + ";"));
                pending[0] = (pending[0].Value, pending[0].Variable, kept);
                free = pending.FindIndex(1, one => pending.All(other => ReferenceEquals(other.Variable, one.Variable) || !Mentions(other.Text, one.Variable)));
                free = free < 0 ? BreakCycle(pending, body) : free;
            }

            var (value, variable, text) = pending[free];
            body.Add(new Line(Assignment(value, variable, text)));
            pending.RemoveAt(free);
        }
    }

    private int BreakCycle(List<(Wire Value, string Variable, string Text)> pending, List<Statement> body)
    {
        for (int i = 1; i < pending.Count; i++)
        {
            string kept = _names.TakeNumbered("t");
            body.Add(new Line(pending[i].Value.Type.Text + " " + kept + " = " + pending[i].Text + ";"));
            pending[i] = (pending[i].Value, pending[i].Variable, kept);
        }

        return 0;
    }

    public static bool Mentions(string text, string variable) =>
        text.Contains(variable) && Regex.IsMatch(text, @"(?<![\w@.])" + Regex.Escape(variable) + @"(?!\w)");

    /// <summary><c>s = s + x</c> is written <c>s += x</c>, which is the same.</summary>
    private string Assignment(Wire value, string variable, string text)
    {
        foreach (string symbol in CompoundSymbols)
        {
            string start = variable + " " + symbol + " ";
            if (text.StartsWith(start, System.StringComparison.Ordinal)
                && _folded.TryGetValue(value.Id, out var gate)
                && gate.Form.Kind == FormKind.Infix
                && gate.Form.Symbol == symbol
                && gate.Form.Overflow == Overflow.AsCompiled
                && _expressions[gate.Operands[0]].Text == variable)
            {
                string operand = text.Substring(start.Length);
                if (operand == "1" && symbol is "+" or "-")
                {
                    return variable + symbol + symbol + ";";
                }

                bool isInParentheses = operand[0] == '(' && operand == "(" + _expressions[gate.Operands[1]].Text + ")";
                return variable + " " + symbol + "= " + (isInParentheses ? operand.Substring(1, operand.Length - 2) : operand) + ";";
            }
        }

        return variable + " = " + text + ";";
    }
}
