using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Samples.Tests.Derivatives;

/// <summary>
/// Finds derivatives that a person wrote. Two rules: no method has the name of a derivative; and what has received or will receive a gradient is
/// written to by nothing but generated methods. It may be set to zero, sliced, handed on to a method under the same rule, and read.
/// </summary>
/// <remarks>
/// Gradients are found from both ends: variables that are given to the gradient parameters of generated methods, and parameters through which the
/// delegates of this library (or of a sample) ask for a gradient. What no search can see is a formula that happens to be a derivative and never meets
/// a gradient: a textbook's to compare with is meant to be there, and steps along anything but a gradient would be seen by a reader alone.
/// </remarks>
internal sealed class HandWrittenDerivatives
{
    private static readonly string[] Endings = ["Gradient", "Gradients", "Backward", "Derivative", "Derivatives", "Jacobian", "Slope", "Slopes", "Adjoint", "Tangent"];
    private static readonly string[] DelegatesWithGradient = ["Objective", "SingleObjective", "ExampleLoss", "Residual"];

    // Methods that clear, and one that makes a vector of its own from an array.
    private static readonly string[] Harmless = ["System.Array.Clear", "System.Span<T>.Clear", "MathNet.Numerics.LinearAlgebra.VectorBuilder<T>.Dense"];

    private readonly SampleCompilation _sample;
    private readonly HashSet<SyntaxTree> _written;
    private readonly HashSet<ISymbol> _gradients = new(SymbolEqualityComparer.Default);
    private readonly List<string> _found = [];

    private HandWrittenDerivatives(SampleCompilation sample)
    {
        _sample = sample;
        _written = [.. sample.Written];
    }

    /// <summary>
    /// All violations, each with its place; and how many gradients were looked at, so that nobody is reassured by a search that found nothing to
    /// search.
    /// </summary>
    public static (IReadOnlyList<string> Violations, int Gradients) In(SampleCompilation sample, Func<SyntaxTree, bool>? where = null)
    {
        var search = new HandWrittenDerivatives(sample);
        SyntaxTree[] trees = sample.Written.Where(where ?? (_ => true)).ToArray();
        IOperation[] operations = trees.SelectMany(search.Operations).ToArray();
        search.FindGradients(operations);
        search.FindNames(trees);
        search.FindWrites(operations);
        return (search._found, search._gradients.Count);
    }

    private IEnumerable<IOperation> Operations(SyntaxTree tree)
    {
        SemanticModel model = _sample.Complete.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodesAndSelf()
            .Select(node => model.GetOperation(node))
            .Where(operation => operation is { Parent: null })
            .SelectMany(operation => operation!.DescendantsAndSelf());
    }

    /// <summary>Grows the set until it stays: a method that is handed a gradient has a gradient parameter.</summary>
    private void FindGradients(IOperation[] operations)
    {
        int before;
        do
        {
            before = _gradients.Count;
            foreach (IOperation operation in operations)
            {
                switch (operation)
                {
                    case IArgumentOperation { Parameter: { } parameter } argument when IsGradientParameter(parameter):
                        Add(Root(argument.Value));
                        break;
                    case IArgumentOperation { Parameter: { } parameter } argument
                        when IsWritable(parameter) && IsWritten(parameter.ContainingSymbol) && Root(argument.Value) is { } root && _gradients.Contains(root):
                        Add(parameter);
                        break;
                    case IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } creation:
                        AddParametersOf(creation.Target, invoke);
                        break;
                }
            }
        }
        while (_gradients.Count > before);
    }

    private void AddParametersOf(IOperation target, IMethodSymbol invoke)
    {
        IMethodSymbol? method = target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        for (int i = 0; method is not null && i < invoke.Parameters.Length; i++)
        {
            if (IsGradientParameter(invoke.Parameters[i]) && !IsGenerated(method))
            {
                Add(method.Parameters[i]);
                RequireGeneratedIn(method, target);
            }
        }
    }

    /// <summary>
    /// A gradient that is asked for is given by something: a body that only clears it, or does nothing, would be a derivative of its own kind.
    /// </summary>
    private void RequireGeneratedIn(IMethodSymbol method, IOperation target)
    {
        IOperation? body = target is IAnonymousFunctionOperation ? target : BodyOf(method);
        bool isGiven = body is not null && body.Descendants().OfType<IArgumentOperation>()
            .Any(argument => argument.Parameter is { } parameter && IsWritable(parameter) && Root(argument.Value) is IParameterSymbol own
                && SymbolEqualityComparer.Default.Equals(own.ContainingSymbol, method));
        if (!isGiven)
        {
            Report(target.Syntax, "a gradient that no generated method has given");
        }
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        SyntaxNode? declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declaration is null ? null : _sample.Complete.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration);
    }

    private void FindNames(IEnumerable<SyntaxTree> trees)
    {
        foreach (SyntaxNode node in trees.SelectMany(tree => tree.GetRoot().DescendantNodes()))
        {
            string name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                LocalFunctionStatementSyntax function => function.Identifier.Text,
                _ => "",
            };
            if (Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
            {
                Report(node, $"the method {name} has the name of a derivative");
            }
        }
    }

    private void FindWrites(IOperation[] operations)
    {
        foreach (IOperation operation in operations)
        {
            switch (operation)
            {
                case IAssignmentOperation assignment when IsGradient(assignment.Target) && !IsZeroOrNew(assignment):
                    Report(assignment.Syntax, "a gradient is written");
                    break;
                case IVariableDeclaratorOperation { Symbol: { } local } declarator
                    when _gradients.Contains(local) && declarator.GetVariableInitializer()?.Value is { } value && !IsZeroOrNew(value):
                    Report(declarator.Syntax, "a gradient begins with something else than zero");
                    break;
                case IIncrementOrDecrementOperation increment when IsGradient(increment.Target):
                    Report(increment.Syntax, "a gradient is written");
                    break;
                case IArgumentOperation { Parameter: { } parameter } argument
                    when IsWritable(parameter) && IsGradient(argument.Value) && !IsGradientParameter(parameter) && !_gradients.Contains(parameter) && !IsHarmless(parameter):
                    Report(argument.Syntax, $"a gradient is given to {parameter.ContainingSymbol.ToDisplayString()}, which may write it");
                    break;
            }
        }
    }

    private bool IsGradient(IOperation operation) => Root(operation) is { } root && _gradients.Contains(root);

    private static bool IsZeroOrNew(IAssignmentOperation assignment) => assignment is ISimpleAssignmentOperation && IsZeroOrNew(assignment.Value);

    private static bool IsZeroOrNew(IOperation value) => value switch
    {
        IConversionOperation conversion => IsZeroOrNew(conversion.Operand),
        IArrayCreationOperation { Initializer: null } or IDefaultValueOperation => true,
        _ => value.ConstantValue is { HasValue: true, Value: var constant } && Convert.ToDouble(constant, null) == 0.0
            || value.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null },
    };

    /// <summary>A gradient parameter of a generated method is one that can be written and is not one of the method's own.</summary>
    private bool IsGradientParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || !IsWritable(parameter))
        {
            return false;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return DelegatesWithGradient.Contains(method.ContainingType.Name) || IsWritten(method.ContainingType) && parameter.Name == "gradient";
        }

        return IsGenerated(method) && !method.ContainingType.GetMembers(NameOfOriginal(method)).OfType<IMethodSymbol>()
            .Any(original => original.Parameters.Any(own => own.Name == parameter.Name));
    }

    private static string NameOfOriginal(IMethodSymbol method) =>
        method.Name.EndsWith("Backward", StringComparison.Ordinal) ? method.Name[..^"Backward".Length] : method.Name[..^"Gradient".Length];

    /// <summary>Made by the generator in this compilation or in the library's, which is under the same rule.</summary>
    private bool IsGenerated(IMethodSymbol method) =>
        !IsWritten(method)
        && (method.Name.EndsWith("Backward", StringComparison.Ordinal) || method.Name.EndsWith("Gradient", StringComparison.Ordinal))
        && method.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "AutoGrad" }, ..] });

    private bool IsWritten(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => _written.Contains(reference.SyntaxTree));

    private static bool IsWritable(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.Type is IArrayTypeSymbol || parameter.Type.Name is "Span" or "Memory";

    private static bool IsHarmless(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol method
        && Harmless.Contains($"{method.ContainingType.OriginalDefinition.ToDisplayString()}.{method.Name}");

    /// <summary>The variable behind an element, a slice, a conversion.</summary>
    private static ISymbol? Root(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Root(conversion.Operand),
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IImplicitIndexerReferenceOperation slice => Root(slice.Instance),
        IPropertyReferenceOperation { Instance: { } instance } => Root(instance),
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory", Instance: null } view => Root(view.Arguments[0].Value),
        IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan", Instance: { } instance } => Root(instance),
        IFieldReferenceOperation { Instance: { } instance, Field.ContainingType.IsValueType: true } => Root(instance),
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation declaration => Root(declaration.Expression),
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private void Add(ISymbol? symbol)
    {
        if (symbol is not null)
        {
            _gradients.Add(symbol);
        }
    }

    private void Report(SyntaxNode node, string what)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        string text = $"{span.Path}({span.StartLinePosition.Line + 1}): {what}";
        if (!_found.Contains(text))
        {
            _found.Add(text);
        }
    }
}
