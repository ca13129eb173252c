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
            BufferPlace element => element.Indices.Count == 1 && element.Path.Count == 0 && type is not IArrayTypeSymbol && argument.Parameter.Ordinal < 30,
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
            var element = cell.Buffer.Type.Element!;
            return CellOf(cell, parameter.RefKind == RefKind.In ? WireType.ReadOnlySpanOf(element) : WireType.SpanOf(element), origin);
        }

        if (parameter.RefKind == RefKind.Ref && WholeVariable(place) is { } variable && !_variables[variable].Equals(Value.Unassigned))
        {
            return PartOfWhole(_variables[variable], place is PartPlace part ? part.Path : default);
        }

        return Nothing(parameter.Type);
    }

    private Value CellOf(BufferPlace element, WireType type, IOperation origin)
    {
        var span = SpanOf(element.Buffer, origin, element.Indices[0], _target.Constant(Literal.Of(WireType.Int32, "1")));
        return new Scalar(span.Type != type ? Add(type, Form.Cast(type), Effect.Pure, origin, span) : span);
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
            // It may have been an element in an earlier call.
            _cells.Remove(parameter);
            _variables = _variables.SetItem(parameter, parameter.RefKind == RefKind.Out ? Value.Unassigned : passed);
        }
    }

    /// <summary>True if a local function names the variable itself.</summary>
    private bool IsSeenBy(IMethodSymbol function, IOperation argument)
    {
        return VariableUnder(argument) is { } symbol && _context.BodyOf(function) is { } body && body.DescendantsAndSelf().Any(inner =>
            (inner is ILocalReferenceOperation named && SymbolEqualityComparer.Default.Equals(named.Local, symbol))
            || (inner is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol)));
    }

    /// <summary>Marks a struct's method whose <c>this</c> comes as a span of one element. No parameter that does has so high a number.</summary>
    private const int ThisCell = 1 << 30;

    /// <summary>What <c>this</c> is then: a method that does not change it may be called for what can only be read.</summary>
    private WireType CellOfThis(IMethodSymbol method)
    {
        var type = TypeOf(method.ContainingType);
        return ReturnsThis(method) ? WireType.SpanOf(type) : WireType.ReadOnlySpanOf(type);
    }

    /// <summary>True if a method of a struct could get at the struct in another way as well, where that is an element: through a buffer, or by reference.</summary>
    private bool SeesOtherMemory(IMethodSymbol method, SortedDictionary<int, Place> references) =>
        references.Values.Any(place => place is BufferPlace)
        || method.Parameters.Select(parameter => parameter.Type).Append(method.ContainingType).SelectMany(type => Types.Flatten(Substituted(type))).Any(type => Types.ElementOfBuffer(type) is not null);

    /// <summary>The argument that is, or is in, the variable that a method of a struct has for <c>this</c>, and through which one could see what happens to the other.</summary>
    private IArgumentOperation? EntangledWith(Place? receiver, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments) =>
        receiver is null || WholeVariable(receiver) is not { } variable ? null : arguments.FirstOrDefault(argument =>
            (IsReference(argument) || (IsVariableByReference(argument) && ReturnsThis(method)))
            && VariableUnder(argument.Value) is { } other && SymbolEqualityComparer.Default.Equals(variable, other));

    /// <summary>The local, the parameter or the <c>this</c> that an expression names, or names a field of; null for anything else, and for what is in memory.</summary>
    private ISymbol? VariableUnder(IOperation expression) => expression switch
    {
        _ when IsPlaceInMemory(expression) => null,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { IsValueType: true } self } => self.OriginalDefinition,
        IParenthesizedOperation parenthesized => VariableUnder(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => VariableUnder(declaration.Expression),
        IFieldReferenceOperation when FieldOfStruct(expression) is { } field => VariableUnder(field.Instance),
        _ => null,
    };

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
