using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>
/// What a generated method checks before it does anything: that gradients have the shapes of their inputs, and that nothing it writes
/// overlaps anything else that it uses. Where nothing can overlap, nothing is written.
/// </summary>
internal sealed class EntryChecks
{
    private const int LongestLine = 110;

    /// <summary>How many buffers one call of <c>Overlap.Refuse</c> compares with the first one.</summary>
    private const int MostOthers = 4;

    private readonly MethodSignature _signature;
    private readonly IReadOnlyCollection<int> _writtenInputs;
    private readonly LibraryNames _library;
    private readonly List<Statement> _statements = new();

    private EntryChecks(MethodSignature signature, IReadOnlyCollection<int> writtenInputs, LibraryNames library)
    {
        _signature = signature;
        _writtenInputs = writtenInputs;
        _library = library;
    }

    /// <param name="signature">The method.</param>
    /// <param name="writtenInputs">The indices of the parameters that are buffers and that the method writes.</param>
    /// <param name="library">How the runtime is called.</param>
    /// <param name="isGradient">True in the gradient method, whose gradients of numbers are outputs, set after everything else.</param>
    public static List<Statement> Write(MethodSignature signature, IReadOnlyCollection<int> writtenInputs, LibraryNames library, bool isGradient = false)
    {
        var checks = new EntryChecks(signature, writtenInputs, library);
        checks.RequireShapes();
        checks.CompareNumbersWithGradients(isGradient);
        checks.Compare(checks.Memory(isGradient).ToList());
        return checks._statements;
    }

    /// <summary>The check, behind the forward pass, that the pull on an array that is returned has its shape.</summary>
    /// <param name="signature">A method whose result is an array.</param>
    /// <param name="result">The text of the result.</param>
    /// <param name="library">How the runtime is called.</param>
    public static Statement RequireResult(MethodSignature signature, string result, LibraryNames library) =>
        new Line($"{library.RuntimeName("Shape")}.RequireResult({result}, {Names.Escape(signature.PullName)}, \"{signature.PullName}\");");

    /// <summary>The check that a gradient buffer has the shape of its parameter.</summary>
    public static Statement RequireShape(ParameterModel parameter, LibraryNames library) =>
        new Line($"{library.RuntimeName("Shape")}.Require{TypeArgument(parameter.Contents == Contents.Span ? parameter.Element : "")}({Names.Escape(parameter.Name)}, {Names.Escape(parameter.GradientName!)}, \"{parameter.GradientName}\");");

    private string Overlap => _library.RuntimeName("Overlap");

    private void RequireShapes()
    {
        foreach (var member in _signature.Receivers.Where(member => member.HasBufferGradient))
        {
            _statements.Add(RequireShape(member, _library));
            if (member.IsNested)
            {
                Add($"{Overlap}.RefuseRows({member.Name}, \"{member.Name}\", {Names.Escape(member.GradientName!)}, \"{member.GradientName}\", isWritten: false)");
            }
        }

        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            var parameter = _signature.Parameters[i];
            if (!parameter.HasBufferGradient)
            {
                continue;
            }

            string name = Names.Escape(parameter.Name);
            string gradient = Names.Escape(parameter.GradientName!);
            _statements.Add(RequireShape(parameter, _library));
            if (parameter.IsNested)
            {
                string isWritten = _writtenInputs.Contains(i) ? "true" : "false";
                Add($"{Overlap}.RefuseRows({name}, \"{parameter.Name}\", {gradient}, \"{parameter.GradientName}\", isWritten: {isWritten})");
            }
        }
    }

    /// <summary>A number passed by <c>in</c> must not be one of the gradients.</summary>
    private void CompareNumbersWithGradients(bool isGradient)
    {
        if (isGradient)
        {
            return;
        }

        foreach (var input in _signature.Sources.Where(parameter => parameter is { Passing: Passing.In, IsNumber: true, Struct: null or { IsUnmanaged: true } }))
        {
            foreach (var gradient in _signature.Sources.Where(parameter => parameter.HasNumberGradient && parameter.Element == input.Element))
            {
                Add($"{Overlap}.Refuse{TypeArgument(input.Element)}(in {Names.Escape(input.Name)}, in {Names.Escape(gradient.GradientName!)}, \"{gradient.GradientName}\")");
            }
        }
    }

    /// <summary>Everything that a caller could make overlap something else.</summary>
    private IEnumerable<Place> Memory(bool isGradient)
    {
        foreach (var member in _signature.Receivers.Where(member => member.IsBuffer))
        {
            yield return new Place(member.Name, member.Contents, member.Element, Use.Read);
        }

        for (int i = 0; i < _signature.Parameters.Count; i++)
        {
            var parameter = _signature.Parameters[i];
            if (parameter.IsBuffer)
            {
                yield return new Place(parameter.Name, parameter.Contents, parameter.Element, _writtenInputs.Contains(i) ? Use.Overwritten : Use.Read);
            }
            else if (parameter is { IsNumber: true, Struct: null or { IsUnmanaged: true } } && parameter.Passing != Passing.ByValue)
            {
                yield return new Place(parameter.Name, Contents.Number, parameter.Element, parameter.IsOutput ? Use.Overwritten : Use.Read)
                {
                    IsUnassigned = parameter.Passing == Passing.Out,
                };
            }
        }

        if (_signature.Result.IsArray && !isGradient)
        {
            yield return new Place(_signature.PullName, _signature.Result.Contents, _signature.Result.Element, Use.Read);
        }

        foreach (var parameter in _signature.Sources)
        {
            if (parameter.HasBufferGradient)
            {
                yield return new Place(parameter.GradientName!, parameter.Contents, parameter.Element, Use.Overwritten);
            }
            else if (parameter is { HasNumberGradient: true, Struct: null or { IsUnmanaged: true } } && !isGradient)
            {
                bool isAddedTo = parameter.Passing is Passing.ByValue or Passing.In;
                yield return new Place(parameter.GradientName!, Contents.Number, parameter.Element, isAddedTo ? Use.AddedTo : Use.Overwritten);
            }
        }
    }

    private void Compare(List<Place> memory)
    {
        var pairs = (
            from first in memory.Where(place => place.IsWritten)
            from second in memory
            where IsCompared(first, second, memory)
            select (Written: first, Other: second)).ToList();
        foreach (var output in memory.Where(place => place.IsUnassigned && pairs.Any(pair => pair.Written == place || pair.Other == place)))
        {
            Add($"{Overlap}.Keep{TypeArgument(output.Element)}(out {Names.Escape(output.Name)})");
        }

        foreach (var written in pairs.GroupBy(pair => pair.Written, pair => pair.Other))
        {
            WriteRefusals(written.Key, written.ToList());
        }
    }

    /// <summary>True if the pair is to be compared in this order. Of two that are written, numbers come before buffers and gradients before inputs.</summary>
    private static bool IsCompared(Place written, Place other, List<Place> memory)
    {
        if (written == other || written.Element != other.Element)
        {
            return false;
        }

        // Sums may be made in one place; a number passed by `in` is compared with gradients elsewhere.
        if (written.Use == Use.AddedTo && other.IsNumber && other.Use != Use.Overwritten)
        {
            return false;
        }

        if (!other.IsWritten || written.IsNumber != other.IsNumber)
        {
            return !other.IsWritten || written.IsNumber;
        }

        return memory.IndexOf(written) > memory.IndexOf(other);
    }

    private void WriteRefusals(Place written, List<Place> others)
    {
        string subject = Argument(written);
        if (written.Contents == Contents.Array)
        {
            foreach (var other in others)
            {
                Add($"{Overlap}.{(other.Contents == Contents.Array ? "RefuseArrays" : "RefuseInArray")}({subject}, {Argument(other)})");
            }

            return;
        }

        WriteRefusalsOfSpans(subject, TypeArgument(written.Element), others.Where(other => other.Contents == Contents.Span).Select(Argument).ToList());
        foreach (var other in others.Where(other => other.Contents != Contents.Span))
        {
            Add($"{Overlap}.{(other.Contents == Contents.Array ? "RefuseArray" : "Refuse" + TypeArgument(written.Element))}({subject}, {Argument(other)})");
        }
    }

    /// <summary>One call compares with several, as far as the line goes.</summary>
    private void WriteRefusalsOfSpans(string subject, string typeArgument, List<string> others)
    {
        for (int start = 0; start < others.Count;)
        {
            string call = $"{Overlap}.Refuse{typeArgument}({subject}, {others[start]}";
            int end = start + 1;
            for (; end < others.Count && end - start < MostOthers && call.Length + others[end].Length < LongestLine; end++)
            {
                call += ", " + others[end];
            }

            Add(call + ")");
            start = end;
        }
    }

    /// <summary>Structs are named: no conversion to a span says what is in it.</summary>
    private static string TypeArgument(string element) => element is "" or "double" or "float" ? "" : "<" + element + ">";

    private static string Argument(Place place) => $"{(place.IsNumber ? "in " : "")}{Names.Escape(place.Name)}, \"{place.Name}\"";

    private void Add(string call) => _statements.Add(new Line(call + ";"));

    private enum Use
    {
        Read,

        /// <summary>Nothing is read there, and the order of additions is no matter.</summary>
        AddedTo,

        Overwritten,
    }

    /// <summary>Memory that belongs to the caller.</summary>
    private sealed record Place(string Name, Contents Contents, string Element, Use Use)
    {
        /// <summary>True for an <c>out</c> parameter: C# wants it assigned before it is compared.</summary>
        public bool IsUnassigned { get; init; }

        public bool IsNumber => Contents == Contents.Number;

        public bool IsWritten => Use != Use.Read;
    }
}
