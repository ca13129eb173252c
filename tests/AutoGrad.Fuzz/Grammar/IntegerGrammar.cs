using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random expressions of integers and enum members: the computations alongside, which carry no gradient.</summary>
internal sealed class IntegerGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    public Expression Make(Scope scope, int depth)
    {
        around.Budget--;
        if (depth <= 0 || around.Budget < 0)
        {
            return Leaf(scope);
        }

        return around.Choose<Expression>(
            "integer",
            [
                new(20, () => Leaf(scope)),
                new(25, () => Arithmetic(scope, depth)),
                new(6, () => Bits(scope, depth)),
                new(4, () => new Unary(_random.Chance(0.7) ? UnaryOperator.Minus : UnaryOperator.Complement, NotConstant(scope, depth))),
                new(12, () => FromReal(scope, depth)),
                new(8, () => Call(scope, depth)),
                new(5, () => new Conditional(expressions.Conditions.Make(scope, depth - 1), Make(scope, depth - 1), Make(scope, depth - 1))),
                new(3, () => expressions.Switches.Expression(Kind.Int, scope, depth - 1)),
                new(4, () => expressions.Calls.Invoke(Kind.Int, scope, depth - 1)),
                new(3, () => new Convert(Kind.Int, Mode(scope), IsImplicit: false)),
                new(3, () => new CheckedExpression(_random.Chance(0.5), Arithmetic(scope, depth))),
                new(3, () => expressions.Step(Kind.Int, scope)),
                new(2, () => Assignment(scope, depth)),
                new(3, () => expressions.Buffers.Element(Kind.Int, scope)),
            ]);
    }

    public Expression Mode(Scope scope) => _random.Choose<Expression>(
    [
        new(3, () => Variable(Kind.Mode, scope)),
        new(2, () => new Literal(Kind.Mode, _random.Below(3))),
        new(1, () => Variable(Kind.Int, scope) is { } number ? new Convert(Kind.Mode, number, IsImplicit: false) : null),
    ]);

    public Expression? Assignment(Scope scope, int depth)
    {
        if (expressions.Target(Kind.Int, scope) is not { } target)
        {
            return null;
        }

        BinaryOperator? operation = _random.Pick<BinaryOperator?>(
            [null, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.ExclusiveOr, BinaryOperator.Or, BinaryOperator.ShiftLeft, BinaryOperator.Divide]);
        Expression value = operation is BinaryOperator.ShiftLeft or BinaryOperator.Divide
            ? new Literal(Kind.Int, _random.Between(1, 3))
            : Make(scope, depth - 1);
        return new Assign(new Read(target), operation, value);
    }

    private Expression Leaf(Scope scope) => _random.Choose<Expression>(
    [
        new(3, () => Variable(Kind.Int, scope)),
        new(2, () => new Literal(Kind.Int, _random.Between(-3, 9))),
        new(1, () => around.Has(Features.Buffers) ? LengthOfAny(scope) : null),
    ]);

    private Length? LengthOfAny(Scope scope)
    {
        List<Expression> buffers = [.. expressions.Buffers.Buffers(scope)];
        if (buffers.Count == 0)
        {
            return null;
        }

        Expression buffer = _random.Pick(buffers);
        return new Length(buffer, buffer.Kind.Form() == BufferForm.Grid && _random.Chance(0.8) ? _random.Below(2) : null);
    }

    private Read? Variable(Kind kind, Scope scope)
    {
        List<Variable> variables = [.. scope.Visible(kind)];
        return variables.Count == 0 ? null : new Read(_random.Pick(variables));
    }

    private Binary Arithmetic(Scope scope, int depth)
    {
        BinaryOperator operation = _random.Pick(
            [BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Remainder]);
        Expression left = Make(scope, depth - 1);
        Expression right = operation is BinaryOperator.Divide or BinaryOperator.Remainder
            ? new Literal(Kind.Int, _random.Between(2, 5))
            : Make(scope, depth - 1);
        if (operation is BinaryOperator.Divide or BinaryOperator.Remainder && _random.Chance(0.1) && Variable(Kind.Int, scope) is { } divisor)
        {
            // May be zero: then it throws, and so must what is generated.
            right = divisor;
        }

        return new Binary(operation, left, right);
    }

    private Binary Bits(Scope scope, int depth)
    {
        BinaryOperator operation = _random.Pick(
            [BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr, BinaryOperator.ShiftLeft, BinaryOperator.ShiftRight]);
        Expression right = operation is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
            ? new Literal(Kind.Int, _random.Between(0, 4))
            : Make(scope, depth - 1);
        return new Binary(operation, NotConstant(scope, depth), right);
    }

    /// <summary>C# computes constants when it compiles, and an overflow there is an error.</summary>
    private Expression NotConstant(Scope scope, int depth)
    {
        Expression made = Make(scope, depth - 1);
        return made.IsConstant && Variable(Kind.Int, scope) is { } variable ? variable : made;
    }

    private Convert? FromReal(Scope scope, int depth)
    {
        Kind from = _random.Chance(0.75) ? Kind.Double : Kind.Float;
        Expression number = expressions.Real(from, scope, depth - 1);
        return number.IsConstant ? null : new Convert(Kind.Int, number, IsImplicit: false);
    }

    private FunctionCall Call(Scope scope, int depth)
    {
        Function function = _random.Pick(FunctionTable.Integers);
        return new FunctionCall(function, [.. function.Parameters.Select(kind => expressions.Of(kind, scope, depth - 1))]);
    }
}
