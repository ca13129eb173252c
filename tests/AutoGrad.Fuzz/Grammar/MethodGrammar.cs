using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random methods: the one that is differentiated, its helpers, and local functions.</summary>
internal sealed class MethodGrammar(Surroundings around)
{
    private readonly Randomness _random = around.Random;
    private readonly ParameterGrammar _parameters = new(around);

    public MethodDeclaration Main(string name, bool isStatic)
    {
        ImmutableArray<Parameter> parameters = _parameters.OfMain();
        ImmutableArray<Kind> results = parameters.Any(IsOutput) && _random.Chance(0.2)
            ? (_random.Chance(0.8) ? [] : [_random.Chance(0.5) ? Kind.Int : Kind.Bool])
            : Results();
        if (around.Has(Features.Buffers) && _random.Chance(0.08))
        {
            results = [_random.Pick([Kind.DoubleArray, Kind.DoubleArray, Kind.DoubleArray, Kind.FloatArray, Kind.DoubleGrid, Kind.DoubleRows])];
        }

        var method = new Method
        {
            Name = name,
            Parameters = parameters,
            Results = results,
            IsStatic = isStatic,
            IsExpressionBodied = !results.IsEmpty && _random.Chance(around.Has(Features.Loops) ? 0.05 : 0.2),
        };
        return new MethodDeclaration(method, Body(method, new Scope(null, 0, isFunction: false), _random.Chance(0.15) ? _random.Between(6, 14) : _random.Between(1, 6)));
    }

    public Method Helper(string name, bool isStatic, bool isRecursive)
    {
        ImmutableArray<Parameter> parameters = _parameters.OfHelper(isRecursive);
        bool isVoid = parameters.Any(IsOutput) && _random.Chance(0.4);
        bool isOutside = isStatic && !isRecursive && _random.Chance(0.15);
        ImmutableArray<Kind> results = isVoid ? [] : _random.Chance(0.12) ? [_random.Chance(0.5) ? Kind.Int : Kind.Bool] : Results();
        if (!isVoid && around.Has(Features.Buffers) && _random.Chance(0.15))
        {
            // A span that is given back is a part of one that was passed.
            List<Kind> spans = [.. parameters.Select(parameter => parameter.Kind).Where(kind => kind.IsSpan())];
            results = [_random.Chance(0.4) && spans.Count > 0 ? _random.Pick(spans) : _random.Pick([Kind.DoubleArray, Kind.DoubleArray, Kind.FloatArray, Kind.DoubleRows])];
            parameters = [.. parameters.Select(parameter => parameter with { IsReturned = results[0].IsSpan() && parameter.Kind.IsSpan() })];
        }

        return new Method
        {
            Owner = isOutside ? "Outside" : null,
            IsExtension = around.Shape == TypeShape.StaticClass && !isOutside && isStatic && parameters[0].Passing == Passing.Value && _random.Chance(0.2),
            Name = name,
            Parameters = parameters,
            Results = results,
            IsStatic = isStatic,
            IsExpressionBodied = !isVoid && !isRecursive && _random.Chance(0.35),
        };
    }

    public MethodDeclaration Body(Method method) =>
        new(method, Body(method, new Scope(null, 0, isFunction: false), around.Budget > 40 ? _random.Between(4, 9) : _random.Between(1, 3)));

    /// <summary>A local function; its parameters may hide variables around it. It may call itself.</summary>
    public LocalFunction Local(string name, Scope outside, Scope inside)
    {
        bool isRecursive = around.Has(Features.Recursion) && _random.Chance(0.3);
        ImmutableArray<Parameter> parameters = _parameters.OfLocal(outside, inside, isRecursive ? "fuel" + name : null);
        bool isLambda = !isRecursive && around.Has(Features.Loops) && _random.Chance(0.35);
        var method = new Method
        {
            Name = name,
            Parameters = isLambda ? [.. parameters.Select(parameter => parameter with { Default = null })] : parameters,
            Results = [_random.Chance(0.85) ? Kind.Double : Kind.Float],
            IsLocal = true,
            IsLambda = isLambda,
            IsStatic = false,
            IsExpressionBodied = !isRecursive && _random.Chance(0.5),
        };
        if (isRecursive)
        {
            inside.Add(method);
        }

        return new LocalFunction(method, Body(method, inside, _random.Below(isRecursive ? 4 : 3)));
    }

    private static bool IsOutput(Parameter parameter) =>
        parameter.HasGradient && parameter.HasPull;

    private ImmutableArray<Kind> Results() => _random.Below(10) switch
    {
        < 6 => [Kind.Double],
        < 8 => [Kind.Float],
        8 => [Kind.Double, _random.Chance(0.5) ? Kind.Double : Kind.Float],
        _ => [Kind.Double, Kind.Double, _random.Chance(0.5) ? Kind.Double : Kind.Float],
    };

    private Block Body(Method method, Scope scope, int count)
    {
        if (!method.IsLocal)
        {
            around.HasInstance = !method.IsStatic;
        }

        var expressions = new ExpressionGrammar(around);
        var grammar = new StatementGrammar(around, expressions, method);
        foreach (Parameter parameter in method.Parameters.Where(parameter => parameter.Passing != Passing.Out))
        {
            scope.Add(parameter.Variable);
        }

        if (method.IsExpressionBodied && method.Parameters.All(parameter => parameter.Passing != Passing.Out))
        {
            return new Block([grammar.Result(scope)]);
        }

        Parameter? fuel = method.Parameters.FirstOrDefault(parameter => parameter.IsFuel);
        around.MayRecurse = method.IsLocal && fuel is null && around.MayRecurse;
        List<Statement> statements = [.. Outputs(method, scope, expressions)];
        if (fuel is not null)
        {
            var isEmpty = new Binary(BinaryOperator.LessOrEqual, new Read(fuel.Variable), new Literal(Kind.Int, 0));
            statements.Add(new If(isEmpty, new Block([grammar.Result(scope)]), null));
        }

        around.MayRecurse = true;
        statements.AddRange(grammar.Block(scope, count, mayReturn: false).Statements);
        if (method.Results.Any(kind => !kind.IsActive()) || method.Results.IsEmpty)
        {
            statements.AddRange(grammar.Written(method, scope));
        }

        if (!method.Results.IsEmpty)
        {
            statements.Add(grammar.Result(scope));
        }

        return new Block([.. statements]);
    }

    /// <summary>First values of what is passed by <c>out</c>: it must have one wherever the method ends.</summary>
    private static IEnumerable<Statement> Outputs(Method method, Scope scope, ExpressionGrammar expressions)
    {
        foreach (Parameter parameter in method.Parameters.Where(parameter => parameter.Passing == Passing.Out))
        {
            yield return new Evaluate(new Assign(new Read(parameter.Variable), null, expressions.Of(parameter.Kind, scope, 1)));
            scope.Add(parameter.Variable);
        }
    }
}
