using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Arguments passed by <c>ref</c> and <c>out</c>. A variable goes in by its value and comes back as a further result. An element of a
/// buffer is passed as the part of the buffer that it is, so that the callee sees at once what happens to it in other ways.
/// </content>
internal sealed partial class BodyReader
{
    private static bool IsReference(IArgumentOperation argument) => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out;

    /// <summary>What is passed by reference; null, with a finding, where that cannot be followed.</summary>
    private Place? ReadReference(IArgumentOperation argument, IEnumerable<Place> others)
    {
        var type = Substituted(argument.Parameter!.Type);
        bool isKnown = Types.IsReal(type) || Types.IsIntegral(type) || type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_Boolean || IsSplit(type) || type is IArrayTypeSymbol;
        if (!isKnown)
        {
            Refuse(argument, "An argument of this type passed by '" + KeywordOf(argument) + "'");
            return null;
        }

        var place = ReadPlace(argument.Value);
        bool fits = place switch
        {
            VariablePlace or PartPlace => !others.Any(other => WholeVariable(other) is { } taken && SymbolEqualityComparer.Default.Equals(taken, WholeVariable(place))),
            BufferPlace element => element.Indices.Count == 1 && element.Path.Count == 0 && type is not IArrayTypeSymbol,
            NoPlace => argument.Value is IDiscardOperation or IDeclarationExpressionOperation,
            _ => false,
        };
        if (!fits)
        {
            Refuse(argument, "An argument of this kind passed by '" + KeywordOf(argument) + "'");
            return null;
        }

        if (place is BufferPlace cell)
        {
            // The element is looked at first, so that an index out of range throws what it throws in C#.
            Load(cell);
        }

        return place;
    }

    private static string KeywordOf(IArgumentOperation argument) => argument.Parameter!.RefKind.ToString().ToLowerInvariant();

    /// <summary>The variable that a place is, or is in; null for a place in memory.</summary>
    private static ISymbol? WholeVariable(Place place) => place switch
    {
        VariablePlace variable => variable.Variable,
        PartPlace part => part.Whole.Variable,
        _ => null,
    };

    /// <summary>What the callee gets for a place: the value of a variable, or a span of one element.</summary>
    private Value Passed(Place place, IParameterSymbol parameter, IOperation origin)
    {
        if (place is BufferPlace cell)
        {
            var span = SpanOf(cell.Buffer, origin, cell.Indices[0], _target.Constant(Literal.Of(WireType.Int32, "1")));
            var readOnly = WireType.ReadOnlySpanOf(span.Type.Element!);
            return new Scalar(parameter.RefKind == RefKind.In && span.Type != readOnly ? Add(readOnly, Form.Cast(readOnly), Effect.Pure, origin, span) : span);
        }

        if (parameter.RefKind == RefKind.Ref && WholeVariable(place) is { } variable && !_variables[variable].Equals(Value.Unassigned))
        {
            return PartOfWhole(_variables[variable], place is PartPlace part ? part.Path : default);
        }

        return Nothing(parameter.Type);
    }

    /// <summary>A parameter of a local function begins as what is passed.</summary>
    private void BindReference(IParameterSymbol parameter, Place place, IOperation origin)
    {
        var passed = Passed(place, parameter, origin);
        if (place is BufferPlace)
        {
            _cells[parameter] = passed.Wires.Single();
        }
        else
        {
            _variables = _variables.SetItem(parameter, parameter.RefKind == RefKind.Out ? Value.Unassigned : passed);
        }
    }

    /// <summary>True if a local function names the variable itself.</summary>
    private bool IsSeenBy(IMethodSymbol function, IOperation argument)
    {
        var variable = argument is IDeclarationExpressionOperation declaration ? declaration.Expression : argument;
        ISymbol? symbol = variable switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return symbol is not null && _context.BodyOf(function) is { } body && body.DescendantsAndSelf().Any(inner =>
            (inner is ILocalReferenceOperation named && SymbolEqualityComparer.Default.Equals(named.Local, symbol))
            || (inner is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol)));
    }

    /// <summary>A bit for each parameter that gets a span of one element.</summary>
    private static int CellsOf(SortedDictionary<int, Place> references) =>
        references.Where(reference => reference.Value is BufferPlace).Sum(reference => 1 << reference.Key);

    /// <summary>The parameters whose last value is a result of the method's circuit.</summary>
    private static IEnumerable<IParameterSymbol> ReturnedParameters(IMethodSymbol method, int cells) =>
        method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out && (cells & (1 << parameter.Ordinal)) == 0);

    /// <summary>Gives the variables passed by reference what the callee has left in them.</summary>
    private void TakeBack(IMethodSymbol method, SortedDictionary<int, Place> references, IReadOnlyList<Wire> values)
    {
        int next = 0;
        foreach (var reference in references.Where(reference => reference.Value is not BufferPlace))
        {
            var type = Substituted(method.Parameters[reference.Key].Type);
            int count = Types.Flatten(type).Count();
            Assign(reference.Value, Value.Build(type, values.Skip(next).Take(count).ToList()));
            next += count;
        }
    }
}
