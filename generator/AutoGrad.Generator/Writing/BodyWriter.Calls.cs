using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <content>Calls of the halves of procedures: the first result is returned, the others are outputs.</content>
internal sealed partial class BodyWriter
{
    private void WriteInvoke(Invoke invoke, Dictionary<int, string> targets, List<Statement> statements)
    {
        var methods = _procedures[invoke.Procedure];

        // Arguments that the half does not use have been left out before.
        var texts = invoke.Arguments.Select(argument => _expressions[argument].AsArgument()).ToList();
        foreach (var result in invoke.Results.Skip(1))
        {
            if (_uses[result] == 0)
            {
                texts.Add("out _");
                continue;
            }

            string variable = targets.TryGetValue(result.Id, out string? target) ? target : NameOf(result);
            texts.Add("out " + (target is null ? result.Type.Text + " " : "") + variable);
            SetVariable(result, variable);
        }

        texts.Add("ref " + _recording);
        string call = methods.NameOf(invoke.IsBackward) + "(" + string.Join(", ", texts) + ")";
        if (invoke.Results.Count == 0 || _uses[invoke.Results[0]] == 0)
        {
            statements.Add(new Line(call + ";"));
        }
        else
        {
            Assign(invoke.Results[0], Expression.Name(call), targets, statements);
        }
    }
}
