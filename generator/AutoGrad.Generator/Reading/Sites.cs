using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGrad.Generator.Reading;

/// <summary>Numbers the places in the source, in the order in which they are read.</summary>
internal sealed class Sites
{
    private readonly List<SyntaxNodeOrToken> _places = new();

    public int Add(SyntaxNodeOrToken place)
    {
        _places.Add(place);
        return _places.Count - 1;
    }

    /// <summary>Adds the token that a reader would point at.</summary>
    public int Add(IOperation operation) => Add(TokenOf(operation.Syntax));

    public IReadOnlyList<Location> ToLocations() => _places.Select(place => place.GetLocation()!).ToList();

    private static SyntaxNodeOrToken TokenOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => TokenOf(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        BinaryExpressionSyntax binary => binary.OperatorToken,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken,
        WithExpressionSyntax with => with.WithKeyword,
        ConditionalAccessExpressionSyntax access => access.OperatorToken,
        CastExpressionSyntax cast => cast.Type,
        StatementSyntax statement => statement.GetFirstToken(),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.RefKindKeyword,
        ElementAccessExpressionSyntax or LiteralExpressionSyntax => node,
        _ => node.GetFirstToken(),
    };
}
