using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>Writes the body of the backward method, or, where that cannot simply call it, of the gradient method.</summary>
internal sealed class MethodWriter
{
    private readonly MethodModel _model;
    private readonly MethodSignature _signature;
    private readonly LibraryNames _library;
    private readonly Names _names;
    private readonly BodyWriter _body;
    private readonly string _recording;
    private readonly bool _isGradient;
    private readonly IReadOnlyList<GradientNumber> _numbers;

    /// <summary>What comes between the forward and the backward part.</summary>
    private readonly List<Statement> _atTurn = new();

    private MethodWriter(MethodModel model, LibraryNames library, IReadOnlyDictionary<string, ProcedureMethods> procedures, bool isGradient)
    {
        _model = isGradient ? model with { Circuit = model.GradientCircuit } : model;
        _signature = model.Signature!;
        _library = library;
        _isGradient = isGradient;
        _names = new Names(SignatureWriter.ParameterNames(_signature).Concat(model.LibraryNames).Concat(model.MemberNames));
        _recording = NeedsRecording ? _names.Take("recording") : "";
        _body = new BodyWriter(_model.Circuit!, _names, library, procedures, _recording, _signature.Parameters.All(parameter => parameter.Name != "_"));
        _numbers = isGradient ? GradientNumber.Take(_signature, _names) : System.Array.Empty<GradientNumber>();
        NameInputs(_model.Circuit!);
    }

    private bool NeedsRecording => _model.Circuit!.Body.AllGates().Any(BodyWriter.NeedsRecording);

    /// <param name="model">The method.</param>
    /// <param name="library">How the runtime is called.</param>
    /// <param name="procedures">How procedures are called.</param>
    /// <param name="isGradient">True for the body of the gradient method, false for that of the backward method.</param>
    public static List<Statement> Write(MethodModel model, LibraryNames library, IReadOnlyDictionary<string, ProcedureMethods> procedures, bool isGradient) =>
        new MethodWriter(model, library, procedures, isGradient).Write();

    private void NameInputs(Circuit circuit)
    {
        int input = 0;
        if (_signature.HasThis)
        {
            _body.Name(circuit.Inputs[input++], "this");
        }

        foreach (var parameter in _signature.Parameters)
        {
            _body.Name(circuit.Inputs[input], Names.Escape(parameter.Name));
            if (parameter.HasNumberGradient)
            {
                string? local = _numbers.FirstOrDefault(number => number.Parameter == parameter)?.Local;
                _body.NameGradient(circuit.Inputs[input], local ?? Names.Escape(parameter.GradientName!));
            }

            input++;
        }

        var buffers = _signature.Parameters.Where(parameter => parameter.HasBufferGradient).ToList();
        var pulls = _isGradient ? Pulls.InGradient(_signature) : Pulls.InBackward(_signature);
        foreach (string pull in pulls.Take(circuit.Inputs.Count - input - buffers.Count))
        {
            // The gradient of a number passed by reference is its pull when the method begins, and collects its gradient behind the turn.
            bool isReference = _signature.Outputs.Any(parameter => parameter.HasNumberGradient && Names.Escape(parameter.GradientName!) == pull);
            var wire = circuit.Inputs[input++];
            _body.Name(wire, isReference ? TakePull(wire, pull) : pull);
        }

        foreach (var parameter in buffers.Take(circuit.Inputs.Count - input))
        {
            _body.Name(circuit.Inputs[input++], Names.Escape(parameter.GradientName!));
        }
    }

    private string TakePull(Wire wire, string gradient)
    {
        string local = _names.TakeNumbered("pull");
        _atTurn.Add(new Line(wire.Type.Text + " " + local + " = " + gradient + ";"));
        _atTurn.Add(new Line(gradient + " = " + GradientNumber.Zero(wire.Type.Text) + ";"));
        return local;
    }

    private List<Statement> Write()
    {
        var body = _model.Circuit!.Body;
        int turn = body.Gates.ToList().FindIndex(gate => gate is Turn);
        var forward = turn < 0 ? body.Gates : body.Gates.Take(turn);
        var backward = turn < 0 ? Enumerable.Empty<Gate>() : body.Gates.Skip(turn + 1);
        var statements = EntryChecks.Write(_signature, _model.WrittenParameters, _library, _isGradient);
        if (statements.Count > 0)
        {
            statements.Add(new Line(""));
        }

        var main = new List<Statement>();
        var forwardStatements = _body.Write(forward);
        if (_signature.Result.IsArray && body.Ending is Yield array)
        {
            forwardStatements.Add(EntryChecks.RequireResult(_signature, _body.TextOf(array.Results[0]), _library));
        }

        if (body.Ending is Yield)
        {
            // The pull is on what the array holds now, so that rows that have changed places must be alike.
            forwardStatements.AddRange(_model.MovedParameters.Select(index => EntryChecks.RequireShape(_signature.Parameters[index], _library)));
        }

        var backwardStatements = _atTurn.Concat(_numbers.Select(number => number.Declaration)).ToList();
        backwardStatements.AddRange(_isGradient ? GradientClearing.Write(_signature, _library) : Enumerable.Empty<Statement>());
        backwardStatements.AddRange(_body.Write(backward));
        backwardStatements.AddRange(_numbers.Select(number => number.Assignment));
        if (forwardStatements.Count > 0)
        {
            main.Add(new Line("// forward"));
            main.AddRange(forwardStatements);
        }

        if (backwardStatements.Count > 0 && turn >= 0)
        {
            if (forwardStatements.Count > 0)
            {
                main.Add(new Line(""));
            }

            main.Add(new Line("// backward"));
            main.AddRange(backwardStatements);
        }

        switch (body.Ending)
        {
            case Yield yield:
                WriteReturn(yield, main);
                break;
            case Throw @throw:
                main.Add(new Line("throw " + _body.TextOf(@throw.Exception) + ";"));
                break;
        }

        statements.AddRange(_recording.Length > 0 ? WithRecording(main) : main);
        return statements;
    }

    /// <summary>Sets what is handed back by reference, and returns the result.</summary>
    private void WriteReturn(Yield yield, List<Statement> statements)
    {
        int count = _signature.Results.Count;
        var outputs = _signature.Outputs
            .Select((parameter, i) => (Value: yield.Results[count + i], Variable: Names.Escape(parameter.Name), Text: _body.TextOf(yield.Results[count + i])))
            .Where(output => output.Text != output.Variable)
            .ToList();
        string result = Results(yield.Results.Take(count).Select(wire => _body.TextOf(wire)).ToArray());
        if (outputs.Any(output => BodyWriter.Mentions(result, output.Variable)))
        {
            string local = _names.Take("result");
            statements.Add(new Line(_signature.ResultType + " " + local + " = " + result + ";"));
            result = local;
        }

        _body.AssignAll(outputs, statements);
        if (count > 0)
        {
            statements.Add(new Line("return " + result + ";"));
        }
    }

    /// <summary>What the recording has rented goes back however the method is left.</summary>
    private List<Statement> WithRecording(List<Statement> statements) => new()
    {
        new Line("var " + _recording + " = default(" + _library.RuntimeName("Recording") + ");"),
        new Block("try", statements),
        new Block("finally", new List<Statement> { new Line(_recording + ".Dispose();") }),
    };

    private string Results(string[] texts) =>
        Regex.Replace(
            _signature.ResultFormat, @"\{(\d+)\}", match => texts[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);
}
