using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Reading;

/// <summary>Reads the declaration: what the generated methods will look like, or why there can be none.</summary>
internal sealed class SignatureReader
{
    public const string AttributeName = "AutoGrad.DifferentiableAttribute";
    private const string ConstantAttributeName = "AutoGrad.ConstantAttribute";

    private readonly IMethodSymbol _method;
    private readonly System.Func<ISymbol, bool> _isAccessible;
    private readonly Sites _sites;
    private readonly int _methodSite;
    private readonly List<Finding> _findings;

    private SignatureReader(IMethodSymbol method, ReadingContext context, int methodSite, List<Finding> findings)
    {
        _method = method;
        _isAccessible = symbol => context.IsReachable(symbol);
        _sites = context.Sites;
        _methodSite = methodSite;
        _findings = findings;
    }

    /// <summary>The signature, or null when generated methods have no place to go. Whatever is wrong is added to the findings.</summary>
    public static MethodSignature? Read(IMethodSymbol method, ReadingContext context, int methodSite, EquatableArray<int> parameterSites, List<Finding> findings)
    {
        var reader = new SignatureReader(method, context, methodSite, findings);
        return reader.HasPlace() ? reader.Read(parameterSites) : null;
    }

    public static bool IsConstant(IParameterSymbol parameter) =>
        !Types.IsReal(parameter.Type) || HasAttribute(parameter, ConstantAttributeName);

    private static bool HasAttribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    /// <summary>False where no partial type could hold a generated method.</summary>
    private bool HasPlace()
    {
        string? kind = _method switch
        {
            { MethodKind: MethodKind.LocalFunction } => "a local function",
            { MethodKind: not MethodKind.Ordinary } => "not an ordinary method",
            { ContainingType.TypeKind: TypeKind.Interface } => "a member of an interface",
            _ => null,
        };
        if (kind is not null)
        {
            return Refuse(kind);
        }

        bool hasPlace = true;
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            var declarations = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
            if (declarations.Any(declaration => declaration.Modifiers.Any(modifier => modifier.ValueText == "file")))
            {
                return Refuse("in a file-local type");
            }

            if (type.TypeKind == TypeKind.Interface)
            {
                return Refuse("in a type that is nested in an interface");
            }

            if (declarations.FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } complete)
            {
                _findings.Add(new Finding(FindingIds.TypeIsNotPartial, _sites.Add(complete.Identifier), EquatableArray.Of(type.Name)));
                hasPlace = false;
            }
        }

        return hasPlace;
    }

    private bool Refuse(string why)
    {
        _findings.Add(new Finding(FindingIds.KindOfMethod, _methodSite, EquatableArray.Of(_method.Name, why)));
        return false;
    }

    private MethodSignature? Read(EquatableArray<int> parameterSites)
    {
        CheckKind();
        for (int i = 0; i < _method.Parameters.Length; i++)
        {
            CheckParameter(_method.Parameters[i], parameterSites[i]);
        }

        var results = Types.Flatten(_method.ReturnType).Zip(Types.Paths(_method.ReturnType), (type, path) => new ResultPart(path, Types.Of(type))).ToArray();
        if (_findings.All(finding => finding.Id != FindingIds.KindOfMethod) && !results.Any(result => result.Type.IsReal))
        {
            _findings.Add(new Finding(FindingIds.ResultType, _methodSite, EquatableArray.Of(_method.ReturnType.ToDisplayString())));
        }

        var (pull, gradients) = GradientNames();
        var containing = new List<string>();
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            containing.Insert(0, HeaderOf(type));
        }

        if (Clashes())
        {
            return null;
        }

        int next = 0;
        var signature = new MethodSignature(
            HintNames.Of(_method),
            _method.ContainingNamespace.IsGlobalNamespace ? "" : NamespaceName(_method.ContainingNamespace),
            containing,
            Modifiers(),
            ReadingContext.Escape(_method.Name),
            TypeParameters(_method.TypeParameters),
            Constraints(),
            _method.Parameters.Select((parameter, i) => new ParameterModel(
                parameter.Name, parameter.Type.ToDisplayString(Types.FullName), ModifierOf(parameter, i), gradients[i])).ToArray(),
            _method.ReturnType.ToDisplayString(Types.FullName),
            FormatOf(_method.ReturnType, ref next),
            results,
            pull,
            !_method.IsStatic,
            Suffixes().Where(HidesInherited).ToArray());
        return signature;
    }

    private void CheckKind()
    {
        string? why = _method switch
        {
            { IsAbstract: true } => "abstract",
            { IsVirtual: true } or { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false } => "virtual: which body runs is not known",
            { IsAsync: true } => "async",
            { IsExtern: true } => "extern",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "returning a reference",
            _ when BodyOf(_method) is null => "without a body",
            _ => null,
        };
        if (why is not null)
        {
            Refuse(why);
        }
    }

    /// <summary>The declaration that has the method's body.</summary>
    public static SyntaxNode? BodyOf(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .FirstOrDefault(declaration => declaration
                is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null }
                or LocalFunctionStatementSyntax { Body: not null } or LocalFunctionStatementSyntax { ExpressionBody: not null });

    private void CheckParameter(IParameterSymbol parameter, int site)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            string keyword = parameter.RefKind.ToString().ToLowerInvariant();
            _findings.Add(new Finding(FindingIds.Construct, site, EquatableArray.Of("A parameter passed by '" + keyword + "'")));
        }
        else if (!Types.IsReal(parameter.Type) && !Types.IsAlwaysConstant(parameter.Type) && !HasAttribute(parameter, ConstantAttributeName))
        {
            _findings.Add(new Finding(FindingIds.ParameterType, site, EquatableArray.Of(parameter.Name, parameter.Type.ToDisplayString())));
        }
    }

    private IEnumerable<string> TypeParameterNames()
    {
        var names = _method.TypeParameters.Select(parameter => parameter.Name);
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            names = names.Concat(type.TypeParameters.Select(parameter => parameter.Name));
        }

        return names;
    }

    /// <summary>
    /// The names of the pull and of the gradients. They follow from the parameter list alone: <c>d</c> and the parameter's name, and a
    /// number where that is taken.
    /// </summary>
    private (string Pull, IReadOnlyList<string?> Gradients) GradientNames()
    {
        var taken = new HashSet<string>(_method.Parameters.Select(parameter => parameter.Name).Concat(TypeParameterNames()));
        string Take(string name)
        {
            string free = name;
            for (int number = 1; !taken.Add(free); number++)
            {
                free = name + number;
            }

            return free;
        }

        string pull = Take("dResult");
        return (pull, _method.Parameters.Select(parameter => IsConstant(parameter) ? null : Take("d" + parameter.Name)).ToList());
    }

    private static string ModifierOf(IParameterSymbol parameter, int index)
    {
        bool isThis = index == 0 && parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true };
        return (isThis ? "this " : "") + (parameter.RefKind == RefKind.In ? "in " : "");
    }

    private string Modifiers()
    {
        string access = _method.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal => "internal",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedOrInternal => "protected internal",
            Accessibility.ProtectedAndInternal => "private protected",
            _ => "private",
        };
        bool isReadOnly = _method.IsReadOnly && _method.ContainingType.TypeKind == TypeKind.Struct && !_method.IsStatic;
        bool hasPointers = _method.Parameters.Select(parameter => parameter.Type).Append(_method.ReturnType)
            .Any(type => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer);
        return access + (hasPointers ? " unsafe" : "") + (_method.IsStatic ? " static" : "") + (isReadOnly ? " readonly" : "");
    }

    /// <summary>True if a generated method hides one of a base type: a written one, or one generated for a marked method there.</summary>
    private bool HidesInherited(string suffix)
    {
        string own = GeneratedParameters(_method, suffix);
        for (var type = _method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            bool isWritten = type.GetMembers(_method.Name + suffix).Any(member =>
                _isAccessible(member) && (member is not IMethodSymbol other || Parameters(other) == own));
            bool isGenerated = type.GetMembers(_method.Name).OfType<IMethodSymbol>().Any(other =>
                HasAttribute(other, AttributeName) && HasSameParameters(other, _method) && _isAccessible(other));
            if (isWritten || isGenerated)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasSameParameters(IMethodSymbol first, IMethodSymbol second) =>
        first.Parameters.Length == second.Parameters.Length
        && first.Parameters.Zip(second.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(same => same);

    private static string HeaderOf(INamedTypeSymbol type)
    {
        string keyword = type.TypeKind == TypeKind.Struct
            ? (type.IsRecord ? "record struct" : "struct")
            : (type.IsRecord ? "record" : "class");
        return "partial " + keyword + " " + ReadingContext.Escape(type.Name) + TypeParameters(type.TypeParameters);
    }

    private static string NamespaceName(INamespaceSymbol space) =>
        space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => ReadingContext.Escape(parameter.Name))) + ">";

    private string Constraints() => string.Concat(_method.TypeParameters.Select(parameter =>
    {
        var constraints = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }

        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }

        if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(Types.FullName)));
        if (parameter.HasConstructorConstraint)
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? "" : " where " + ReadingContext.Escape(parameter.Name) + " : " + string.Join(", ", constraints);
    }));

    private static string FormatOf(ITypeSymbol type, ref int next)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return "";
        }

        if (Types.ElementsOf(type) is not { } elements)
        {
            return "{" + next++ + "}";
        }

        var parts = new List<string>();
        foreach (var element in elements)
        {
            parts.Add(FormatOf(element, ref next));
        }

        return "(" + string.Join(", ", parts) + ")";
    }

    /// <summary>Generated members must not meet others of their name and parameters.</summary>
    private bool Clashes()
    {
        foreach (string suffix in Suffixes())
        {
            string name = _method.Name + suffix;
            string own = GeneratedParameters(_method, suffix);
            bool clashes = _method.ContainingType.Name == name
                || _method.ContainingType.TypeParameters.Any(parameter => parameter.Name == name)
                || _method.Parameters.Any(parameter => parameter.Name == name)
                || _method.ContainingType.GetMembers(name).Any(member => member is not IMethodSymbol other || Parameters(other) == own)
                || _method.ContainingType.GetMembers(_method.Name).OfType<IMethodSymbol>().Any(other =>
                    !SymbolEqualityComparer.Default.Equals(other, _method)
                    && HasAttribute(other, AttributeName)
                    && !SymbolEqualityComparer.Default.Equals(other.PartialImplementationPart, _method)
                    && !SymbolEqualityComparer.Default.Equals(other.PartialDefinitionPart, _method)
                    && GeneratedParameters(other, suffix) == own);
            if (clashes)
            {
                _findings.Add(new Finding(FindingIds.NameClash, _methodSite, EquatableArray.Of(_method.ContainingType.Name, name)));
                return true;
            }
        }

        return false;
    }

    /// <summary>What is generated: no gradient for several results or none.</summary>
    private IEnumerable<string> Suffixes() =>
        _method.ReturnsVoid || Types.ElementsOf(_method.ReturnType) is not null ? new[] { "Backward" } : new[] { "Backward", "Gradient" };

    private static string Parameters(IMethodSymbol method) =>
        method.Arity + ":" + string.Join(",", method.Parameters.Select(TypeOf));

    private static string GeneratedParameters(IMethodSymbol method, string suffix)
    {
        var primal = method.Parameters.Select(TypeOf);
        var gradients = method.Parameters.Where(parameter => !IsConstant(parameter)).Select(parameter => "ref " + NameOf(parameter.Type));
        var pull = suffix == "Backward" ? new[] { NameOf(method.ReturnType) } : Enumerable.Empty<string>();
        return method.Arity + ":" + string.Join(",", primal.Concat(pull).Concat(gradients));
    }

    /// <summary>Overloads that differ only in the kind of reference are one signature, too.</summary>
    private static string TypeOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + NameOf(parameter.Type);

    /// <summary>For the compiler, tuples that differ only in the names of their elements are one type.</summary>
    private static string NameOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? "(" + string.Join(",", tuple.TupleElements.Select(element => NameOf(element.Type))) + ")"
        : type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
}
