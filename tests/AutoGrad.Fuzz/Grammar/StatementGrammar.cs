using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Several statements in the place of one, without a block of their own.</summary>
internal sealed record Group(ImmutableArray<Statement> Statements) : Statement;

/// <summary>Random statements. A row an alternative: its weight, and how to make it.</summary>
internal sealed class StatementGrammar(Surroundings around, ExpressionGrammar expressions, Method method)
{
    private const int MaximumDepth = 4;

    private readonly Randomness _random = around.Random;

    /// <summary>Statements that may end in a return, if the block need not go on.</summary>
    public Block Block(Scope scope, int count, bool mayReturn)
    {
        var statements = new List<Statement>();
        for (int i = 0; i < count && around.Budget > 0; i++)
        {
            Statement statement = Statement(scope);
            statements.AddRange(statement is Group group ? group.Statements : [statement]);
        }

        if (mayReturn)
        {
            statements.Add(_random.Chance(0.85) ? Result(scope) : new Throw(ThrowGrammar.Make(_random, scope)));
        }
        else if (method.Results.Length > 1 && scope.Depth > 0 && _random.Chance(0.1) && CallWithSameResults(scope) is { } call)
        {
            // At the end of a block of its own: what follows the block may go unused.
            statements.Add(new If(expressions.Conditions.Make(scope, 1), new Block([new ReturnCall(call)]), null));
        }

        return new Block([.. statements]);
    }

    /// <summary>A return of what the method gives, made of as much as is there, so that little is dead.</summary>
    public Return Result(Scope scope) => new([.. method.Results.Select(kind => Everything(kind, scope))]);

    /// <summary>What a method without a number to give leaves in its outputs, mostly: something of all that is there.</summary>
    public IEnumerable<Statement> Written(Method written, Scope scope)
    {
        List<Parameter> outputs = [.. written.Parameters.Where(parameter => parameter.HasPull && parameter.Kind.IsActive() && scope.Visible().Contains(parameter.Variable))];
        if (outputs.Count == 0 || _random.Chance(0.2))
        {
            return [];
        }

        Read output = Build.Read(_random.Pick(outputs).Variable);
        Expression target = output.Kind.IsBuffer() ? expressions.Buffers.ElementOf(output, scope, isPlain: true) : output;
        return [Build.Assign(target, Everything(target.Kind, scope), _random.Chance(0.5) ? BinaryOperator.Add : null)];
    }

    private Expression Everything(Kind kind, Scope scope)
    {
        if (kind.IsBuffer())
        {
            return expressions.BufferValues.Make(kind, scope, mayBeNew: true, mayBeOnStack: false) ?? expressions.BufferValues.New(kind, scope);
        }

        if (!kind.IsReal() || _random.Chance(0.2))
        {
            return expressions.Convertible(kind, scope, 2);
        }

        List<Expression> parts = [.. scope.Visible(kind).Select(Build.Read)];
        parts.AddRange(scope.Visible()
            .Where(variable => variable.Kind.IsBuffer() && variable.Kind.Number() == kind)
            .Select(variable => expressions.Buffers.ElementOf(Build.Read(variable), scope, isPlain: true)));
        _random.Shuffle(parts);
        Expression sum = expressions.Real(kind, scope, 2);
        if (_random.Chance(around.Current is { } current && current.Parameters.Any(parameter => parameter.IsFuel) ? 0.7 : 0.3) && expressions.Calls.Invoke(kind, scope, 1) is { } call)
        {
            sum = new Binary(_random.Pick([BinaryOperator.Add, BinaryOperator.Multiply]), sum, call);
        }

        foreach (Expression part in parts.Take(around.Has(Features.Buffers) ? _random.Between(1, 6) : _random.Below(4)))
        {
            BinaryOperator operation = _random.Pick([BinaryOperator.Add, BinaryOperator.Multiply, BinaryOperator.Subtract]);
            sum = new Binary(operation, sum, part);
        }

        return sum;
    }

    private Statement Statement(Scope scope)
    {
        around.Budget--;
        bool isDeep = scope.Depth >= MaximumDepth;
        return around.Choose<Statement>(
            "statement",
            [
                new(26, () => Declare(scope)),
                new(22, () => Assign(scope)),
                new(4, () => expressions.Step(AnyNumber(), scope) is { } step ? new Evaluate(step) : null),
                new(14, () => isDeep ? null : If(scope)),
                new(6, () => isDeep ? null : Switch(scope)),
                new(6, () => isDeep ? null : EarlyReturn(scope)),
                new(3, () => new If(expressions.Conditions.Make(scope, 1), new Block([new Throw(ThrowGrammar.Make(_random, scope))]), null)),
                new(6, () => Deconstruction(scope)),
                new(4, () => TupleLocal(scope)),
                new(around.Has(Features.Loops) ? 5 : 3, () => isDeep ? null : LocalFunction(scope)),
                new(2, () => isDeep ? null : new CheckedStatement(_random.Chance(0.5), Block(scope.Nested(), _random.Between(1, 2), mayReturn: false))),
                new(3, () => isDeep ? null : DeclareAndBranch(scope)),
                new(1, () => isDeep ? null : Block(scope.Nested(), _random.Between(1, 2), mayReturn: false)),
                new(12, () => expressions.Calls.InvokeVoid(scope, 2) is { } call ? new Evaluate(call) : null),
                .. new LoopGrammar(around, expressions, this).Alternatives(scope, isDeep),
                .. new BufferStatementGrammar(around, expressions).Alternatives(scope),
                .. new IdiomGrammar(around, expressions, this).Alternatives(scope, isDeep),
                new(around.Has(Features.Loops) ? 3 : 0, () => isDeep ? null : Guarded(scope)),
            ]);
    }

    private Invoke? CallWithSameResults(Scope scope)
    {
        List<Method> methods = [.. around.Helpers.Where(helper =>
            helper.Results.SequenceEqual(method.Results) && helper.Parameters.All(parameter => !parameter.IsFuel) && (helper.IsStatic || around.MayUseInstance(scope)))];
        return methods.Count == 0 ? null : expressions.Calls.Invoke(_random.Pick(methods), scope, 1);
    }

    private Kind AnyNumber() => _random.Below(10) switch
    {
        < 6 => Kind.Double,
        < 8 => Kind.Float,
        _ => Kind.Int,
    };

    private Kind AnyKind() => _random.Chance(0.08) ? Kind.Bool : _random.Chance(0.03) ? Kind.Mode : AnyNumber();

    private Declare Declare(Scope scope)
    {
        Kind kind = AnyKind();
        if (kind.IsReal() && _random.Chance(0.06))
        {
            var constant = new Variable(scope.NewName(), kind) { IsReadOnly = true };
            scope.Add(constant);
            return new Declare(constant, expressions.Number(kind), DeclarationForm.Constant);
        }

        DeclarationForm form = _random.Chance(0.3) ? DeclarationForm.Var : DeclarationForm.Typed;
        Expression value = form == DeclarationForm.Var ? expressions.Of(kind, scope, 3) : expressions.Convertible(kind, scope, 3);
        var variable = new Variable(scope.NewName(), kind);
        scope.Add(variable);
        around.Declared.Add(variable);
        return new Declare(variable, value, form);
    }

    private Evaluate? Assign(Scope scope)
    {
        Kind kind = AnyKind();
        Expression? assignment = kind switch
        {
            Kind.Int => expressions.Integers.Assignment(scope, 2),
            Kind.Bool => expressions.Target(kind, scope) is { } flag
                ? new Assign(new Read(flag), _random.Pick<BinaryOperator?>([null, null, BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr]), expressions.Of(kind, scope, 2))
                : null,
            Kind.Mode => expressions.Target(kind, scope) is { } mode
                ? (_random.Chance(0.7) ? new Assign(new Read(mode), null, expressions.Of(kind, scope, 2)) : expressions.Step(kind, scope))
                : null,
            _ => expressions.Assignment(kind, scope, 3),
        };
        return assignment is null ? null : new Evaluate(assignment);
    }

    private If If(Scope scope)
    {
        Expression condition = expressions.Conditions.Make(scope, 2);
        Block then = Block(scope.Nested(), _random.Between(1, 3), mayReturn: false);
        Block? otherwise = _random.Below(5) switch
        {
            < 2 => null,
            2 => new Block([If(scope.Nested())]),
            _ => Block(scope.Nested(), _random.Between(1, 3), mayReturn: false),
        };
        return new If(condition, then, otherwise);
    }

    private If EarlyReturn(Scope scope)
    {
        Expression condition = expressions.Conditions.Make(scope, 2);
        Block then = Block(scope.Nested(), _random.Below(3), mayReturn: true);
        Block? otherwise = _random.Chance(0.2) ? Block(scope.Nested(), _random.Between(1, 2), mayReturn: false) : null;
        return new If(condition, then, otherwise);
    }

    private SwitchStatement Switch(Scope scope)
    {
        (Expression subject, List<Pattern> patterns) = expressions.Switches.Subject(scope, 1);
        var sections = new List<Section>();
        while (patterns.Count > 0)
        {
            int labels = patterns.Count > 1 && _random.Chance(0.3) ? 2 : 1;
            sections.Add(new Section([.. patterns.Take(labels)], labels == 1 ? expressions.Switches.Guard(scope) : null, Block(scope.Nested(), _random.Between(1, 2), _random.Chance(0.15))));
            patterns.RemoveRange(0, labels);
        }

        if (_random.Chance(0.6))
        {
            var otherwise = new Section([new DiscardPattern()], null, Block(scope.Nested(), _random.Between(1, 2), _random.Chance(0.15)));
            sections.Insert(_random.Below(sections.Count + 1), otherwise);
        }

        return new SwitchStatement(subject, [.. sections]);
    }

    private Deconstruction? Deconstruction(Scope scope)
    {
        switch (_random.Below(4))
        {
            case 0 when expressions.Calls.InvokeTuple(scope, 2) is { } invoke:
                return Declared(scope, invoke.Method.Results, new InvokeSource(invoke));
            case 1:
                PairFunction pair = _random.Pick(FunctionTable.Pairs);
                return Declared(scope, [pair.Kind, pair.Kind], new PairSource(pair, expressions.Real(pair.Kind, scope, 2)));
            case 2:
                Kind[] kinds = [AnyNumber(), AnyNumber()];
                return Declared(scope, kinds, new TupleSource([.. kinds.Select(kind => expressions.Of(kind, scope, 2))]));
            default:
                return Swapped(scope);
        }
    }

    private Deconstruction Declared(Scope scope, IReadOnlyList<Kind> kinds, DeconstructionSource source)
    {
        Variable[] variables = [.. kinds.Select(kind => new Variable(scope.NewName(), kind))];
        foreach (Variable variable in variables)
        {
            scope.Add(variable);
        }

        return new Deconstruction([.. variables], _random.Chance(0.6) ? DeconstructionForm.DeclaresVar : DeconstructionForm.DeclaresTyped, source);
    }

    /// <summary>A tuple as a local, of which the elements are read and written like variables.</summary>
    private Statement TupleLocal(Scope scope)
    {
        (ImmutableArray<Kind> kinds, DeconstructionSource source) = (default, null!);
        if (_random.Chance(0.4) && expressions.Calls.InvokeTuple(scope, 2) is { } invoke)
        {
            (kinds, source) = (invoke.Method.Results, new InvokeSource(invoke));
        }
        else
        {
            kinds = [AnyNumber(), AnyNumber()];
            source = new TupleSource([.. kinds.Select(kind => expressions.Of(kind, scope, 2))]);
        }

        string name = scope.NewName();
        ImmutableArray<Variable> elements = [.. kinds.Select((kind, index) => new Variable($"{name}.Item{index + 1}", kind))];
        foreach (Variable element in elements)
        {
            scope.Add(element);
        }

        var declaration = new TupleLocal(name, elements, _random.Chance(0.6) ? DeconstructionForm.DeclaresVar : DeconstructionForm.DeclaresTyped, source);
        if (_random.Chance(0.6))
        {
            return declaration;
        }

        // Assigned as a whole, from what it held.
        var again = new TupleSource([.. kinds.Select(kind => expressions.Of(kind, scope, 1))]);
        return new Group([declaration, new TupleLocal(name, elements, DeconstructionForm.Assigns, again)]);
    }

    /// <summary>Two variables assigned at once: from each other, or from anything.</summary>
    private Deconstruction? Swapped(Scope scope)
    {
        List<Variable> variables = [.. scope.Writable(_random.Chance(0.8) ? Kind.Double : Kind.Float)];
        if (variables.Count < 2)
        {
            return null;
        }

        _random.Shuffle(variables);
        Expression[] values = _random.Chance(0.5)
            ? [new Read(variables[1]), new Read(variables[0])]
            : [expressions.Convertible(variables[0].Kind, scope, 2), expressions.Convertible(variables[1].Kind, scope, 2)];
        return new Deconstruction([variables[0], variables[1]], DeconstructionForm.Assigns, new TupleSource([.. values]));
    }

    /// <summary>What is done in the end carries no gradient: it counts, in memory or in a variable that the block shares, and says what it has seen.</summary>
    private Group Guarded(Scope scope)
    {
        var ended = new Variable(scope.NewName(), Kind.IntArray) { IsReadOnly = true };
        var statements = new List<Statement> { Build.Declare(ended, new NewArray(Kind.IntArray, ArrayForm.Zeros, [Build.Integer(2)], [])) };
        Variable? shared = _random.Chance(0.5) ? Shared(scope, statements) : null;
        Block body = Block(scope.Nested(), _random.Between(1, 2), mayReturn: false);
        List<Variable> logs = [.. scope.Visible(Kind.IntArray)];
        scope.Add(ended);
        if (shared is null && _random.Chance(0.4))
        {
            return new Group([.. statements, new Using(Build.Read(ended), body)]);
        }

        var last = new List<Statement>();
        if (shared is null || _random.Chance(0.3))
        {
            last.Add(Counted(new Element(Build.Read(ended), Build.Integer(0))));
        }

        if (shared is not null && _random.Chance(0.8))
        {
            last.Add(Counted(Build.Read(shared)));
        }

        if (shared is not null && logs.Count > 0 && _random.Chance(0.5))
        {
            Variable log = _random.Pick(logs);
            Statement seen = Build.Assign(new Element(Build.Read(log), Build.Integer(0)), Build.Read(shared));
            last.Add(Build.When(Build.Less(Build.Integer(0), new Length(Build.Read(log))), seen));
        }

        return new Group([.. statements, new TryFinally(body, Build.Block([.. last]))]);
    }

    private Evaluate Counted(Expression count) => _random.Chance(0.5)
        ? new Evaluate(new Step(count, IsIncrement: true, IsPrefix: false))
        : Build.Assign(count, Build.Integer(_random.Between(1, 3)), BinaryOperator.Add);

    /// <summary>An integer for a block and its end: one that has been declared around it, so that it outlives passes of a loop, or a new one.</summary>
    private Variable Shared(Scope scope, List<Statement> statements)
    {
        List<Variable> declared = [.. scope.Writable(Kind.Int).Where(around.Declared.Contains)];
        if (declared.Count > 0 && _random.Chance(0.7))
        {
            return _random.Pick(declared);
        }

        Expression value = expressions.Of(Kind.Int, scope, 1);
        var shared = new Variable(scope.NewName(), Kind.Int);
        scope.Add(shared);
        around.Declared.Add(shared);
        statements.Add(Build.Declare(shared, value));
        return shared;
    }

    private LocalFunction LocalFunction(Scope scope)
    {
        var function = new MethodGrammar(around).Local($"Local{scope.NewName().ToUpperInvariant()}", scope, scope.NestedFunction());
        scope.Add(function.Method);
        return function;
    }

    /// <summary>A local without a value that each branch gives one.</summary>
    private Group DeclareAndBranch(Scope scope)
    {
        Kind kind = _random.Chance(0.8) ? Kind.Double : Kind.Float;
        var variable = new Variable(scope.NewName(), kind);
        Expression condition = expressions.Conditions.Make(scope, 2);
        Block then = Assigned(variable, scope.Nested());
        Block otherwise = Assigned(variable, scope.Nested());
        scope.Add(variable);
        return new Group([new Declare(variable, null, DeclarationForm.Typed), new If(condition, then, otherwise)]);
    }

    private Block Assigned(Variable variable, Scope scope)
    {
        Block before = Block(scope, _random.Below(2), mayReturn: false);
        var assign = new Evaluate(new Assign(new Read(variable), null, expressions.Convertible(variable.Kind, scope, 2)));
        return new Block(before.Statements.Add(assign));
    }
}
