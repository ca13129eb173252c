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

    /// <inheritdoc cref="ParameterReader.IsConstant"/>
    public static bool IsConstant(IParameterSymbol parameter) => ParameterReader.IsConstant(parameter);

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
            if (ParameterReader.Check(_method.Parameters[i], parameterSites[i], _isAccessible) is { } finding)
            {
                _findings.Add(finding);
            }
        }

        if (_findings.All(finding => finding.Id != FindingIds.KindOfMethod) && !ResultReader.IsDifferentiable(_method, _isAccessible))
        {
            _findings.Add(new Finding(FindingIds.ResultType, _methodSite, EquatableArray.Of(_method.ReturnType.ToDisplayString())));
        }

        if (ParameterReader.HasActiveReceiver(_method) && Structs.ModelOf(_method.ContainingType, _isAccessible) is not { CanHoldGradient: true, CanBeRead: true })
        {
            Refuse("a method of a struct that cannot hold the gradients of its numbers: they can't be written, and are not all that is in it");
        }

        if (Clashes.Find(_method) is { } taken)
        {
            _findings.Add(new Finding(FindingIds.NameClash, _methodSite, EquatableArray.Of(_method.ContainingType.Name, taken)));
            return null;
        }

        var result = ResultReader.Read(_method.ReturnType, _isAccessible);
        var members = MarkedMembers();
        var (pull, receiver, ofMembers, gradients) = GradientNames(result.HasPull, members);
        var parameters = _method.Parameters.Select((parameter, i) => ParameterReader.Read(parameter, gradients[i], _isAccessible)).ToArray();
        return new MethodSignature(
            HintNames.Of(_method),
            DeclarationText.NamespaceOf(_method),
            DeclarationText.ContainingTypesOf(_method).ToArray(),
            DeclarationText.ModifiersOf(_method),
            _method.Name,
            DeclarationText.TypeParameters(_method.TypeParameters),
            DeclarationText.ConstraintsOf(_method),
            parameters,
            result,
            pull,
            ResultReader.HasGradientMethod(_method),
            _method.IsStatic
                ? EquatableArray<ParameterModel>.Empty
                : (EquatableArray<ParameterModel>)members.Select((member, i) => ParameterReader.ReadMember(member, ofMembers[i], _isAccessible))
                    .Prepend(ParameterReader.ReadReceiver(_method.ContainingType, receiver, _isAccessible))
                    .ToArray(),
            PackedOf(parameters, hasActiveReceiver: receiver is not null || members.Count > 0),
            Clashes.Suffixes(_method).Where(suffix => Clashes.HidesInherited(_method, suffix, _isAccessible)).ToArray());
    }

    /// <summary>
    /// The overload with all numbers in a row: made where everything with a gradient is a number, or a struct of nothing but numbers, of one type, and where there
    /// are several, or a struct.
    /// </summary>
    private PackedOverload? PackedOf(IReadOnlyList<ParameterModel> parameters, bool hasActiveReceiver)
    {
        var active = parameters.Where(parameter => parameter.IsActive).ToList();
        var numbers = active.SelectMany(parameter => parameter.Numbers).ToList();
        bool isRow = ResultReader.HasGradientMethod(_method)
            && !hasActiveReceiver
            && parameters.All(parameter => !parameter.IsOutput)
            && active.All(parameter => parameter.IsNumber && parameter.Struct is null or { IsPacked: true })
            && (numbers.Count > 1 || active.Any(parameter => parameter.Struct is not null))
            && numbers.All(number => number.Type == numbers[0].Type);
        if (!isRow || Clashes.MeetsPacked(_method, numbers[0].Type.Text))
        {
            return null;
        }

        var taken = new HashSet<string>(parameters.Select(parameter => parameter.Name).Concat(TypeParameterNames()));
        string Free(string name) => taken.Contains(name) ? Free(name + "1") : name;
        return new PackedOverload(numbers[0].Type.Text, numbers.Count, Free("parameters"), Free("gradient"));
    }

    /// <summary>The members of the object with a gradient. What is marked and cannot have one is found.</summary>
    private IReadOnlyList<ISymbol> MarkedMembers()
    {
        var members = _method.IsStatic ? System.Array.Empty<ISymbol>() : ReceiverMembers.Of(_method.ContainingType).Where(member => _isAccessible(member)).ToArray();
        var numbers = members.Where(member => ReceiverMembers.IsStored(member) && ParameterReader.ContentsOf(ReceiverMembers.TypeOf(member)) != Contents.Other).ToList();
        foreach (var member in members.Except(numbers, SymbolEqualityComparer.Default))
        {
            _findings.Add(new Finding(FindingIds.ParameterType, _methodSite, EquatableArray.Of(member!.Name, ReceiverMembers.TypeOf(member).ToDisplayString())));
        }

        return numbers;
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
                or LocalFunctionStatementSyntax { Body: not null } or LocalFunctionStatementSyntax { ExpressionBody: not null }
                or BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
                or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }
                or ArrowExpressionClauseSyntax);

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
    private (string Pull, string? Receiver, IReadOnlyList<string> Members, IReadOnlyList<string?> Gradients) GradientNames(bool hasPull, IReadOnlyList<ISymbol> members)
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

        string pull = hasPull ? Take("dResult") : "dResult";
        string? receiver = ParameterReader.HasActiveReceiver(_method) ? Take("dThis") : null;
        var ofMembers = members.Select(member => Take("d" + member.Name.TrimStart('_'))).ToList();
        return (pull, receiver, ofMembers, _method.Parameters.Select(parameter => ParameterReader.HasGradient(parameter) ? Take("d" + parameter.Name) : null).ToList());
    }
}
