using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random whole buffers: variables, parts of them, new arrays, copies, one of two, what a call gives.</summary>
internal sealed class BufferValueGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    /// <summary>A buffer of the kind to pass or to assign; null where there is none.</summary>
    /// <param name="kind">What it shall be.</param>
    /// <param name="scope">Where.</param>
    /// <param name="mayBeNew">Whether it may be made for the purpose.</param>
    /// <param name="mayBeOnStack">Whether it may show memory of this call's own stack.</param>
    public Expression? Make(Kind kind, Scope scope, bool mayBeNew, bool mayBeOnStack)
    {
        List<Expression> sources = [.. Sources(kind, scope, mayBeOnStack)];
        if (mayBeNew && !kind.IsSpan() && (sources.Count == 0 || _random.Chance(0.3)))
        {
            return New(kind, scope);
        }

        if (mayBeNew && _random.Chance(0.15) && expressions.Calls.Invoke(kind, scope, 1) is { } invoke)
        {
            return invoke;
        }

        if (sources.Count == 0)
        {
            return null;
        }

        Expression source = One(_random.Pick(sources), kind);
        if (_random.Chance(0.12))
        {
            source = new Conditional(expressions.Conditions.Make(scope, 1), source, One(_random.Pick(sources), kind));
        }

        return source;
    }

    /// <summary>A new array with something in it, or zeros.</summary>
    public Expression New(Kind kind, Scope scope)
    {
        int count = _random.Between(1, 4);
        Kind element = kind.Element();
        switch (kind.Form())
        {
            case BufferForm.Grid:
                int columns = _random.Between(1, 3);
                count = _random.Between(1, 3);
                return _random.Chance(0.5)
                    ? new NewArray(kind, ArrayForm.Zeros, [Build.Integer(count), Build.Integer(columns)], [])
                    : new NewArray(kind, ArrayForm.Elements, [Build.Integer(count), Build.Integer(columns)], Elements(element, count * columns, scope));
            case BufferForm.Rows:
                // All rows are there, and one may be in two places.
                return new NewArray(kind, ArrayForm.Elements, [], [.. Enumerable.Range(0, _random.Between(1, 3)).Select(_ => Make(element, scope, mayBeNew: true, mayBeOnStack: false)!)]);
            default:
                List<Expression> copied = [.. scope.Visible().Where(variable => variable.Kind.IsFlat() && variable.Kind.Element() == element).Select(Build.Read)];
                if (copied.Count > 0 && _random.Chance(0.35))
                {
                    Expression copy = new Copy(_random.Pick(copied));
                    return copy.Kind == kind ? copy : New(kind, scope);
                }

                return _random.Below(10) switch
                {
                    < 3 => new NewArray(kind, ArrayForm.Zeros, [Build.Integer(count)], []),
                    < 5 when copied.Count > 0 => new NewArray(kind, ArrayForm.Zeros, [new Length(_random.Pick(copied))], []),
                    5 => new NewArray(kind, ArrayForm.Zeros, [new Binary(BinaryOperator.And, NotConstant(scope), Build.Integer(3))], []),
                    _ => new NewArray(kind, ArrayForm.Elements, [], Elements(element, count, scope)),
                };
        }
    }

    public ImmutableArray<Expression> Elements(Kind element, int count, Scope scope) =>
        [.. Enumerable.Range(0, count).Select(_ => expressions.Of(element, scope, 1))];

    /// <summary>A part of a flat buffer that shares its memory, mostly one that fits.</summary>
    public Expression Part(Expression source)
    {
        int start = _random.Below(2);
        switch (_random.Below(10))
        {
            case 0 when !source.Kind.IsSpan():
                return new Slice(source, null, null);
            case < 4:
                return new Slice(source, Build.Integer(start), null);
            case < 6 when source.Kind.IsSpan():
                return new Programs.Range(source, End(start, false), _random.Chance(0.5) ? End(_random.Below(2), true) : null);
            case < 8:
                return new Slice(source, Build.Integer(start), Build.Minus(new Length(source), Build.Integer(start)));
            default:
                return new Slice(source, Build.Integer(start), Build.Integer(_random.Between(1, 2)));
        }
    }

    private IEnumerable<Expression> Sources(Kind kind, Scope scope, bool mayBeOnStack)
    {
        foreach (Variable variable in scope.Visible().Where(variable => mayBeOnStack || !variable.IsOnStack))
        {
            if (variable.Kind.ConvertsTo(kind))
            {
                yield return new Read(variable);
            }
            else if (variable.Kind.Form() == BufferForm.Rows && variable.Kind.Element().ConvertsTo(kind))
            {
                yield return new Element(new Read(variable), expressions.Buffers.Index(new Read(variable), null, scope, isPlain: true));
            }
        }

        if (kind.Form() == BufferForm.ReadOnlySpan)
        {
            foreach (Field table in around.Fields.Where(field => field.Kind.ConvertsTo(kind)))
            {
                yield return new FieldRead(table);
            }
        }
    }

    private Expression One(Expression source, Kind kind)
    {
        if (kind.IsSpan() && (_random.Chance(0.35) || source is Element))
        {
            // An unused conversion of a row is left out by the compiler, with what it would have thrown.
            source = Part(source);
        }
        else if (source.Kind.Form() == BufferForm.Array && source.Kind == kind && source is not FieldRead && _random.Chance(0.08))
        {
            // Of an array a copy.
            source = new Programs.Range(source, End(_random.Below(2), false), _random.Chance(0.4) ? End(_random.Below(2), true) : null);
        }

        return source.Kind == kind ? source : new Convert(kind, source, IsImplicit: true);
    }

    private static RangeEnd? End(int index, bool isFromEnd) => index == 0 && !isFromEnd ? null : new RangeEnd(Build.Integer(index), isFromEnd);

    private Expression NotConstant(Scope scope)
    {
        Expression made = expressions.Integers.Make(scope, 1);
        List<Variable> variables = [.. scope.Visible(Kind.Int)];
        return made.IsConstant && variables.Count > 0 ? new Read(_random.Pick(variables)) : made;
    }
}
