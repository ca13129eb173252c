using Xunit;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>The tests that listen to the pools run alone: what a pool says to a listener is allocated, and other tests count that.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PoolListeners
{
    public const string Name = "Listeners of the pools";
}
