using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>Where an assignment goes. What is in it has been evaluated, as C# does before it evaluates the value.</summary>
internal abstract record Place;

/// <summary>A local or a parameter.</summary>
internal sealed record VariablePlace(ISymbol Variable) : Place;

/// <summary>An element of an array or a span, or a field of it.</summary>
internal sealed record BufferPlace(Wire Buffer, EquatableArray<Wire> Indices, ITypeSymbol Element, IOperation Origin) : Place
{
    /// <summary>The numbers of the fields that lead into the element.</summary>
    public EquatableArray<int> Path { get; init; }
}

/// <summary>An element of a tuple, or a field of a struct, that is in a variable.</summary>
internal sealed record PartPlace(VariablePlace Whole, EquatableArray<int> Path) : Place;

/// <summary>A field. What is written there must be constant.</summary>
internal sealed record FieldPlace(Wire? Instance, IFieldSymbol Field, IOperation Origin) : Place;

/// <summary>A property of a struct with a setter of its own, which gets the struct and gives it back.</summary>
internal sealed record SetterPlace(Place Receiver, IMethodSymbol Setter, EquatableArray<Wire> Arguments, IOperation Instance, IOperation Origin) : Place;

/// <summary>A place without a name: a struct that is being initialized, an output that is taken apart at once.</summary>
/// <param name="Held">What is in it.</param>
internal sealed record HeldPlace(Value Held) : Place
{
    public Value Held { get; set; } = Held;
}

/// <summary>Several places, as in <c>(a, b) = ...</c>.</summary>
internal sealed record ManyPlaces(EquatableArray<Place> Places) : Place;

/// <summary>Nowhere: a discard, or a place that has been refused.</summary>
internal sealed record NoPlace : Place;
