using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Reading;

/// <summary>Reads a marked method and everything that it calls.</summary>
internal static class MethodReader
{
    /// <summary>The attribute stands on fields and properties as well, which are read with the methods that use them.</summary>
    public static bool IsMethod(SyntaxNode marked) => marked is not (VariableDeclaratorSyntax or PropertyDeclarationSyntax);

    public static ReadResult Read(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)attributed.TargetSymbol;
        var context = new ReadingContext(method, attributed.SemanticModel, PositionInside(attributed.TargetNode), cancellation);
        int methodSite = context.Sites.Add(IdentifierOf(attributed.TargetNode));
        var parameterSites = method.Parameters
            .Select(parameter => context.Sites.Add(SiteOf(parameter, attributed.TargetNode)))
            .ToArray();
        var model = new MethodModel(null, null, null, default, default, default, default, parameterSites, default, methodSite, default);
        try
        {
            var findings = new List<Finding>();
            model = model with { Signature = SignatureReader.Read(method, context, methodSite, parameterSites, findings), Findings = findings };
            if (model.Signature is not null && findings.Count == 0)
            {
                model = ReadBodies(model, context);
            }
        }
        catch (InsufficientExecutionStackException)
        {
            model = model.WithFindings(EquatableArray.Of(new Finding(FindingIds.TooLarge, methodSite, default)));
        }
        catch (Exception mistake) when (mistake is not OperationCanceledException)
        {
            // Whatever is wrong with the generator, the compiler must go on, and the user must hear of it at the right method.
            model = model.WithFindings(EquatableArray.Of(new Finding(FindingIds.InternalError, methodSite, EquatableArray.Of(mistake.Message))));
        }

        return new ReadResult(model, context.Sites.ToLocations());
    }

    private static MethodModel ReadBodies(MethodModel model, ReadingContext context)
    {
        var body = BodyReader.Read(context.Method, 0, isMarked: true, null, context);
        var callees = new List<Callee>();
        while (context.NextCallee() is { } next)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var callee = BodyReader.Read(next.Method, next.Cells, isMarked: false, next.Closure, context);
            callees.Add(new Callee(next.Key, callee.Circuit, callee.Findings));
        }

        return (model with { Circuit = body.Circuit, Callees = callees, LibraryNames = context.LibraryNames.ToArray(), MemberNames = context.MemberNames.ToArray(), Accessors = context.Accessors.ToArray() }).WithFindings(body.Findings);
    }

    /// <summary>A place where the method's own names are in scope.</summary>
    private static int PositionInside(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { Body: { } body } => body.OpenBraceToken.Span.End,
        MethodDeclarationSyntax { ExpressionBody: { } body } => body.Expression.SpanStart,
        _ => declaration.SpanStart,
    };

    private static SyntaxNodeOrToken IdentifierOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken,
        ConversionOperatorDeclarationSyntax conversion => conversion.OperatorKeyword,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.OpenParenToken,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        _ => declaration.GetFirstToken(),
    };

    private static SyntaxNodeOrToken SiteOf(IParameterSymbol parameter, SyntaxNode declaration) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax syntax ? syntax.Identifier : declaration.GetFirstToken();
}
