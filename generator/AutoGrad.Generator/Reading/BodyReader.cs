using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// Reads the body of one method into a circuit. C#'s mutable locals become wires: what a variable holds is known at every
/// point, and where two ways join, a branch yields what it holds on either.
/// <para>This file has what every construct needs; the constructs are in the other parts of the class, one group a file.</para>
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>A body that grows past this, by local functions written out at every call, is refused.</summary>
    private const int MostWires = 50_000;

    private readonly IMethodSymbol _method;
    private readonly ReadingContext _context;
    private readonly ImmutableDictionary<ITypeSymbol, ITypeSymbol> _typeArguments;
    private readonly List<Finding> _findings = new();
    private readonly WireCounter _wires = new();
    private readonly Stack<ScopeFrame> _scopes = new();
    private readonly Dictionary<IOperation, HashSet<ISymbol>> _assigned = new();
    private readonly HashSet<ISymbol> _localFunctions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, DelegateTarget> _lambdas = new(SymbolEqualityComparer.Default);

    /// <summary>Variables that are a span of one element: parameters passed by reference that came as such, and what a <c>finally</c> shares or a <c>ref</c> local names.</summary>
    private readonly Dictionary<ISymbol, Wire> _cells = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that some <c>try</c> shares with its <c>finally</c>.</summary>
    private HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);

    private readonly int _cellParameters;
    private RegionBuilder _target;
    private ImmutableDictionary<ISymbol, Value> _variables = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);
    private Ending? _ending;
    private Wire? _this;
    private bool _isBroken;
    private ITypeSymbol? _typeOutOfReach;

    /// <summary>True for the marked method itself, and not where it calls itself.</summary>
    private readonly bool _isMarked;

    /// <summary>True for a method of a struct that hands the struct back, as it has changed it.</summary>
    private readonly bool _returnsThis;

    private BodyReader(IMethodSymbol method, int cells, bool isMarked, Closure? closure, ReadingContext context)
    {
        _isMarked = isMarked;
        _method = method;
        _cellParameters = cells;
        _closure = closure;
        _context = context;
        _target = new RegionBuilder(_wires);
        _typeArguments = closure is null ? TypeArgumentsOf(method) : closure.Given.Length == 0 ? closure.TypeArguments : closure.TypeArguments.SetItems(TypeArgumentsOf(method));
        _returnsThis = !isMarked && closure is null && (cells & ThisCell) == 0 && ReturnsThis(method);
    }

    /// <summary>The circuit of a method, or null and the reasons why there is none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cells">A bit for each parameter passed by reference that comes as a span of one element.</param>
    /// <param name="isMarked">True for the marked method itself, false for one that is followed.</param>
    /// <param name="closure">Of a local function, what it sees of the method around it; null for a method.</param>
    /// <param name="context">What the readers share.</param>
    public static (Circuit? Circuit, EquatableArray<Finding> Findings) Read(IMethodSymbol method, int cells, bool isMarked, Closure? closure, ReadingContext context)
    {
        var reader = new BodyReader(method, cells, isMarked, closure, context);
        var circuit = reader.Read();
        return (reader._findings.Count == 0 && !reader._isBroken ? circuit : null, reader._findings);
    }

    /// <summary>The declaration whose parameters the body names.</summary>
    private IMethodSymbol Declaration => _method.OriginalDefinition.PartialImplementationPart ?? _method.OriginalDefinition;

    private Circuit Read()
    {
        var body = _target;
        var inputs = new List<Wire>();
        var active = new List<int>();
        if (!Around.IsStatic)
        {
            AddReceiver(inputs, active);
        }

        AddCaptured(inputs, active);

        foreach (var parameter in Declaration.Parameters.Where(parameter => !_lambdas.ContainsKey(parameter)))
        {
            AddInput(parameter, inputs, active);
        }

        if (_isMarked && ReturnsThis(_method) && SignatureReader.BodyOf(Declaration) is MethodDeclarationSyntax changing)
        {
            _findings.Add(new Finding(FindingIds.Construct, _context.Sites.Add(changing.Identifier), EquatableArray.Of("A method that changes its own struct")));
        }

        if (_context.BodyOf(_method) is { } operation)
        {
            _shared = SharedVariables.In(operation, _context.BodyOf);
            _aliased = AliasedIn(operation);
            foreach (var parameter in Declaration.Parameters.Where(IsInMemory))
            {
                PutInMemory(parameter, _variables[parameter], operation);
            }

            ReadBody(operation);
        }

        if (_ending is null)
        {
            _isBroken |= !_method.ReturnsVoid && EndIsReachable();
            End(_method.ReturnsVoid || _method.MethodKind == MethodKind.Constructor ? ExitTo(null, Enumerable.Empty<Wire>()) : new Never());
        }

        if (_typeOutOfReach is not null && SignatureReader.BodyOf(_method.OriginalDefinition) is MethodDeclarationSyntax declaration)
        {
            _findings.Add(new Finding(FindingIds.OutOfReach, _context.Sites.Add(declaration.Identifier), EquatableArray.Of(_typeOutOfReach.Name)));
        }

        return new Circuit(inputs, active, body.End(_ending!), _wires.Next);
    }

    /// <summary>
    /// The inputs for a parameter. In the marked method itself that is the parameter as it is and, where a struct of numbers has a gradient, one
    /// for each number in it. A followed method takes structs apart.
    /// </summary>
    private void AddInput(IParameterSymbol parameter, List<Wire> inputs, List<int> active)
    {
        bool isConstant = SignatureReader.IsConstant(parameter);
        if ((_cellParameters & (1 << parameter.Ordinal)) != 0)
        {
            var type = TypeOf(parameter.Type);
            var cell = _wires.New(parameter.RefKind == RefKind.In ? WireType.ReadOnlySpanOf(type) : WireType.SpanOf(type), parameter.Name);
            AddActive(inputs, active, cell, isConstant);
            _cells.Add(parameter, cell);
            return;
        }

        if (!IsSplit(parameter.Type))
        {
            var input = _wires.New(TypeOf(parameter.Type), parameter.Name);
            AddActive(inputs, active, input, isConstant);
            _variables = _variables.SetItem(parameter, parameter.RefKind == RefKind.Out ? Value.Unassigned : new Scalar(input));
            return;
        }

        var value = AddParts(parameter, isConstant, inputs, active);
        _variables = _variables.SetItem(parameter, parameter.RefKind == RefKind.Out ? Value.Unassigned : value);
    }

    private static void AddActive(List<Wire> inputs, List<int> active, Wire input, bool isConstant)
    {
        if (!isConstant)
        {
            active.Add(inputs.Count);
        }

        inputs.Add(input);
    }

    /// <summary>The receiver: a reference, or a struct, which is a variable like any other.</summary>
    private void AddReceiver(List<Wire> inputs, List<int> active)
    {
        var type = Around.OriginalDefinition.ContainingType;
        if (type.IsValueType && IsSplit(type) && _closure is not null)
        {
            // A local function of a struct does not see it.
            return;
        }

        if (type.IsReferenceType || !IsSplit(type))
        {
            _this = _wires.New(Types.Of(Around.ContainingType));
            inputs.Add(_this);
            AddMembers(inputs, active);
            return;
        }

        if ((_cellParameters & ThisCell) != 0)
        {
            var cell = _wires.New(CellOfThis(_method));
            AddActive(inputs, active, cell, isConstant: false);
            _cells.Add(type, cell);
            return;
        }

        _variables = _variables.SetItem(type, _method.MethodKind == MethodKind.Constructor ? Nothing(type) : AddParts(type, isConstant: false, inputs, active));
    }

    /// <summary>What a <c>return</c>, a <c>break</c> or the end of a scope carries: the result, and the variables that the scope assigns.</summary>
    private sealed record ScopeFrame(ISymbol Owner, bool IsFunction, IReadOnlyList<ISymbol> Carried)
    {
        public bool IsLoop { get; init; }

        /// <summary>Of a section of a switch, the number of each section that its <c>goto case</c> may name; null for anything else.</summary>
        public IReadOnlyDictionary<ISymbol, int>? Sections { get; init; }

        /// <summary>What a loop carries besides variables.</summary>
        public IReadOnlyList<Wire> Hidden { get; init; } = Array.Empty<Wire>();

        /// <summary>True once something has left the scope before its end.</summary>
        public bool WasLeft { get; set; }
    }

    /// <summary>One side of a branch as it was read.</summary>
    private sealed record Arm(RegionBuilder Target, ImmutableDictionary<ISymbol, Value> Variables, Ending? Ending, Value? Result);

    /// <summary>True if C# agrees that the end of the body is reached, which is an error of the code itself.</summary>
    private bool EndIsReachable() =>
        SignatureReader.BodyOf(_method.OriginalDefinition) is MethodDeclarationSyntax { Body: { } block }
        && _context.Compilation.GetSemanticModel(block.SyntaxTree).AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true };

    // ---- Refusing ----

    /// <summary>Code with errors of its own is left to the compiler: nothing is reported, and nothing generated but the signature.</summary>
    private Value Break(IOperation operation)
    {
        _isBroken = true;
        return Nothing(operation.Type);
    }

    /// <summary>Notes that a construct cannot be read, and goes on with a value that means nothing, to find more.</summary>
    private Value Refuse(IOperation operation, string construct)
    {
        Find(FindingIds.Construct, operation, construct);
        return Nothing(operation.Type);
    }

    private void Find(string id, IOperation operation, params string[] arguments) =>
        _findings.Add(new Finding(id, _context.Sites.Add(operation), arguments));

    /// <summary>A value of the type that means nothing.</summary>
    private Value Nothing(ITypeSymbol? type) => type is null or { SpecialType: SpecialType.System_Void }
        ? new Pack(default)
        : Value.Build(Substituted(type), Types.Flatten(Substituted(type)).Select(part => _target.Constant(Literal.Default(TypeOf(part)))).ToList());

    // ---- Wires ----

    private Wire Add(WireType type, Form form, Effect effect, IOperation origin, params Wire[] operands)
    {
        var output = _wires.New(type);
        _target.Add(new Apply(output, form, operands, effect, Site: _context.Sites.Add(origin)));
        return output;
    }

    private void SetVariable(ISymbol variable, Value value)
    {
        if (value is Scalar scalar && variable.Name != "_" && variable is not ITypeSymbol)
        {
            value = new Scalar(_target.Rename(scalar.Wire, variable.Name));
        }
        else if (value is Pack { Elements.Count: > 0, Whole: null } pack && IsSplit(TypeOfVariable(variable)))
        {
            value = Value.Build(Substituted(TypeOfVariable(variable)), _target.Rename(pack.Wires.ToList(), NamesOf(variable)));
        }

        _variables = _variables.SetItem(variable, value);
    }

    private static ITypeSymbol TypeOfVariable(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,

        // A struct's own type stands for its `this`.
        INamedTypeSymbol type => type,
        _ => throw new InvalidOperationException("Only locals, parameters and 'this' are variables."),
    };

    // ---- Control flow ----

    /// <summary>Ends the region that is being read. What follows in it is never reached and is read into the void.</summary>
    private void End(Ending ending)
    {
        _ending ??= ending;
        _target = _target.Nested();
    }

    private Arm ReadArm(Func<Value?> read)
    {
        var (target, variables, ending) = (_target, _variables, _ending);
        var own = _target.Nested();
        _target = own;
        _ending = null;
        var result = read();
        var arm = new Arm(own, _variables, _ending, result);
        (_target, _variables, _ending) = (target, variables, ending);
        return arm;
    }

    /// <summary>Adds the branch for two arms. Variables that they leave different are yielded; so are their results, of the given type.</summary>
    private Value Join(Wire condition, Arm then, Arm @else, ITypeSymbol? type)
    {
        var results = new List<Wire>();
        var thenValues = new List<Wire>();
        var elseValues = new List<Wire>();

        Value Merge(Value? fromThen, Value? fromElse, ITypeSymbol valueType, IReadOnlyList<string?>? names)
        {
            var types = Types.Flatten(Substituted(valueType)).Select(TypeOf).ToList();
            var left = then.Ending is null ? WiresOf(fromThen, types, then.Target) : null;
            var right = @else.Ending is null ? WiresOf(fromElse, types, @else.Target) : null;
            var merged = new List<Wire>();
            for (int i = 0; i < types.Count; i++)
            {
                if (left is not null && right is not null && left[i].Id == right[i].Id)
                {
                    merged.Add(left[i]);
                    continue;
                }

                var result = _wires.New(types[i], names?[i]);
                merged.Add(result);
                results.Add(result);
                thenValues.Add(left?[i] ?? result);
                elseValues.Add(right?[i] ?? result);
            }

            return Value.Build(Substituted(valueType), merged);
        }

        if (then.Ending is not null && @else.Ending is not null)
        {
            _target.Add(new Branch(default, condition, then.Target.End(then.Ending), @else.Target.End(@else.Ending)));
            End(new Never());
            return type is null ? new Pack(default) : Nothing(type);
        }

        var value = type is null ? new Pack(default) : Merge(then.Result, @else.Result, type, null);
        foreach (var variable in _variables.Keys.OrderBy(variable => variable.Name, StringComparer.Ordinal).ToList())
        {
            var before = _variables[variable];
            var fromThen = then.Variables[variable];
            var fromElse = @else.Variables[variable];
            bool isUnchanged = (then.Ending is not null || fromThen.Equals(before)) && (@else.Ending is not null || fromElse.Equals(before));
            if (!isUnchanged)
            {
                _variables = _variables.SetItem(variable, Merge(fromThen, fromElse, TypeOfVariable(variable), NamesOf(variable)));
            }
        }

        _target.Add(new Branch(
            results,
            condition,
            then.Target.End(then.Ending ?? new Yield(thenValues)),
            @else.Target.End(@else.Ending ?? new Yield(elseValues))));
        return value;
    }

    /// <summary>The wires of a value; of a variable that is not assigned on this way, the default, which nobody will read.</summary>
    private static List<Wire> WiresOf(Value? value, List<WireType> types, RegionBuilder target) =>
        value is null || ReferenceEquals(value, Value.Unassigned) || value.Equals(Value.Unassigned)
            ? types.Select(type => target.Constant(Literal.Default(type))).ToList()
            : value.Wires.ToList();
}
