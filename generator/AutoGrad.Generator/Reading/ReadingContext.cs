using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>What the reading of one method and of all its callees shares.</summary>
internal sealed class ReadingContext
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly HashSet<string> _libraryNames = new();
    private readonly HashSet<string> _memberNames = new();
    private readonly Dictionary<string, Followed> _callees = new();
    private readonly Accessors _accessors;
    private readonly Dictionary<IMethodSymbol, Dictionary<string, string>> _keys = new(SymbolEqualityComparer.Default);
    private readonly Queue<string> _pending = new();
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, StructModel> _models = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, StructModel> _modelsByText = new();

    public ReadingContext(IMethodSymbol method, SemanticModel model, int position, CancellationToken cancellation)
    {
        Method = method;
        _model = model;
        _position = position;
        Cancellation = cancellation;
        _accessors = new Accessors(method);
        for (ISymbol? around = method; around is IMethodSymbol or INamedTypeSymbol; around = around.ContainingSymbol)
        {
            // No local may be called like a type parameter.
            var parameters = around is IMethodSymbol generic ? generic.TypeParameters : ((INamedTypeSymbol)around).TypeParameters;
            _memberNames.UnionWith(parameters.Select(parameter => parameter.Name));
        }

        foreach (string name in new[] { "Math", "MathF", "MemoryExtensions" })
        {
            Verify(name, "System." + name);
        }

        Verify("Gates", "AutoGrad.Gates");
        foreach (string name in new[] { "Overlap", "Buffers", "Numerics", "Packed", "Recording", "Shape" })
        {
            Verify(name, "AutoGrad.Runtime." + name);
        }
    }

    /// <summary>The method that is marked; the generated code stands beside it.</summary>
    public IMethodSymbol Method { get; }

    public Compilation Compilation => _model.Compilation;

    public CancellationToken Cancellation { get; }

    public Sites Sites { get; } = new();

    /// <summary>The types of the framework and the runtime that their short names mean.</summary>
    public IEnumerable<string> LibraryNames => _libraryNames.OrderBy(name => name, System.StringComparer.Ordinal);

    /// <summary>The members that the circuits name without their type.</summary>
    public IEnumerable<string> MemberNames => _memberNames.OrderBy(name => name, System.StringComparer.Ordinal);

    /// <summary>How an operation that may be checked is to be spelled, so that it does the same in the generated file.</summary>
    public Overflow OverflowOf(bool isChecked) =>
        isChecked == Compilation.Options.CheckOverflow ? Overflow.AsCompiled : isChecked ? Overflow.Checked : Overflow.Unchecked;

    /// <summary>True if the generated code may use the symbol, through a receiver of the given type.</summary>
    public bool IsReachable(ISymbol symbol, ITypeSymbol? receiver = null) =>
        Compilation.IsSymbolAccessibleWithin(symbol, Method.ContainingType, receiver) && !IsFileLocal(symbol);

    /// <summary>The properties that let the generated code read private members of other types.</summary>
    public IEnumerable<Accessor> Accessors => _accessors.All;

    /// <summary>What a field or a property is called where the generated code is: its own name, or that of an accessor; null where neither can be used.</summary>
    public string? NameFor(ISymbol member, ITypeSymbol? receiver) =>
        IsReachable(member, receiver) ? member.Name
        : IsReachable(member.ContainingType) ? _accessors.Of(member)
        : null;

    /// <summary>A type with the modifier <c>file</c> is unknown outside of its file, whatever its accessibility.</summary>
    private static bool IsFileLocal(ISymbol symbol)
    {
        bool isInstance = !symbol.IsStatic && symbol is not INamedTypeSymbol && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor };
        var type = isInstance ? null : symbol as INamedTypeSymbol ?? symbol.ContainingType;
        for (; type is not null; type = type.ContainingType)
        {
            bool isLocal = type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax()
                is Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(modifier => modifier.ValueText == "file"));
            if (isLocal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How the generated code makes a struct or a tuple and gets at its parts.</summary>
    public StructModel ModelOf(ITypeSymbol type)
    {
        if (!_models.TryGetValue(type, out var model))
        {
            model = Structs.ModelOf(type, symbol => IsReachable(symbol));
            _models.Add(type, model);
            _modelsByText[model.Type.Text] = model;
        }

        return model;
    }

    /// <summary>The same by the type of a wire; null for one that has not been asked for.</summary>
    public StructModel? ModelOf(WireType type) => _modelsByText.TryGetValue(type.Text, out var model) ? model : null;

    /// <summary>True for the type that the generated code will stand in, and for those around it.</summary>
    public bool IsAround(INamedTypeSymbol type)
    {
        for (var around = Method.ContainingType; around is not null; around = around.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(around, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The operations of a method's body, bound once however often it is read.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method.OriginalDefinition, out var body))
        {
            body = SignatureReader.BodyOf(method.OriginalDefinition) is { } declaration
                ? Compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, Cancellation)
                : null;
            _bodies.Add(method.OriginalDefinition, body);
        }

        return body;
    }

    /// <summary>The name of a static member of the type around the method, alone where that means the same, else with its type.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">What it is called; null for its own name.</param>
    public string NameOf(ISymbol member, string? name = null)
    {
        if (name is not null && name != member.Name)
        {
            return member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + name;
        }

        if (IsAround(member.ContainingType) && IsAlone(member.Name, found => SymbolEqualityComparer.Default.Equals(found, member)))
        {
            _memberNames.Add(member.Name);
            return Escape(member.Name);
        }

        return member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Escape(member.Name);
    }

    public static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? "@" + name : name;

    /// <summary>Asks for the circuit of a method, under the key that is returned.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cells">A bit for each parameter passed by reference that comes as a span of one element.</param>
    /// <param name="closure">Of a local function, what it sees of the method around it.</param>
    public string Follow(IMethodSymbol method, int cells = 0, Closure? closure = null)
    {
        bool isLocal = closure is { Given.Length: 0 };
        var owner = isLocal ? closure!.Around : method;
        if (!_keys.TryGetValue(owner, out var keys))
        {
            keys = new Dictionary<string, string>();
            _keys.Add(owner, keys);
        }

        string variant = (isLocal ? method.DeclaringSyntaxReferences[0].Span.Start + " " : closure?.Given) + cells;
        if (!keys.TryGetValue(variant, out string? key))
        {
            key = (_callees.Count + 1) + " " + method.Name;
            keys.Add(variant, key);
            _callees.Add(key, new Followed(key, method, cells, closure));
            _pending.Enqueue(key);
        }

        return key;
    }

    /// <summary>The next method that somebody asked for and that has not been read.</summary>
    public Followed? NextCallee() => _pending.Count > 0 ? _callees[_pending.Dequeue()] : null;

    private void Verify(string name, string meaning)
    {
        if (IsAlone(name, found => found is INamedTypeSymbol && found.ToDisplayString() == meaning, orNothing: true))
        {
            _libraryNames.Add(name);
        }
    }

    /// <summary>True if the name, written anywhere in the method, can mean only what is expected.</summary>
    private bool IsAlone(string name, System.Func<ISymbol, bool> isExpected, bool orNothing = false)
    {
        // Gradients and the pull are called by parameters, with a number where that is taken.
        string withoutNumber = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        bool isParameter = withoutNumber == "dResult" || Method.Parameters.Any(parameter =>
            parameter.Name == name || "d" + parameter.Name == name || "d" + parameter.Name == withoutNumber);
        var found = _model.LookupSymbols(_position, name: name);
        return !isParameter && found.All(isExpected) && (orNothing || found.Length == 1);
    }
}

/// <summary>A callee whose circuit has been asked for.</summary>
/// <param name="Key">What calls name it by.</param>
/// <param name="Method">The method or local function.</param>
/// <param name="Cells">A bit for each parameter passed by reference that comes as a span of one element.</param>
/// <param name="Closure">Of a local function, what it sees of the method around it.</param>
internal sealed record Followed(string Key, IMethodSymbol Method, int Cells, Closure? Closure);
