using System.Collections.Generic;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Reading;

/// <summary>
/// What Reading hands on: the model, which compares by value and is cached, and the places that its findings may name, which
/// are not part of it.
/// </summary>
internal sealed class ReadResult
{
    public ReadResult(MethodModel model, IReadOnlyList<Location> sites)
    {
        Model = model;
        Sites = sites;
    }

    public MethodModel Model { get; }

    public IReadOnlyList<Location> Sites { get; }
}
