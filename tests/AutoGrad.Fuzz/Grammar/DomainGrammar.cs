using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>
/// Brings arguments to where a function is defined and not too steep; now and then it leaves them as they are, for the sake of NaN,
/// infinities and exceptions.
/// </summary>
internal sealed class DomainGrammar(Randomness random, double rawShare)
{
    public Expression Wrap(Expression argument, Domain domain)
    {
        if (domain == Domain.Any || (random.Chance(rawShare) && domain is not (Domain.LowerBound or Domain.UpperBound)))
        {
            return argument;
        }

        Kind kind = argument.Kind;
        return domain switch
        {
            Domain.Moderate => Moderate(argument),
            Domain.Positive => Positive(argument),
            Domain.NonZero => random.Chance(0.2) ? Constant(kind, 1.5, 4) : random.Chance(0.3) ? new Unary(UnaryOperator.Minus, Positive(argument)) : Positive(argument),
            Domain.InsideUnit => InsideUnit(argument),
            Domain.AboveOne => Plus(random.Chance(0.5) ? Call("Abs", argument) : Call("Square", Moderate(argument)), Constant(kind, 1.1, 2)),
            Domain.LogarithmBase => random.Chance(0.5) ? Constant(kind, 2, 10) : Plus(Constant(kind, 2.5, 4), Call("Sin", argument)),
            Domain.Exponent => Exponent(argument),
            Domain.LowerBound => Plus(Constant(kind, -2, 0), random.Chance(0.8) ? Call("Tanh", argument) : Constant(kind, -0.5, 0.5)),
            Domain.UpperBound => Plus(Constant(kind, 1.1, 2.5), random.Chance(0.8) ? Call("Sin", argument) : Constant(kind, -0.5, 0.5)),
            _ => argument,
        };
    }

    private Expression Moderate(Expression argument) => random.Below(4) switch
    {
        0 => Times(Constant(argument.Kind, 0.5, 2.5), Call("Sin", argument)),
        1 => Times(Constant(argument.Kind, 0.5, 2.5), Call("Tanh", argument)),
        2 => Call("Clamp", argument, Constant(argument.Kind, -3, -1), Constant(argument.Kind, 1, 3)),
        _ => argument is Read ? argument : Call("Atan", argument),
    };

    /// <summary>Now and then it can be zero: where a root has an infinite slope, and a pull of zero must stay zero.</summary>
    private Expression Positive(Expression argument) => random.Below(7) switch
    {
        0 => Plus(Call("Abs", argument), Constant(argument.Kind, 0.1, 2)),
        1 => Plus(Call("Square", argument), Constant(argument.Kind, 0.1, 2)),
        2 => Plus(Constant(argument.Kind, 1.2, 3), Call("Cos", argument)),
        3 => Call("Exp", Moderate(argument)),
        4 => Plus(Call("Softplus", argument), Constant(argument.Kind, 0.1, 0.5)),
        5 => Call(random.Chance(0.5) ? "Abs" : "Square", argument),
        _ => argument is Read ? Plus(Constant(argument.Kind, 0.5, 2), Times(argument, argument)) : Call("Cosh", Moderate(argument)),
    };

    private Expression InsideUnit(Expression argument) => random.Below(5) switch
    {
        0 => Times(Constant(argument.Kind, 0.5, 0.9), Call("Sin", argument)),
        1 => Times(Constant(argument.Kind, 0.5, 0.9), Call("Tanh", argument)),
        2 => Call("Clamp", argument, Constant(argument.Kind, -0.9, -0.5), Constant(argument.Kind, 0.5, 0.9)),
        3 => Call("Sin", argument),
        _ => argument is Read
            ? new Binary(BinaryOperator.Divide, argument, Plus(Constant(argument.Kind, 1.1, 2), Call("Abs", argument)))
            : Times(Constant(argument.Kind, 0.5, 0.9), Call("Cos", argument)),
    };

    private Expression Exponent(Expression argument) => random.Below(6) switch
    {
        < 4 => new Literal(argument.Kind, random.Pick([2.0, 2.0, 3.0, 0.5, -1.0, 1.5, -2.0, 1.0, 0.0, 4.0])),
        4 => Plus(Constant(argument.Kind, 0.5, 2), Call("Sin", argument)),
        _ => argument is Read ? argument : Call("Tanh", argument),
    };

    private Literal Constant(Kind kind, double low, double high)
    {
        double number = Math.Round(random.Between(low, high), 1);
        return new Literal(kind, kind == Kind.Float ? (float)number : number);
    }

    private FunctionCall Call(string name, params Expression[] arguments)
    {
        Kind kind = arguments[0].Kind;
        FunctionFamily family = FunctionTable.Families.First(family => family.Name == name);
        IReadOnlyList<Function> spellings = [.. family.Of(kind).Where(function => function.Parameters.Length == arguments.Length)];
        return new FunctionCall(random.Pick(spellings), [.. arguments]);
    }

    private static Binary Plus(Expression left, Expression right) => new(BinaryOperator.Add, left, right);

    private static Binary Times(Expression left, Expression right) => new(BinaryOperator.Multiply, left, right);
}
