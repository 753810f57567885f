using ConformingMiniports;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong step between NDIS and a driver that asks for more shared memory while it runs.</summary>
public abstract class GrowingMiniport : FaultyMiniport
{
    /// <inheritdoc/>
    protected sealed override ReferenceDriver CreateDriver() => new GrowingDriver();
}
