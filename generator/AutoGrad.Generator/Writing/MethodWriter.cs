using System.Collections.Generic;
using System.Linq;
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

    /// <summary>References into the gradients of structs.</summary>
    private readonly List<Statement> _references = new();

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
        foreach (var source in _signature.Sources)
        {
            string name = _signature.Receivers.Contains(source) ? source.Name : Names.Escape(source.Name);
            string? gradient = !source.HasNumberGradient ? null : _numbers.FirstOrDefault(number => number.Parameter == source)?.Local ?? Names.Escape(source.GradientName!);
            _body.Name(circuit.Inputs[input], name);
            if (gradient is not null && source.Struct is null)
            {
                _body.NameGradient(circuit.Inputs[input], gradient);
            }

            input++;
            foreach (var part in source.Inputs)
            {
                _body.Name(circuit.Inputs[input], _library.Read(name, source.Element, part));
                _body.NameGradient(circuit.Inputs[input], GradientOf(circuit.Inputs[input], gradient!, source, part));
                input++;
            }
        }

        var buffers = _signature.Active.Where(source => source.HasBufferGradient).ToList();
        var pulls = _isGradient ? Pulls.InGradient(_signature) : Pulls.InBackward(_signature, _library);
        var byReference = new HashSet<string>(_signature.Outputs.Where(parameter => parameter.HasNumberGradient)
            .SelectMany(parameter => parameter.Numbers.Select(number => parameter.Struct is null ? Names.Escape(parameter.GradientName!) : _library.Read(Names.Escape(parameter.GradientName!), parameter.Element, number))));
        foreach (string pull in pulls.Take(circuit.Inputs.Count - input - buffers.Count))
        {
            // The gradient of a number passed by reference is its pull when the method begins, and collects its gradient behind the turn.
            var wire = circuit.Inputs[input++];
            _body.Name(wire, byReference.Contains(pull) ? TakePull(wire, pull) : pull);
        }

        foreach (var source in _signature.Outputs.Where(parameter => parameter is { HasNumberGradient: true, Struct: not null } && !_isGradient))
        {
            _atTurn.Add(new Line(Names.Escape(source.GradientName!) + " = default;"));
        }

        foreach (var source in buffers.Take(circuit.Inputs.Count - input))
        {
            _body.Name(circuit.Inputs[input++], Names.Escape(source.GradientName!));
        }
    }

    /// <summary>What the gradient of a number in a struct is called: a field of the struct's gradient, or a reference into it where there is no such field.</summary>
    private string GradientOf(Wire input, string gradient, ParameterModel source, StructPart part)
    {
        if (part.IsAssignable)
        {
            return gradient + part.Path;
        }

        string name = _names.Take("d" + (input.Name ?? part.Suffix));
        _references.Add(new Line("ref " + part.Type.Text + " " + name + " = ref " + _library.Assignable(gradient, source.Element, part) + ";"));
        return name;
    }

    private string TakePull(Wire wire, string gradient)
    {
        string local = _names.TakeNumbered("pull");
        _atTurn.Add(new Line(wire.Type.Text + " " + local + " = " + gradient + ";"));
        if (_signature.Outputs.Any(parameter => parameter.Struct is null && parameter.GradientName is { } name && Names.Escape(name) == gradient))
        {
            _atTurn.Add(new Line(gradient + " = " + GradientNumber.Zero(wire.Type.Text) + ";"));
        }

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

        var backwardStatements = _atTurn.Concat(_numbers.Select(number => number.Declaration)).Concat(_references).ToList();
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
        string result = Together(_signature.ResultType, _signature.Result.Struct, yield.Results.Take(count).ToList(), "result", statements);
        var outputs = new List<(Wire Value, string Variable, string Text)>();
        foreach (var parameter in _signature.Outputs)
        {
            int parts = parameter.Struct?.Parts.Count ?? 1;
            string text = Together(parameter.Type, parameter.Struct, yield.Results.Skip(count).Take(parts).ToList(), parameter.Name, statements);
            if (text != Names.Escape(parameter.Name))
            {
                outputs.Add((yield.Results[count], Names.Escape(parameter.Name), text));
            }

            count += parts;
        }

        if (outputs.Any(output => BodyWriter.Mentions(result, output.Variable)))
        {
            string local = _names.Take("result");
            statements.Add(new Line(_signature.ResultType + " " + local + " = " + result + ";"));
            result = local;
        }

        if (outputs.Count > 1 && _signature.Outputs.Any(parameter => parameter.Struct is not null))
        {
            // A struct is read while it is put together: all are computed before any is set.
            for (int i = 0; i < outputs.Count; i++)
            {
                string local = _names.TakeNumbered("t");
                statements.Add(new Line(_signature.Outputs.First(parameter => Names.Escape(parameter.Name) == outputs[i].Variable).Type + " " + local + " = " + outputs[i].Text + ";"));
                outputs[i] = (outputs[i].Value, outputs[i].Variable, local);
            }
        }

        _body.AssignAll(outputs, statements);
        if (_signature.Results.Count > 0)
        {
            statements.Add(new Line("return " + result + ";"));
        }
    }

    /// <summary>The text of a result: that of its wire, or a struct put together of its parts.</summary>
    private string Together(string type, StructModel? model, IReadOnlyList<Wire> parts, string name, List<Statement> statements)
    {
        var texts = parts.Select(wire => _body.TextOf(wire)).ToList();
        if (model is null)
        {
            return texts.FirstOrDefault() ?? "";
        }

        if (model.Format.Length > 0)
        {
            return ExpressionWriter.Put(model.Format, texts);
        }

        string variable = _names.TakeNumbered(name.TrimStart('@'));
        statements.Add(new Line(type + " " + variable + " = default;"));
        statements.AddRange(BodyWriter.Fill(_library, variable, type, parts.Select((part, i) => (part.Type, texts[i])).ToList()));
        return variable;
    }

    /// <summary>What the recording has rented goes back however the method is left.</summary>
    private List<Statement> WithRecording(List<Statement> statements) => new()
    {
        new Line("var " + _recording + " = default(" + _library.RuntimeName("Recording") + ");"),
        new Block("try", statements),
        new Block("finally", new List<Statement> { new Line(_recording + ".Dispose();") }),
    };
}
