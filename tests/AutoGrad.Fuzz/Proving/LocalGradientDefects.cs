using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Mistakes in local gradients, and in what they are multiplied with.</summary>
internal static class LocalGradientDefects
{
    private static readonly Dictionary<string, string> Confused = new()
    {
        ["Sin"] = "Cos",
        ["Cos"] = "Sin",
        ["Sinh"] = "Cosh",
        ["Cosh"] = "Sinh",
        ["Log"] = "Log2",
        ["Sqrt"] = "Cbrt",
        ["Tanh"] = "Tan",
        ["Exp"] = "Cosh",
        ["Truncate"] = "Round",
        ["Round"] = "Truncate",
        ["Abs"] = "Sin",
        ["Max"] = "Min",
        ["Min"] = "Max",
    };

    public static IEnumerable<Defect> All { get; } =
    [
        new("a factor of a product is forgotten", (file, choice) => file.Change(Binary(file, SyntaxKind.MultiplyExpression), choice, product => product.Left)),
        new("the other factor of a product is forgotten", (file, choice) => file.Change(Binary(file, SyntaxKind.MultiplyExpression), choice, product => product.Right)),
        new("a product became a sum", (file, choice) => file.Change(Binary(file, SyntaxKind.MultiplyExpression), choice, product => GeneratedFile.Parse($"({product.Left} + {product.Right})"))),
        new("a quotient became a product", (file, choice) => file.Change(Binary(file, SyntaxKind.DivideExpression), choice, quotient => GeneratedFile.Parse($"({quotient.Left} * ({quotient.Right}))"))),
        new("a quotient is upside down", (file, choice) => file.Change(Binary(file, SyntaxKind.DivideExpression), choice, quotient => GeneratedFile.Parse($"(({quotient.Right}) / ({quotient.Left}))"))),
        new("a term of a sum is forgotten", (file, choice) => file.Change(Binary(file, SyntaxKind.AddExpression), choice, sum => sum.Left)),
        new("a difference is the wrong way round", (file, choice) => file.Change(Binary(file, SyntaxKind.SubtractExpression), choice, difference => GeneratedFile.Parse($"({difference.Right} - ({difference.Left}))"))),
        new("a minus is forgotten", (file, choice) => file.Change(
            file.InBackward<PrefixUnaryExpressionSyntax>(unary => unary.IsKind(SyntaxKind.UnaryMinusExpression)), choice, unary => unary.Operand)),
        new("a constant factor is wrong", (file, choice) => file.Change(Literals(file), choice, Perturbed)),
        new("a local gradient has the wrong function", (file, choice) => file.Change(
            file.InBackward<InvocationExpressionSyntax>(call => call.Expression is MemberAccessExpressionSyntax access && Confused.ContainsKey(access.Name.Identifier.Text)), choice, Renamed)),
        new("a wrong recorded value is used", (file, choice) => file.Change(Wires(file), choice, name => Neighbour(file, name))),
        new("a value from before its reassignment is used", (file, choice) => file.Change(
            file.InBackward<IdentifierNameSyntax>(name => Original(file, name) is not null), choice, name => SyntaxFactory.IdentifierName(Original(file, name)!).WithTriviaFrom(name))),
        new("the guard of a zero pull is forgotten", (file, choice) => file.Change(
            Chains(file), choice, call => GeneratedFile.Parse($"(({call.ArgumentList.Arguments[0]}) * ({call.ArgumentList.Arguments[1]}))"))),
        new("the guard looks at the local gradient instead of the pull", (file, choice) => file.Change(
            Chains(file), choice, call => GeneratedFile.Parse($"{call.Expression}({call.ArgumentList.Arguments[1]}, {call.ArgumentList.Arguments[0]})"))),
        new("a guarded contribution is forgotten", (file, choice) => file.Change(Chains(file), choice, call => GeneratedFile.Parse("(0f * 0f)"))),
    ];

    private static IEnumerable<BinaryExpressionSyntax> Binary(GeneratedFile file, SyntaxKind kind) => file.InBackward<BinaryExpressionSyntax>(binary =>
        binary.IsKind(kind) && !binary.Ancestors().Any(ancestor => ancestor is IfStatementSyntax condition && condition.Condition.Span.Contains(binary.Span)));

    private static IEnumerable<LiteralExpressionSyntax> Literals(GeneratedFile file) => file.InBackward<LiteralExpressionSyntax>(literal =>
        literal.Token.Value is double or float && System.Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture) != 0 && literal.Parent is BinaryExpressionSyntax);

    private static IEnumerable<InvocationExpressionSyntax> Chains(GeneratedFile file) =>
        file.InBackward<InvocationExpressionSyntax>(call => call.Expression.ToString().EndsWith("Chain", System.StringComparison.Ordinal));

    private static ExpressionSyntax Perturbed(LiteralExpressionSyntax literal) => GeneratedFile.Parse($"(1.5f * {literal})");

    private static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(Confused[access.Name.Identifier.Text])));
    }

    /// <summary>Reads of wires that the forward block made.</summary>
    private static IEnumerable<IdentifierNameSyntax> Wires(GeneratedFile file) =>
        file.InBackward<IdentifierNameSyntax>(name => Made(file).ContainsKey(name.Identifier.Text) && name.Parent is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax });

    /// <summary>The wires of the forward block at its outermost level, with their types.</summary>
    private static Dictionary<string, string> Made(GeneratedFile file) => file
        .InForward<LocalDeclarationStatementSyntax>(declaration => declaration.Parent == file.Backward!.Body)
        .GroupBy(declaration => declaration.Declaration.Variables[0].Identifier.Text)
        .ToDictionary(group => group.Key, group => group.First().Declaration.Type.ToString());

    private static IdentifierNameSyntax? Neighbour(GeneratedFile file, IdentifierNameSyntax name)
    {
        Dictionary<string, string> made = Made(file);
        string? other = made.Keys.FirstOrDefault(key => key != name.Identifier.Text && made[key] == made[name.Identifier.Text]);
        return other is null ? null : SyntaxFactory.IdentifierName(other).WithTriviaFrom(name);
    }

    /// <summary>The parameter of which a numbered name is a later value.</summary>
    private static string? Original(GeneratedFile file, IdentifierNameSyntax name)
    {
        string text = name.Identifier.Text;
        string trimmed = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return trimmed != text && file.Backward!.ParameterList.Parameters.Any(parameter => parameter.Identifier.Text == trimmed) ? trimmed : null;
    }
}
