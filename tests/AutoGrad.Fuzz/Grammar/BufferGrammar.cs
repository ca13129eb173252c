using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random elements of tables and buffers: mostly inside them, now and then not.</summary>
internal sealed class BufferGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    /// <summary>The tables of the type and the buffers among the variables.</summary>
    public IEnumerable<Expression> Buffers(Scope scope)
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

    public IEnumerable<Expression> Flat(Scope scope) => Buffers(scope).Where(buffer => buffer.Kind.IsFlat());

    public static IEnumerable<Read> Writable(Scope scope) => scope.Visible().Where(variable => variable.Kind.IsWritable()).Select(variable => new Read(variable));

    /// <summary>An element that is read: of a number, or a row.</summary>
    public Element? Element(Kind kind, Scope scope) => Of(Buffers(scope), kind, scope, isPlain: false);

    /// <summary>An element that may be assigned: of a variable that is no table. A plain one has an index without effects.</summary>
    public Element? Target(Kind kind, Scope scope, bool isPlain) => Of(Writable(scope), kind, scope, isPlain);

    /// <summary>An element of this buffer: a number of it, whatever its form.</summary>
    public Element ElementOf(Expression buffer, Scope scope, bool isPlain)
    {
        bool isFromEnd = buffer.Kind.Form() != BufferForm.Grid && _random.Chance(0.08);
        Expression index = isFromEnd ? Build.Integer(_random.Between(1, 2)) : Index(buffer, buffer.Kind.Form() == BufferForm.Grid ? 0 : null, scope, isPlain);
        return buffer.Kind.Form() switch
        {
            BufferForm.Grid => new Element(buffer, index, Column: Index(buffer, 1, scope, isPlain)),
            BufferForm.Rows => ElementOf(new Element(buffer, index, isFromEnd), scope, isPlain),
            _ => new Element(buffer, index, isFromEnd),
        };
    }

    /// <summary>An index into a buffer.</summary>
    public Expression Index(Expression buffer, int? dimension, Scope scope, bool isPlain)
    {
        var length = new Length(buffer, dimension);
        List<Variable> counters = [.. scope.IndicesOf(length)];
        if (counters.Count > 0 && _random.Chance(0.8))
        {
            return Beside(new Read(_random.Pick(counters)), length);
        }

        List<Variable> numbers = [.. scope.Visible(Kind.Int).Where(variable => variable.IsReadOnly)];
        if (isPlain)
        {
            return numbers.Count > 0 && _random.Chance(0.5) ? Within(new Read(_random.Pick(numbers)), length) : Build.Integer(_random.Below(2));
        }

        if (buffer is FieldRead { Field.Numbers.Length: var fixedLength } && _random.Chance(0.3))
        {
            return Build.Integer(_random.Below(fixedLength));
        }

        return _random.Below(20) switch
        {
            < 7 => Build.Integer(_random.Below(2)),
            < 12 when numbers.Count > 0 => Within(new Read(_random.Pick(numbers)), length),
            < 19 => Within(expressions.Integers.Make(scope, 1), length),
            _ => expressions.Integers.Make(scope, 1),
        };
    }

    private Element? Of(IEnumerable<Expression> from, Kind kind, Scope scope, bool isPlain)
    {
        List<Expression> buffers = [.. from.Where(buffer => buffer.Kind.Number() == kind)];
        if (buffers.Count == 0)
        {
            return null;
        }

        // What a loop goes over is most likely meant.
        List<Expression> indexed = [.. buffers.Where(buffer => scope.IndicesOf(new Length(buffer)).Any())];
        return ElementOf(_random.Pick(indexed.Count > 0 && _random.Chance(0.6) ? indexed : buffers), scope, isPlain);
    }

    /// <summary>The index where a loop is, or one that is inside whenever that one is.</summary>
    private Expression Beside(Read counter, Length length) => _random.Below(20) switch
    {
        0 => new Binary(BinaryOperator.Divide, counter, Build.Integer(2)),
        1 => Build.Minus(Build.Minus(length, Build.Integer(1)), counter),
        2 => new Binary(BinaryOperator.Remainder, Build.Plus(counter, Build.Integer(1)), length),
        3 => Within(Build.Times(counter, Build.Integer(_random.Between(2, 3))), length),
        _ => counter,
    };

    /// <summary>Brought into the buffer by a remainder.</summary>
    private static Binary Within(Expression index, Length length) => new(BinaryOperator.Remainder, Build.AbsoluteInteger(index), length);
}
