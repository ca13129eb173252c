using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random parameters: of all types, by value or reference, optional, constant.</summary>
internal sealed class ParameterGrammar(Surroundings around)
{
    /// <summary>Among them names that generated code likes to use itself, and a keyword.</summary>
    private static readonly string[] Names =
        ["x", "y", "z", "a", "b", "c", "weight", "dx", "result", "dResult", "@do", "o", "da", "value", "t2", "pull"];

    private static readonly Kind[] Buffers =
    [
        Kind.DoubleArray, Kind.DoubleArray, Kind.DoubleArray, Kind.DoubleSpan, Kind.DoubleSpan, Kind.DoubleSpan, Kind.ReadOnlyDoubleSpan, Kind.ReadOnlyDoubleSpan,
        Kind.FloatArray, Kind.FloatSpan, Kind.ReadOnlyFloatSpan, Kind.IntArray, Kind.BoolArray, Kind.ReadOnlyIntSpan, Kind.IntSpan,
        Kind.DoubleGrid, Kind.DoubleGrid, Kind.DoubleRows, Kind.DoubleRows, Kind.FloatGrid, Kind.FloatRows,
    ];

    private readonly Randomness _random = around.Random;

    public ImmutableArray<Parameter> OfMain()
    {
        List<string> names = ShuffledNames();
        List<Parameter> parameters = [.. Enumerable.Range(0, _random.Between(1, 5)).Select(index =>
            Make(names[index], isNumber: index == 0, _random.Chance(0.15)))];
        if (!parameters.Any(parameter => parameter.Kind.IsReal() && parameter.HasGradient && parameter.Passing != Passing.Out))
        {
            parameters[0] = new Parameter(new Variable(names[0], Kind.Double), Passing.Value, IsConstant: false, null);
        }

        return WithDefaults(parameters);
    }

    public ImmutableArray<Parameter> OfHelper(bool isRecursive)
    {
        List<string> names = ShuffledNames();
        List<Parameter> parameters = [.. Enumerable.Range(0, _random.Between(1, 3)).Select(index => Make(names[index], isNumber: index == 0, isConstant: false))];
        if (!parameters.Any(parameter => parameter.Kind.IsReal() && parameter.Passing != Passing.Out))
        {
            parameters[0] = new Parameter(new Variable(names[0], Kind.Double), Passing.Value, IsConstant: false, null);
        }

        if (isRecursive)
        {
            parameters.Insert(0, new Parameter(new Variable("fuel", Kind.Int) { IsReadOnly = true }, Passing.Value, IsConstant: false, null) { IsFuel = true });
        }

        return WithDefaults(parameters);
    }

    public ImmutableArray<Parameter> OfLocal(Scope outside, Scope inside, string? fuel)
    {
        int count = _random.Between(0, 2);
        var parameters = new List<Parameter>();
        if (fuel is not null)
        {
            parameters.Add(new Parameter(new Variable(fuel, Kind.Int) { IsReadOnly = true }, Passing.Value, IsConstant: false, null) { IsFuel = true });
        }

        for (int i = 0; i < count; i++)
        {
            List<Variable> around = [.. outside.Visible().Where(variable => !variable.IsElement)];
            string name = inside.NewName();
            if (around.Count > 0 && _random.Chance(0.25))
            {
                string hidden = _random.Pick(around).Name;
                name = parameters.Any(parameter => parameter.Variable.Name == hidden) ? name : hidden;
            }

            Kind kind = Number(isReal: i == 0);
            parameters.Add(new Parameter(new Variable(name, kind), Passing.Value, IsConstant: false, null));
        }

        return WithDefaults(parameters);
    }

    private Parameter Make(string name, bool isNumber, bool isConstant)
    {
        if (!isNumber && around.Has(Features.Buffers) && _random.Chance(0.6))
        {
            Kind buffer = _random.Pick(Buffers);
            return new Parameter(new Variable(name, buffer) { IsParameter = true }, Passing.Value, isConstant && buffer.IsActive(), null);
        }

        Kind kind = Number(isNumber);
        Passing passing = _random.Chance(0.07) ? Passing.In
            : (kind.IsReal() || kind == Kind.Int) && around.Has(Features.References) && _random.Chance(0.15) ? (_random.Chance(0.65) ? Passing.Ref : Passing.Out)
            : Passing.Value;
        var variable = new Variable(name, kind) { IsReadOnly = passing == Passing.In, IsReference = passing != Passing.Value };
        return new Parameter(variable, passing, isConstant && kind.IsReal() && passing is not Passing.Out, null);
    }

    private Kind Number(bool isReal) => _random.Below(20) switch
    {
        < 12 => Kind.Double,
        < 16 => Kind.Float,
        16 or 17 when !isReal => Kind.Int,
        18 when !isReal => Kind.Bool,
        19 when !isReal => Kind.Mode,
        _ => Kind.Double,
    };

    /// <summary>The last parameters may be optional.</summary>
    private ImmutableArray<Parameter> WithDefaults(IReadOnlyList<Parameter> parameters)
    {
        Parameter[] all = [.. parameters];
        for (int i = all.Length - 1; i > 0 && _random.Chance(0.2); i--)
        {
            Kind kind = all[i].Kind;
            if (kind.IsBuffer() || all[i].Passing is Passing.Ref or Passing.Out || all[i].IsFuel)
            {
                break;
            }

            double number = kind.IsReal() ? Math.Round(_random.Between(-1.0, 2.0), 1) : _random.Below(2);
            all[i] = all[i] with { Default = new Literal(kind, kind == Kind.Float ? (float)number : number) };
        }

        return [.. all];
    }

    private List<string> ShuffledNames()
    {
        List<string> names = [.. Names];
        _random.Shuffle(names);
        return names;
    }
}
