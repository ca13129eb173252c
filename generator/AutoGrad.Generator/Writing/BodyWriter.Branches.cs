using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <content>Branches: as <c>?:</c> where nothing in them needs a statement, else as <c>if</c>.</content>
internal sealed partial class BodyWriter
{
    /// <summary>A branch with more gates is written as an <c>if</c>, not as <c>?:</c>.</summary>
    private const int MostGatesInChoice = 8;

    /// <summary>What variables hold that were declared before an <c>if</c>: a side that yields the same need not assign it.</summary>
    private readonly Dictionary<string, Literal> _initial = new();

    private void WriteBranch(Branch branch, Dictionary<int, string> targets, List<Statement> statements)
    {
        if (IsChoice(branch))
        {
            int unfolded = WriteGates(branch.Then.Gates, targets).Count + WriteGates(branch.Else.Gates, targets).Count;
            var choice = ExpressionWriter.Choice(
                _expressions[branch.Condition], _expressions[branch.Then.Ending.Values[0]], _expressions[branch.Else.Ending.Values[0]]);
            var result = branch.Results[0];
            if (unfolded == 0 && choice.Text.Length <= LongestExpression)
            {
                if (_uses[result] == 1 && result.Name is null && !targets.ContainsKey(result.Id) && !_inContext.Contains(result.Id) && !_folding.MustStay(result))
                {
                    _expressions[result] = choice;
                }
                else
                {
                    Assign(result, choice, targets, statements);
                }

                return;
            }
        }

        WriteIf(branch, targets, statements);
    }

    private void WriteIf(Branch branch, Dictionary<int, string> targets, List<Statement> statements)
    {
        var condition = _expressions[branch.Condition];
        for (int i = 0; i < branch.Results.Count; i++)
        {
            var result = branch.Results[i];
            if (targets.TryGetValue(result.Id, out string? variable))
            {
                SetVariable(result, variable);
                continue;
            }

            SetVariable(result, NameOf(result));
            _initial.Remove(_variables[result.Id]);
            string value = StackOf(result);
            if (value.Length == 0 && (ConstantIn(branch.Else, i) ?? ConstantIn(branch.Then, i)) is { } initial)
            {
                value = " = " + _expressions.Write(initial).Text;
                _initial[_variables[result.Id]] = initial.Value;
            }

            statements.Add(new Line(result.Type.Text + " " + _variables[result.Id] + value + ";"));
        }

        var then = WriteSide(branch.Then, branch.Results);
        var @else = WriteSide(branch.Else, branch.Results);
        if (then.Count > 0)
        {
            statements.Add(new If(condition.Text, then, @else));
        }
        else if (@else.Count > 0)
        {
            statements.Add(new If(ExpressionWriter.Not(condition).Text, @else, then));
        }
    }

    private void WriteTry(Try @try, Dictionary<int, string> targets, List<Statement> statements)
    {
        foreach (var result in @try.Results)
        {
            if (targets.TryGetValue(result.Id, out string? variable))
            {
                SetVariable(result, variable);
                continue;
            }

            SetVariable(result, NameOf(result));
            _initial.Remove(_variables[result.Id]);
            statements.Add(new Line(result.Type.Text + " " + _variables[result.Id] + StackOf(result) + ";"));
        }

        statements.Add(new Block("try", WriteSide(@try.Body, @try.Results)));
        statements.Add(new Block("finally", WriteSide(@try.Finally, default)));
    }

    /// <summary>A span declared without a value may not lie on the stack later; one that begins there may.</summary>
    private string StackOf(Wire span) =>
        span.Type.IsSpan && _stacks.TryGetValue(_classes.Of(span), out var stack) && _variables.TryGetValue(stack.Id, out string? variable) ? " = " + variable : "";

    private List<Statement> WriteSide(Region side, EquatableArray<Wire> results)
    {
        // A value that the side makes for a result is assigned to the result's variable at once.
        var made = new HashSet<int>(side.Gates.Where(gate => gate is not Constant).SelectMany(gate => gate.Outputs).Select(wire => wire.Id));
        var inner = new Dictionary<int, string>();
        for (int i = 0; side.Ending is Yield && i < results.Count; i++)
        {
            int value = side.Ending.Values[i].Id;
            if (made.Contains(value) && !inner.ContainsKey(value))
            {
                inner.Add(value, _variables[results[i].Id]);
            }
        }

        _names.Open();
        var statements = WriteGates(side.Gates, inner, side.Ending);
        _names.Close();
        for (int i = 0; side.Ending is Yield && i < results.Count; i++)
        {
            string variable = _variables[results[i].Id];
            var value = side.Ending.Values[i];
            bool isInitial = _initial.TryGetValue(variable, out var initial) && OwnConstantIn(side, i)?.Value == initial;
            if (!isInitial && _expressions[value].Text != variable)
            {
                statements.Add(new Line(variable + " = " + _expressions[value].Text + ";"));
            }
        }

        if (side.Ending is Throw @throw)
        {
            statements.Add(new Line("throw " + _expressions[@throw.Exception].Text + ";"));
        }

        return statements;
    }

    /// <summary>The constant that a side yields for a result, itself or in a branch inside it.</summary>
    private Constant? ConstantIn(Region side, int result)
    {
        if (side.Ending is not Yield yield)
        {
            return null;
        }

        int value = yield.Results[result].Id;
        foreach (var branch in side.Gates.OfType<Branch>())
        {
            for (int i = 0; i < branch.Results.Count; i++)
            {
                if (branch.Results[i].Id == value)
                {
                    return ConstantIn(branch.Else, i) ?? ConstantIn(branch.Then, i);
                }
            }
        }

        return OwnConstantIn(side, result);
    }

    private Constant? OwnConstantIn(Region side, int result) =>
        side.Ending is Yield yield && _constants.TryGetValue(yield.Results[result].Id, out var constant) ? constant : null;

    /// <summary>True if the branch can be written as <c>c ? a : b</c>: nothing in it needs a statement.</summary>
    private bool IsChoice(Branch branch)
    {
        int gates = 0;
        return branch.Results.Count == 1 && IsChoice(branch, ref gates);
    }

    private bool IsChoice(Branch branch, ref int gates)
    {
        foreach (var side in branch.Regions)
        {
            if (side.Ending is not Yield)
            {
                return false;
            }

            foreach (var gate in side.Gates)
            {
                bool fits = gate switch
                {
                    Constant => true,
                    Apply apply => ++gates <= MostGatesInChoice && apply.Effect == Effect.Pure && apply.Output.Name is null && _uses[apply.Output] == 1,
                    Branch inner => inner.Results.Count == 1 && _uses[inner.Results[0]] == 1 && inner.Results[0].Name is null && IsChoice(inner, ref gates),
                    _ => false,
                };
                if (!fits)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
