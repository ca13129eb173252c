using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Calls of helper methods and local functions: named, omitted and <c>in</c> arguments.</summary>
internal sealed class CallGrammar(Surroundings around, ExpressionGrammar expressions)
{
    private readonly Randomness _random = around.Random;

    /// <summary>A call that gives one value of the kind.</summary>
    public Invoke? Invoke(Kind kind, Scope scope, int depth)
    {
        List<Method> methods = [.. Callable(scope).Where(method => method.Results.Length == 1 && method.Result == kind)];
        return methods.Count == 0 ? null : Invoke(_random.Pick(methods), scope, depth);
    }

    /// <summary>A call that gives a tuple.</summary>
    public Invoke? InvokeTuple(Scope scope, int depth)
    {
        List<Method> methods = [.. Callable(scope).Where(method => method.Results.Length > 1)];
        return methods.Count == 0 ? null : Invoke(_random.Pick(methods), scope, depth);
    }

    /// <summary>A call for its effects.</summary>
    public Invoke? InvokeVoid(Scope scope, int depth)
    {
        List<Method> methods = [.. Callable(scope).Where(method => method.Results.IsEmpty)];
        return methods.Count == 0 ? null : Invoke(_random.Pick(methods), scope, depth);
    }

    /// <summary>Null where there is nothing to pass by reference, or no buffer.</summary>
    public Invoke? Invoke(Method method, Scope scope, int depth)
    {
        var given = new List<Parameter>(method.Parameters);
        bool isNamed = !method.IsLambda && _random.Chance(0.25);
        int positional = isNamed ? _random.Below(given.Count + 1) : given.Count;
        if (!isNamed)
        {
            while (given.Count > 0 && given[^1].Default is not null && _random.Chance(0.5))
            {
                given.RemoveAt(given.Count - 1);
            }

            positional = given.Count;
        }

        List<Parameter> named = [.. given.Skip(positional).Where(parameter => parameter.Default is null || _random.Chance(0.5))];
        _random.Shuffle(named);
        var written = new HashSet<Variable>();
        Argument?[] arguments =
        [
            .. given.Take(positional).Select(parameter => Argument(method, parameter, scope, depth, isNamed: false, written)),
            .. named.Select(parameter => Argument(method, parameter, scope, depth, isNamed: true, written)),
        ];
        return arguments.Contains(null) ? null : new Invoke(method, [.. arguments.OfType<Argument>()]);
    }

    private Argument? Argument(Method method, Parameter parameter, Scope scope, int depth, bool isNamed, HashSet<Variable> written)
    {
        if (parameter.IsFuel)
        {
            return new Argument(parameter, Fuel(method, parameter, scope), isNamed, IsByReference: false);
        }

        if (parameter.Kind.IsBuffer())
        {
            Expression? buffer = expressions.BufferValues.Make(parameter.Kind, scope, mayBeNew: parameter.Kind.IsBuffer() && _random.Chance(0.3), mayBeOnStack: !parameter.IsReturned);
            return buffer is null ? null : new Argument(parameter, buffer, isNamed, IsByReference: false);
        }

        if (parameter.Passing is Passing.Ref or Passing.Out)
        {
            return Reference(parameter, scope, isNamed, written);
        }

        if (parameter.Passing == Passing.In && _random.Chance(0.5))
        {
            // Constants are no places, and cannot be referred to.
            List<Variable> variables = [.. scope.Visible(parameter.Kind).Where(variable => !variable.IsReadOnly || variable.IsReference)];
            if (variables.Count > 0)
            {
                return new Argument(parameter, new Read(_random.Pick(variables)), isNamed, IsByReference: true);
            }
        }

        return new Argument(parameter, expressions.Convertible(parameter.Kind, scope, depth), isNamed, IsByReference: false);
    }

    /// <summary>One less than this call's own, so that calls of each other end; a little for a first call.</summary>
    private Expression Fuel(Method method, Parameter fuel, Scope scope)
    {
        if (method.IsLocal)
        {
            return scope.Visible().Contains(fuel.Variable)
                ? new Binary(BinaryOperator.Subtract, new Read(fuel.Variable), new Literal(Kind.Int, 1))
                : new Literal(Kind.Int, _random.Between(0, 2));
        }

        Variable? own = around.Current?.Parameters.FirstOrDefault(parameter => parameter.IsFuel)?.Variable;
        if (own is null)
        {
            return new Literal(Kind.Int, _random.Between(0, 3));
        }

        return scope.Visible().Contains(own)
            ? new Binary(BinaryOperator.Subtract, new Read(own), new Literal(Kind.Int, 1))
            : new Literal(Kind.Int, 0);
    }

    /// <summary>A variable that no other argument is written to, or an element.</summary>
    private Argument? Reference(Parameter parameter, Scope scope, bool isNamed, HashSet<Variable> written)
    {
        if (_random.Chance(0.25) && expressions.Buffers.Target(parameter.Kind, scope, isPlain: true) is { } element)
        {
            return new Argument(parameter, element, isNamed, IsByReference: true);
        }

        List<Variable> variables = [.. scope.Writable(parameter.Kind).Where(variable => !written.Contains(variable))];
        if (variables.Count == 0)
        {
            return null;
        }

        Variable variable = _random.Pick(variables);
        written.Add(variable);
        return new Argument(parameter, new Read(variable), isNamed, IsByReference: true);
    }

    private IEnumerable<Method> Callable(Scope scope) =>
        scope.Functions().Concat(around.Helpers.Where(helper => helper.IsStatic || around.MayUseInstance(scope)))
            .Where(method => around.MayRecurse || !method.Parameters.Any(parameter => parameter.IsFuel));
}
