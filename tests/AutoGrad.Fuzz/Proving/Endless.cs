using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>
/// A planted defect may make a loop or a recursion that does not end. So each pass and each call of changed code counts, and too many
/// end it with an exception, which is as good a way to be found as any.
/// </summary>
internal static class Endless
{
    /// <summary>More than any run needs, and less than a stack can hold.</summary>
    private const string Guard =
        """
        namespace Fuzzed
        {
            public static class Guard
            {
                private static int left;
                public static void Arm() => left = 200000;
                public static void Tick()
                {
                    if (--left < 0) throw new System.InvalidOperationException("it does not end");
                }
            }
        }
        """;

    public static SyntaxTree Source(CSharpParseOptions options) => CSharpSyntaxTree.ParseText(Guard, options, "Guard.cs");

    /// <summary>What has to be done before each call of changed code; null where none is guarded.</summary>
    public static Action? Arming(Assembly assembly) => assembly.GetType("Fuzzed.Guard")?.GetMethod("Arm")!.CreateDelegate<Action>();

    /// <summary>Generated code that counts.</summary>
    public static SyntaxNode Guarded(SyntaxNode root) => new Rewriter().Visit(root);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax Tick = SyntaxFactory.ParseStatement("global::Fuzzed.Guard.Tick();\n");

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
        {
            var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
            return visited.WithStatement(Counted(visited.Statement));
        }

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
        {
            var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
            return visited.WithStatement(Counted(visited.Statement));
        }

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
        {
            var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
            return visited.WithStatement(Counted(visited.Statement));
        }

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            return visited.Body is null ? visited : visited.WithBody(Counted(visited.Body));
        }

        private static BlockSyntax Counted(StatementSyntax body) => body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Tick))
            : SyntaxFactory.Block(Tick, body);
    }
}
