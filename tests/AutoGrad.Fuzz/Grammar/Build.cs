using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Short names for trees that the grammar puts together often.</summary>
internal static class Build
{
    public static Literal Integer(int number) => new(Kind.Int, number);

    public static Literal Real(Kind kind, double number) => new(kind, kind == Kind.Float ? (float)number : number);

    public static Read Read(Variable variable) => new(variable);

    public static Binary Plus(Expression left, Expression right) => new(BinaryOperator.Add, left, right);

    public static Binary Minus(Expression left, Expression right) => new(BinaryOperator.Subtract, left, right);

    public static Binary Times(Expression left, Expression right) => new(BinaryOperator.Multiply, left, right);

    public static Binary Less(Expression left, Expression right) => new(BinaryOperator.Less, left, right);

    public static Binary AtLeast(Expression left, Expression right) => new(BinaryOperator.GreaterOrEqual, left, right);

    /// <summary>A function of one argument, by its name in the table.</summary>
    public static FunctionCall Call(string name, Expression argument) => new(
        FunctionTable.Families.First(family => family.Name == name).Of(argument.Kind).First(function => function.Parameters.Length == 1), [argument]);

    public static FunctionCall AbsoluteInteger(Expression argument) =>
        new(FunctionTable.Integers.First(function => function.Name == "Math.Abs(int)"), [argument]);

    public static Evaluate Assign(Expression target, Expression value, BinaryOperator? operation = null) => new(new Assign(target, operation, value));

    public static Declare Declare(Variable variable, Expression value) => new(variable, value, DeclarationForm.Typed);

    public static Step Next(Variable counter) => new(Read(counter), IsIncrement: true, IsPrefix: false);

    public static Block Block(params Statement[] statements) =>
        new([.. statements.SelectMany(statement => statement is Group group ? group.Statements : ImmutableArray.Create(statement))]);

    public static If When(Expression condition, params Statement[] statements) => new(condition, Block(statements), null);

    /// <summary><c>for (int i = 0; i &lt; bound; i++)</c>.</summary>
    public static For Count(Variable counter, Expression bound, Block body, int from = 0) =>
        new([new Counter(counter, Integer(from))], Less(Read(counter), bound), [Next(counter)], body);
}
