using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>Writes the two methods of a procedure. What the forward one puts on the recording the backward one takes from it.</summary>
internal static class ProcedureWriter
{
    private const int LongestLine = 120;

    /// <summary>One of the two methods: its documentation, header and body.</summary>
    public sealed record Method(string Documentation, IEnumerable<string> Header, List<Statement> Body);

    public static Method Write(
        MethodModel model, ProcedureMethods methods, bool isBackward, LibraryNames library, IReadOnlyDictionary<string, ProcedureMethods> procedures)
    {
        var procedure = methods.Procedure;
        var half = isBackward ? procedure.Backward : procedure.Forward;
        var names = new Names(model.LibraryNames.Concat(model.MemberNames));
        string recording = names.Take("recording");
        var body = new BodyWriter(procedure.Circuit, names, library, procedures, recording, discards: true);
        var parameters = NameInputs(procedure, methods.InputsOf(isBackward), names, body);
        var results = half.Body.Ending is Yield yield ? yield.Results.Skip(1).ToList() : half.Results.ToList();
        var outputs = results.Skip(1).Select(result => (Type: result.Type.Text, Name: names.TakeNumbered("result"))).ToList();

        // Constants that the optimizer has moved out of the half.
        body.Write(procedure.Circuit.Body.Gates.OfType<Constant>());
        var statements = body.Write(half.Body.Gates);
        if (half.Body.Ending is Throw @throw)
        {
            statements.Add(new Line("throw " + body.TextOf(@throw.Exception) + ";"));
        }
        else
        {
            statements.AddRange(outputs.Select((output, i) => new Line(output.Name + " = " + body.TextOf(results[i + 1]) + ";")));
            if (results.Count > 0)
            {
                statements.Add(new Line("return " + body.TextOf(results[0]) + ";"));
            }
        }

        parameters.AddRange(outputs.Select(output => "out " + output.Type + " " + output.Name));
        parameters.Add("ref " + library.RecordingType + " " + recording);
        string documentation = isBackward
            ? $"<summary>Backward half of <c>{procedure.Name}</c>: takes back what the forward half has recorded, and returns the gradients of the numbers that went in.</summary>"
            : $"<summary>Forward half of <c>{procedure.Name}</c>: computes as it does, and records what its backward half needs.</summary>";
        return new Method(documentation, Header(model.Signature!, methods.NameOf(isBackward), results.Count == 0 ? "void" : results[0].Type.Text, parameters), statements);
    }

    private static List<string> NameInputs(Procedure procedure, EquatableArray<int> used, Names names, BodyWriter body)
    {
        var parameters = new List<string>();
        var named = new Dictionary<int, string>();
        foreach (int index in used)
        {
            var input = procedure.Circuit.Inputs[index];
            string name = input.Name is not null ? names.Take(input.Name)
                : input.AdjointOf is { } primal ? names.Take("d" + (named.TryGetValue(primal, out string? of) ? of.TrimStart('@') : "x"))
                : input.Type.IsReal ? names.TakeNumbered("pull")
                : names.Take("instance");
            named[input.Id] = name;
            body.Name(input, name);
            parameters.Add(input.Type.Text + " " + name);
        }

        return parameters;
    }

    private static IEnumerable<string> Header(MethodSignature signature, string name, string type, List<string> parameters)
    {
        string start = "private static " + type + " " + name + signature.TypeParameters + "(";
        string line = start + string.Join(", ", parameters) + ")" + signature.Constraints;
        return line.Length <= LongestLine
            ? new[] { line }
            : new[] { start }.Concat(parameters.Select((parameter, i) => "    " + parameter + (i < parameters.Count - 1 ? "," : ")" + signature.Constraints)));
    }
}
