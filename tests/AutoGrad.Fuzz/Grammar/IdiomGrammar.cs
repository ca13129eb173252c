using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>
/// What numeric code is made of, with random expressions in it: sums and recurrences over buffers, iterations until convergence,
/// buffers that take turns. Chance alone would seldom write a program whose gradient flows through all of its loops.
/// </summary>
internal sealed class IdiomGrammar(Surroundings around, ExpressionGrammar expressions, StatementGrammar statements)
{
    private readonly Randomness _random = around.Random;
    private readonly LoopGrammar _loops = new(around, expressions, statements);

    public IReadOnlyList<Alternative<Statement>> Alternatives(Scope scope, bool isDeep) => isDeep || !around.Has(Features.Buffers | Features.Loops)
        ? []
        :
        [
            new(12, () => Accumulation(scope)),
            new(8, () => Recurrence(scope)),
            new(6, () => Rounds(scope)),
            new(8, () => InPlace(scope)),
            new(6, () => Neighbours(scope)),
            new(5, () => Convergence(scope)),
            new(6, () => TakingTurns(scope)),
            new(5, () => Shrinking(scope)),
            new(4, () => Product(scope)),
            new(4, () => Largest(scope)),
            new(4, () => Counting(scope)),
            new(4, () => ConditionalWrite(scope)),
            new(4, () => Pivoting(scope)),
        ];

    /// <summary>A sum or the like over a buffer; now and then left early.</summary>
    private Group? Accumulation(Scope scope)
    {
        if (Any(Sources(scope)) is not { } buffer)
        {
            return null;
        }

        (Declare declaration, Read sum) = Local(scope, buffer.Kind.Number());
        For loop = _loops.Over(buffer, scope, (inside, element) => Build.Block(
        [
            .. Extra(inside),
            Build.Assign(sum, Tame(Combined(element, inside)), _random.Pick([BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply])),
            .. Exit(inside),
        ]));
        return new Group([declaration, loop]);
    }

    /// <summary>A value that each pass makes of itself: Horner's scheme, an ODE's steps.</summary>
    private Group Recurrence(Scope scope)
    {
        Kind kind = _random.Chance(0.85) ? Kind.Double : Kind.Float;
        (Declare declaration, Read state) = Local(scope, kind);
        Scope inside = scope.NestedLoop();
        Variable counter = Counter(inside);
        List<Statement> body = [.. Extra(inside)];
        if (_random.Chance(0.4))
        {
            // Two values that are made of each other's old ones.
            (Declare other, Read second) = Local(scope, kind);
            body.Add(new Deconstruction(
                [state.Variable, second.Variable],
                DeconstructionForm.Assigns,
                new TupleSource([Tame(Build.Plus(state, Build.Times(Build.Real(kind, 0.1), second))), Tame(Build.Minus(second, Build.Times(state, expressions.Real(kind, inside, 1))))])));
            return new Group([declaration, other, Build.Count(counter, Passes(), Build.Block([.. body, .. Exit(inside)]))]);
        }

        body.Add(Build.Assign(state, Tame(Build.Plus(Build.Times(state, expressions.Real(kind, inside, 1)), expressions.Real(kind, inside, 1)))));
        return new Group([declaration, Build.Count(counter, Passes(), Build.Block([.. body, .. Exit(inside)]))]);
    }

    /// <summary>A recurrence in two loops that are counted by numbers.</summary>
    private Group Rounds(Scope scope)
    {
        Kind kind = Kind.Double;
        (Declare declaration, Read state) = Local(scope, kind);
        Scope outer = scope.NestedLoop();
        Variable round = Counter(outer);
        Scope inner = outer.NestedLoop();
        Variable counter = Counter(inner);
        Statement step = Build.Assign(state, Build.Plus(Build.Call("Sin", state), Tame(expressions.Real(kind, inner, 1))));
        Statement passes = Build.Count(counter, Build.Integer(_random.Between(2, 4)), Build.Block([.. Extra(inner), step]), from: _random.Between(0, 1));
        return new Group([declaration, Build.Count(round, Build.Integer(_random.Between(1, 3)), Build.Block(passes))]);
    }

    /// <summary>Each element becomes something of itself, in one pass or in several.</summary>
    private Statement? InPlace(Scope scope)
    {
        if (Any(Targets(scope)) is not { } buffer)
        {
            return null;
        }

        For Once(Scope place) => _loops.Over(buffer, place, (inside, element) => Build.Block(
        [
            .. Extra(inside),
            Build.Assign(element, Tame(Combined(element, inside))),
            .. Again(element, inside),
            .. Exit(inside),
        ]));
        if (_random.Chance(0.6))
        {
            return Once(scope);
        }

        Scope again = scope.NestedLoop();
        return Build.Count(Counter(again), Build.Integer(_random.Between(1, 3)), Build.Block(Once(again)));
    }

    /// <summary>Each element becomes something of its neighbours, forwards or backwards.</summary>
    private For? Neighbours(Scope scope)
    {
        if (Any(Targets(scope).Where(buffer => buffer.Kind.IsFlat())) is not { } buffer)
        {
            return null;
        }

        Scope inside = scope.NestedLoop();
        Variable counter = Counter(inside);
        Read index = Build.Read(counter);
        var here = new Element(buffer, index);
        var before = new Element(buffer, Build.Minus(index, Build.Integer(1)));
        var length = new Length(buffer);
        Block body = Build.Block([.. Extra(inside), Build.Assign(here, Tame(Build.Plus(Build.Times(before, expressions.Real(here.Kind, inside, 1)), here))), .. Exit(inside)]);
        return _random.Chance(0.6)
            ? Build.Count(counter, length, body, from: 1)
            : new For(
                [new Counter(counter, Build.Minus(length, Build.Integer(1)))],
                Build.AtLeast(index, Build.Integer(1)),
                [new Step(index, IsIncrement: false, IsPrefix: false)],
                body);
    }

    /// <summary>Newton's iteration, left when it no longer moves.</summary>
    private Group Convergence(Scope scope)
    {
        var radicand = new Variable(scope.NewName(), Kind.Double);
        var declaration = Build.Declare(radicand, Build.Plus(Build.Call("Square", expressions.Real(Kind.Double, scope, 1)), Build.Real(Kind.Double, 0.5)));
        scope.Add(radicand);
        Declare start = Build.Declare(new Variable(scope.NewName(), Kind.Double), Build.Plus(Build.Read(radicand), Build.Real(Kind.Double, 0.3)));
        Read root = Build.Read(start.Variable);
        scope.Add(start.Variable);
        Scope inside = scope.NestedLoop();
        Variable counter = Counter(inside);
        var next = new Variable(inside.NewName(), Kind.Double);
        Statement[] body =
        [
            Build.Declare(next, Build.Times(Build.Real(Kind.Double, 0.5), Build.Plus(root, new Binary(BinaryOperator.Divide, Build.Read(radicand), root)))),
            Build.When(Build.Less(Build.Call("Abs", Build.Minus(Build.Read(next), root)), Build.Real(Kind.Double, _random.Pick([1e-3, 1e-6, 1e-12]))), new Break()),
            Build.Assign(root, Build.Read(next)),
        ];
        return new Group([declaration, start, Build.Count(counter, Build.Integer(_random.Between(3, 12)), Build.Block(body))]);
    }

    /// <summary>One buffer is made of the other, then they change places.</summary>
    private Group? TakingTurns(Scope scope)
    {
        List<Expression> sources = [.. Sources(scope).Where(buffer => buffer is Read && buffer.Kind.IsFlat() && buffer.Kind.Element() == Kind.Double)];
        if (Any(sources) is not { } source)
        {
            return null;
        }

        var current = new Variable(scope.NewName(), Kind.DoubleArray);
        var next = new Variable(scope.NewName(), Kind.DoubleArray);
        Declare first = Build.Declare(current, new Copy(source));
        Declare second = Build.Declare(next, new NewArray(Kind.DoubleArray, ArrayForm.Zeros, [new Length(source)], []));
        Scope outer = scope.NestedLoop();
        Variable counter = Counter(outer);
        For made = _loops.OverIndices(new Length(Build.Read(next)), outer, (inside, index) =>
        {
            var right = new Element(Build.Read(current), new Binary(BinaryOperator.Remainder, Build.Plus(Build.Read(index), Build.Integer(1)), new Length(Build.Read(current))));
            return Build.Block(Build.Assign(
                new Element(Build.Read(next), Build.Read(index)),
                Tame(Build.Plus(Combined(new Element(Build.Read(current), Build.Read(index)), inside), right))));
        });
        var swap = new Deconstruction([current, next], DeconstructionForm.Assigns, new TupleSource([Build.Read(next), Build.Read(current)]));
        scope.Add(current);
        scope.Add(next);
        return new Group([first, second, Build.Count(counter, Build.Integer(_random.Between(1, 4)), Build.Block([made, swap, .. Exit(outer)]))]);
    }

    /// <summary>A span that loses its first elements pass by pass.</summary>
    private Group? Shrinking(Scope scope)
    {
        List<Expression> sources = [.. Sources(scope).Where(buffer => buffer.Kind.IsFlat() && buffer is Read { Variable.IsOnStack: false })];
        if (scope.IsInFunction || Any(sources) is not { } source)
        {
            return null;
        }

        BufferForm form = source.Kind.IsWritable() && _random.Chance(0.6) ? BufferForm.Span : BufferForm.ReadOnlySpan;
        var rest = new Variable(scope.NewName(), source.Kind.Element().With(form));
        Expression whole = source.Kind == rest.Kind ? source : new Convert(rest.Kind, source, IsImplicit: true);
        Declare declaration = Build.Declare(rest, whole);
        scope.Add(rest);
        (Declare sum, Read total) = Local(scope, rest.Kind.Element());
        Scope inside = scope.NestedLoop();
        var head = new Element(Build.Read(rest), Build.Integer(0));
        Statement[] body =
        [
            Build.Assign(total, Tame(Combined(head, inside)), BinaryOperator.Add),
            .. form == BufferForm.Span && _random.Chance(0.6) ? (Statement[])[Build.Assign(head, Tame(Combined(total, inside)))] : [],
            Build.Assign(Build.Read(rest), _random.Chance(0.7)
                ? new Slice(Build.Read(rest), Build.Integer(1), null)
                : new Programs.Range(Build.Read(rest), null, new RangeEnd(Build.Integer(1), IsFromEnd: true))),
        ];
        var condition = new Binary(BinaryOperator.Greater, new Length(Build.Read(rest)), Build.Integer(_random.Below(2)));
        return new Group([declaration, sum, new While(condition, Build.Block(body), IsTestedLast: false)]);
    }

    /// <summary>A product over a buffer, in which there may be zeros.</summary>
    private Group? Product(Scope scope)
    {
        if (Any(Sources(scope)) is not { } buffer)
        {
            return null;
        }

        var product = new Variable(scope.NewName(), buffer.Kind.Number());
        scope.Add(product);
        For loop = _loops.Over(buffer, scope, (_, element) => Build.Block(Build.Assign(Build.Read(product), element, BinaryOperator.Multiply)));
        return new Group([Build.Declare(product, Build.Real(product.Kind, 1)), loop]);
    }

    /// <summary>Where the largest element is, and then that element.</summary>
    private Group? Largest(Scope scope)
    {
        if (Any(Sources(scope).Where(buffer => buffer.Kind.IsFlat())) is not { } buffer)
        {
            return null;
        }

        var best = new Variable(scope.NewName(), Kind.Int) { IsReadOnly = true };
        scope.Add(best);
        For loop = _loops.OverIndices(new Length(buffer), scope, (_, index) => Build.Block(Build.When(
            new Binary(BinaryOperator.Greater, new Element(buffer, Build.Read(index)), new Element(buffer, Build.Read(best))), Build.Assign(Build.Read(best), Build.Read(index)))));
        var largest = new Variable(scope.NewName(), buffer.Kind.Element());
        Declare found = Build.Declare(largest, Combined(new Element(buffer, Build.Read(best)), scope));
        scope.Add(largest);
        return new Group([Build.Declare(best, Build.Integer(0)), loop, found]);
    }

    /// <summary>An array of ints that is counted up, and then says which elements are meant.</summary>
    private Group? Counting(Scope scope)
    {
        if (Any(Sources(scope).Where(buffer => buffer.Kind.IsFlat())) is not { } buffer)
        {
            return null;
        }

        var counts = new Variable(scope.NewName(), Kind.IntArray);
        scope.Add(counts);
        Element At(Expression index) => new(Build.Read(counts), new Binary(BinaryOperator.And, index, Build.Integer(3)));
        For counting = _loops.OverIndices(new Length(buffer), scope, (inside, index) => Build.Block(
            new Evaluate(new Step(At(_random.Chance(0.5) ? Build.Read(index) : expressions.Integers.Make(inside, 1)), IsIncrement: true, IsPrefix: false))));
        (Declare declaration, Read sum) = Local(scope, buffer.Kind.Element());
        For weighing = _loops.OverIndices(new Length(buffer), scope, (inside, index) => Build.Block(Build.Assign(
            sum,
            Build.Times(new Convert(sum.Kind, At(Build.Read(index)), IsImplicit: true), Combined(new Element(buffer, Build.Read(index)), inside)),
            BinaryOperator.Add)));
        return new Group([Build.Declare(counts, new NewArray(Kind.IntArray, ArrayForm.Zeros, [Build.Integer(4)], [])), counting, declaration, weighing]);
    }

    /// <summary>Some elements are overwritten, and all are read afterwards.</summary>
    private Group? ConditionalWrite(Scope scope)
    {
        if (Any(Targets(scope)) is not { } buffer)
        {
            return null;
        }

        (Declare declaration, Read sum) = Local(scope, buffer.Kind.Number());
        For loop = _loops.Over(buffer, scope, (inside, element) =>
        {
            If write = Build.When(expressions.Conditions.Make(inside, 1), Build.Assign(element, Tame(Combined(element, inside))));
            Statement read = Build.Assign(sum, element, BinaryOperator.Add);
            return Build.Block(_random.Chance(0.5) ? [read, write, Build.Assign(sum, Tame(element), BinaryOperator.Add)] : [write, read]);
        });
        return new Group([declaration, loop]);
    }

    /// <summary>The rows of an array of arrays change places by what they hold, and are added to each other.</summary>
    private Group? Pivoting(Scope scope)
    {
        if (Any(scope.Visible(Kind.DoubleRows).Select(Build.Read)) is not { } source)
        {
            return null;
        }

        var rows = new Variable(scope.NewName(), Kind.DoubleRows);
        Declare declaration = Build.Declare(rows, new Copy(source));
        Scope inside = scope.NestedLoop();
        Variable counter = Counter(inside);
        var row = new Element(Build.Read(rows), Build.Read(counter));
        var before = new Element(Build.Read(rows), Build.Minus(Build.Read(counter), Build.Integer(1)));
        If swap = Build.When(Build.Less(new Element(before, Build.Integer(0)), new Element(row, Build.Integer(0))), new Swap(row, before));
        Statement change = Build.Assign(new Element(row, Build.Integer(0)), Tame(Combined(new Element(before, Build.Integer(0)), inside)), _random.Chance(0.5) ? BinaryOperator.Add : null);
        For loop = Build.Count(counter, new Length(Build.Read(rows)), Build.Block(swap, change), from: 1);
        scope.Add(rows);
        return new Group([declaration, loop]);
    }

    private IEnumerable<Expression> Sources(Scope scope) => expressions.Buffers.Buffers(scope).Where(buffer => buffer.Kind.IsRealBuffer());

    private static IEnumerable<Expression> Targets(Scope scope) => BufferGrammar.Writable(scope).Where(buffer => buffer.Kind.IsRealBuffer());

    private Expression? Any(IEnumerable<Expression> buffers)
    {
        List<Expression> all = [.. buffers];
        return all.Count == 0 ? null : _random.Pick(all);
    }

    /// <summary>Something of a value and of what else is there.</summary>
    private Expression Combined(Expression value, Scope scope) => _random.Below(5) switch
    {
        0 => value,
        1 => Build.Times(value, value),
        2 => Build.Plus(value, expressions.Real(value.Kind, scope, 1)),
        _ => Build.Times(value, expressions.Real(value.Kind, scope, 1)),
    };

    /// <summary>Kept from growing, mostly.</summary>
    private Expression Tame(Expression value) => _random.Below(6) switch
    {
        0 => Build.Call("Tanh", value),
        1 => Build.Call("Sin", value),
        2 => Build.Times(Build.Real(value.Kind, 0.5), value),
        3 => Build.Call("Atan", value),
        _ => value,
    };

    private (Declare Declaration, Read Read) Local(Scope scope, Kind kind)
    {
        var variable = new Variable(scope.NewName(), kind);
        Declare declaration = Build.Declare(variable, expressions.Real(kind, scope, 1));
        scope.Add(variable);
        return (declaration, Build.Read(variable));
    }

    private static Variable Counter(Scope inside)
    {
        var counter = new Variable(inside.NewName(), Kind.Int) { IsReadOnly = true };
        inside.Add(counter);
        return counter;
    }

    private Literal Passes() => Build.Integer(_random.Between(1, 6));

    /// <summary>A second write to what was just written, now and then.</summary>
    private IEnumerable<Statement> Again(Element element, Scope inside) => _random.Chance(0.3)
        ? [Build.Assign(element, expressions.Real(element.Kind, inside, 1), _random.Pick([BinaryOperator.Add, BinaryOperator.Multiply]))]
        : [];

    /// <summary>Anything else at the beginning of a pass, now and then.</summary>
    private IEnumerable<Statement> Extra(Scope inside) => _random.Chance(0.25) ? statements.Block(inside, 1, mayReturn: false).Statements : [];

    /// <summary>A way out of a pass or of the loop, now and then; or of the method.</summary>
    private IEnumerable<Statement> Exit(Scope inside)
    {
        if (!_random.Chance(0.15))
        {
            return [];
        }

        Statement exit = _random.Below(4) switch { 0 => new Continue(), 1 => statements.Result(inside), _ => new Break() };
        return [Build.When(expressions.Conditions.Make(inside, 1), exit)];
    }
}
