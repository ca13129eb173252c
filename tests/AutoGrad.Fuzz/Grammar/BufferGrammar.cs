using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random reads of tables and buffers: mostly inside them, now and then not.</summary>
internal static class BufferGrammar
{
    public static Element? Element(Surroundings around, ExpressionGrammar expressions, Kind kind, Scope scope)
    {
        List<Expression> buffers = [.. Buffers(around, scope).Where(buffer => buffer.Kind.Element() == kind)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Expression buffer = around.Random.Pick(buffers);
        return Of(around, buffer, scope) ?? new Element(buffer, Index(around, expressions, buffer, scope), IsFromEnd: false);
    }

    /// <summary>An element that may be assigned: of a variable that is no table.</summary>
    public static Element? Target(Surroundings around, ExpressionGrammar expressions, Kind kind, Scope scope, bool isPlain)
    {
        List<Read> buffers = [.. Writable(scope).Where(buffer => buffer.Kind.Element() == kind)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Read buffer = around.Random.Pick(buffers);
        List<Variable> counters = [.. scope.IndicesOf(buffer)];
        if (isPlain)
        {
            return new Element(buffer, counters.Count > 0 && around.Random.Chance(0.7) ? new Read(around.Random.Pick(counters)) : new Literal(Kind.Int, around.Random.Below(2)), false);
        }

        return Of(around, buffer, scope) ?? new Element(buffer, Index(around, expressions, buffer, scope), IsFromEnd: false);
    }

    /// <summary>The tables of the type and the buffers among the variables.</summary>
    public static IEnumerable<Expression> Buffers(Surroundings around, Scope scope)
    {
        foreach (Field field in around.Fields.Where(field => field.Kind.IsBuffer()))
        {
            yield return new FieldRead(field);
        }

        foreach (Variable variable in scope.Visible().Where(variable => variable.Kind.IsBuffer()))
        {
            yield return new Read(variable);
        }
    }

    public static IEnumerable<Read> Writable(Scope scope) => scope.Visible()
        .Where(variable => variable.Kind.IsBuffer() && variable.Kind != Kind.ReadOnlyDoubleSpan)
        .Select(variable => new Read(variable));

    /// <summary>A buffer to pass or to assign: a variable, a part of one, or a new array. Null where there is none of the kind.</summary>
    public static Expression? Make(Surroundings around, ExpressionGrammar expressions, Kind kind, Scope scope, bool mayBeNew)
    {
        Randomness random = around.Random;
        List<Expression> sources =
        [
            .. scope.Visible().Where(variable => variable.Kind.ConvertsTo(kind) && !variable.IsOnStack).Select(variable => (Expression)new Read(variable)),
            .. kind == Kind.ReadOnlyDoubleSpan ? Buffers(around, scope).OfType<FieldRead>().Where(table => table.Kind.ConvertsTo(kind)) : [],
        ];
        if (mayBeNew && !kind.IsSpan() && (sources.Count == 0 || random.Chance(0.2)))
        {
            return NewArray(around, expressions, kind, scope);
        }

        if (sources.Count == 0)
        {
            return null;
        }

        Expression source = random.Pick(sources);
        if (kind.IsSpan() && random.Chance(0.35) && (source.Kind == Kind.DoubleArray || source.Kind.IsSpan()))
        {
            source = Part(around, source);
        }

        return source.Kind == kind ? source : new Convert(kind, source, IsImplicit: true);
    }

    public static NewArray NewArray(Surroundings around, ExpressionGrammar expressions, Kind kind, Scope scope) => around.Random.Chance(0.5)
        ? new NewArray(kind, ArrayForm.Zeros, new Literal(Kind.Int, around.Random.Between(1, 4)), [])
        : new NewArray(kind, ArrayForm.Elements, null, [.. Enumerable.Range(0, around.Random.Between(1, 4)).Select(_ => expressions.Of(kind.Element(), scope, 1))]);

    /// <summary>A slice of a buffer; that it fits depends on the buffer's length.</summary>
    private static Slice Part(Surroundings around, Expression source)
    {
        Randomness random = around.Random;
        int start = random.Below(2);
        Expression count = random.Chance(0.6)
            ? new Binary(BinaryOperator.Subtract, new Length(source), new Literal(Kind.Int, start))
            : new Literal(Kind.Int, random.Between(1, 2));
        return new Slice(source, new Literal(Kind.Int, start), count);
    }

    /// <summary>The element that a counter is at, or the last one.</summary>
    private static Element? Of(Surroundings around, Expression buffer, Scope scope)
    {
        List<Variable> counters = [.. scope.IndicesOf(buffer)];
        if (counters.Count > 0 && around.Random.Chance(0.75))
        {
            return new Element(buffer, new Read(around.Random.Pick(counters)), IsFromEnd: false);
        }

        return around.Has(Features.Buffers) && around.Random.Chance(0.1)
            ? new Element(buffer, new Literal(Kind.Int, 1), IsFromEnd: true)
            : null;
    }

    private static Expression Index(Surroundings around, ExpressionGrammar expressions, Expression buffer, Scope scope)
    {
        Randomness random = around.Random;
        Expression index = expressions.Integers.Make(scope, 1);
        if (buffer is FieldRead { Field.Numbers.Length: var length })
        {
            return random.Below(10) switch
            {
                < 3 => new Literal(Kind.Int, random.Below(length)),
                < 9 => Within(index, new Literal(Kind.Int, length)),
                _ => index,
            };
        }

        return random.Below(20) switch
        {
            < 7 => new Literal(Kind.Int, random.Below(2)),
            < 19 => Within(index, new Length(buffer)),
            _ => index,
        };
    }

    /// <summary>Brought into the buffer by a remainder.</summary>
    private static Binary Within(Expression index, Expression length) => new(
        BinaryOperator.Remainder,
        new FunctionCall(FunctionTable.Integers.First(function => function.Name == "Math.Abs(int)"), [index]),
        length);
}
