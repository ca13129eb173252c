using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;
using Convert = AutoGrad.Fuzz.Programs.Convert;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random expressions of doubles and floats. A row an alternative: its weight, and how to make it.</summary>
internal sealed class ExpressionGrammar
{
    private readonly Surroundings _around;
    private readonly Randomness _random;
    private readonly DomainGrammar _domains;
    private readonly CallGrammar _calls;
    private readonly SwitchGrammar _switches;

    public ExpressionGrammar(Surroundings around)
    {
        _around = around;
        _random = around.Random;
        _domains = new DomainGrammar(around.Random, around.RawShare);
        _calls = new CallGrammar(around, this);
        _switches = new SwitchGrammar(around, this);
        Integers = new IntegerGrammar(around, this);
        Conditions = new ConditionGrammar(around, this);
        Buffers = new BufferGrammar(around, this);
        BufferValues = new BufferValueGrammar(around, this);
    }

    /// <summary>Elements of buffers.</summary>
    public BufferGrammar Buffers { get; }

    /// <summary>Whole buffers.</summary>
    public BufferValueGrammar BufferValues { get; }

    public IntegerGrammar Integers { get; }

    public ConditionGrammar Conditions { get; }

    public CallGrammar Calls => _calls;

    public SwitchGrammar Switches => _switches;

    public Expression Of(Kind kind, Scope scope, int depth) => kind switch
    {
        Kind.Int => Integers.Make(scope, depth),
        Kind.Bool => Conditions.Make(scope, depth),
        Kind.Mode => Integers.Mode(scope),
        _ when kind.IsBuffer() => BufferValues.New(kind, scope),
        _ => Real(kind, scope, depth),
    };

    /// <summary>What may stand where a type is expected: of that type, or sometimes of one that converts to it unasked.</summary>
    public Expression Convertible(Kind kind, Scope scope, int depth)
    {
        if (!kind.IsReal() || !_random.Chance(0.12))
        {
            return Of(kind, scope, depth);
        }

        Kind from = kind == Kind.Double && _random.Chance(0.5) ? Kind.Float : Kind.Int;
        return new Convert(kind, Of(from, scope, depth - 1), IsImplicit: true);
    }

    public Expression Real(Kind kind, Scope scope, int depth)
    {
        _around.Budget--;
        if (depth <= 0 || _around.Budget < 0)
        {
            return Leaf(kind, scope);
        }

        return _around.Choose<Expression>(
            "number",
            [
                new(12, () => Leaf(kind, scope)),
                new(30, () => Arithmetic(kind, scope, depth)),
                new(6, () => new Unary(_random.Chance(0.9) ? UnaryOperator.Minus : UnaryOperator.Plus, Real(kind, scope, depth - 1))),
                new(32, () => Call(kind, scope, depth)),
                new(7, () => new Conditional(
                    Conditions.Make(scope, depth - 1), Convertible(kind, scope, depth - 1), Alternative(kind, scope, depth - 1))),
                new(4, () => _switches.Expression(kind, scope, depth - 1)),
                new(_around.Has(Features.Recursion) ? 20 : 9, () => _calls.Invoke(kind, scope, depth - 1)),
                new(4, () => Cast(kind, scope, depth - 1)),
                new(3, () => Assignment(kind, scope, depth - 1)),
                new(3, () => Step(kind, scope)),
                new(2, () => new CheckedExpression(_random.Chance(0.5), Real(kind, scope, depth - 1))),
                new(_around.Has(Features.Buffers) ? 22 : 4, () => Buffers.Element(kind, scope)),
            ]);
    }

    /// <summary>A number, mostly a round one, as people write them.</summary>
    public Literal Number(Kind kind)
    {
        double number = _random.Below(10) switch
        {
            < 4 => _random.Pick([0.5, 1.0, 2.0, 3.0, 0.1, 1.5, 0.25, 10.0]),
            4 => -_random.Pick([0.5, 1.0, 2.0, 0.75]),
            5 => _random.Pick([0.0, 1.0, Math.PI]),
            _ => Math.Round(_random.Between(-2.0, 3.0), 2),
        };
        return new Literal(kind, kind == Kind.Float ? (float)number : number);
    }

    /// <summary>A variable that may be assigned.</summary>
    public Variable? Target(Kind kind, Scope scope)
    {
        List<Variable> targets = [.. scope.Writable(kind)];
        return targets.Count == 0 ? null : _random.Pick(targets);
    }

    public Expression? Assignment(Kind kind, Scope scope, int depth)
    {
        if (Target(kind, scope) is not { } target)
        {
            return null;
        }

        if (_random.Chance(0.35))
        {
            return new Assign(new Read(target), null, Convertible(kind, scope, depth));
        }

        BinaryOperator operation = _random.Pick([BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Remainder]);
        Expression value = Convertible(kind, scope, depth);
        if (operation is BinaryOperator.Divide or BinaryOperator.Remainder)
        {
            value = _domains.Wrap(value, Domain.NonZero);
        }

        return new Assign(new Read(target), operation, value);
    }

    public Expression? Step(Kind kind, Scope scope) => Target(kind, scope) is { } target
        ? new Step(new Read(target), _random.Chance(0.6), _random.Chance(0.5))
        : null;

    private Expression Leaf(Kind kind, Scope scope) => _random.Choose<Expression>(
    [
        new(70, () => Variable(kind, scope)),
        new(_around.Has(Features.Buffers) ? 25 : 0, () => _around.Budget > -50 ? Buffers.Element(kind, scope) : null),
        new(8, () => Widened(kind, scope)),
        new(12, () => Number(kind)),
        new(8, () => FieldOf(kind, scope)),
    ]);

    private Read? Variable(Kind kind, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible(kind)];
        return variables.Count == 0 ? null : new Read(_random.Pick(variables));
    }

    /// <summary>A variable of another type, converted.</summary>
    private Convert? Widened(Kind kind, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible().Where(variable => variable.Kind != kind && (variable.Kind.IsReal() || variable.Kind == Kind.Int))];
        if (variables.Count == 0)
        {
            return null;
        }

        Variable variable = _random.Pick(variables);
        return new Convert(kind, new Read(variable), variable.Kind.ConvertsTo(kind) && _random.Chance(0.7));
    }

    private FieldRead? FieldOf(Kind kind, Scope scope)
    {
        List<Field> fields = [.. _around.Fields.Where(field => field.Kind == kind && (!field.IsOfInstance || _around.MayUseInstance(scope)))];
        return fields.Count == 0 ? null : new FieldRead(_random.Pick(fields));
    }

    private Binary Arithmetic(Kind kind, Scope scope, int depth)
    {
        BinaryOperator operation = _random.Pick(
        [
            BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Subtract,
            BinaryOperator.Multiply, BinaryOperator.Multiply, BinaryOperator.Multiply, BinaryOperator.Multiply,
            BinaryOperator.Divide, BinaryOperator.Divide, BinaryOperator.Remainder,
        ]);
        Expression left = Convertible(kind, scope, depth - 1);
        Expression right = left is Convert { IsImplicit: true } ? Real(kind, scope, depth - 1) : Convertible(kind, scope, depth - 1);
        if (operation is BinaryOperator.Divide or BinaryOperator.Remainder)
        {
            right = _domains.Wrap(right, Domain.NonZero);
        }

        return new Binary(operation, left, right);
    }

    private FunctionCall Call(Kind kind, Scope scope, int depth)
    {
        FunctionFamily family = _around.Favourite is { } favourite && _random.Chance(0.4) ? favourite
            : _random.Chance(0.25) ? _random.Pick(FunctionTable.Bounded)
            : _random.Pick(FunctionTable.Families);
        Function function = _random.Pick(family.Of(kind));
        return new FunctionCall(
            function, [.. function.Domains.Select(domain => _domains.Wrap(Convertible(kind, scope, depth - 1), domain))]);
    }

    private Expression Alternative(Kind kind, Scope scope, int depth) =>
        _random.Chance(0.06) ? new ThrowExpression(kind, ThrowGrammar.Make(_random, scope)) : Real(kind, scope, depth);

    private Convert Cast(Kind kind, Scope scope, int depth)
    {
        Kind other = kind == Kind.Double ? Kind.Float : Kind.Double;
        return _random.Below(3) switch
        {
            // There and back: through the other type, through an integer.
            0 => new Convert(kind, new Convert(other, Real(kind, scope, depth), kind == Kind.Float), IsImplicit: false),
            1 => new Convert(kind, Integers.Make(scope, depth), _random.Chance(0.3)),
            _ => new Convert(kind, Real(other, scope, depth), kind == Kind.Double && _random.Chance(0.5)),
        };
    }
}
