using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Tests.Numbers;

/// <summary>Rewrites code over doubles to the same code over floats.</summary>
internal sealed class SinglePrecision : CSharpSyntaxRewriter
{
    private SinglePrecision()
    {
    }

    public static string Of(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
        return new SinglePrecision().Visit(tree.GetRoot()).ToFullString();
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword)
            ? node.WithKeyword(SyntaxFactory.Token(node.Keyword.LeadingTrivia, SyntaxKind.FloatKeyword, node.Keyword.TrailingTrivia))
            : node;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        node.Token.Value is double && !node.Token.Text.EndsWith('d')
            ? node.WithToken(SyntaxFactory.ParseToken(node.Token.Text + "f").WithTriviaFrom(node.Token))
            : node;

    // What MathF lacks, Math has for floats.
    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is IdentifierNameSyntax { Identifier.ValueText: "Math" } && node.Name.Identifier.ValueText is not "Clamp"
            ? node.WithExpression(SyntaxFactory.IdentifierName("MathF").WithTriviaFrom(node.Expression))
            : base.VisitMemberAccessExpression(node);
}
