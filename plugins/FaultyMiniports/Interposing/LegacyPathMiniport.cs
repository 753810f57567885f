using ConformingMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver of NDIS 5 whose wrong step is in a transmit or receive path of its own.</summary>
/// <param name="isDeserialized">NDIS does not serialize its calls.</param>
public abstract class LegacyPathMiniport(bool isDeserialized) : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected sealed override INdis5MiniportDriver CreateDriver() => new Driver(this, isDeserialized);

    /// <summary>True to let NDIS map each packet; false to get arrays of packets.</summary>
    protected virtual bool UsesLists => true;

    /// <summary>Makes the sending half of an adapter.</summary>
    protected virtual TransmitPath NewTransmitPath(Adapter adapter) => new(adapter);

    /// <summary>Makes the receiving half of an adapter.</summary>
    protected virtual ReceivePath NewReceivePath(Adapter adapter) => new(adapter);

    private sealed class Driver(LegacyPathMiniport owner, bool isDeserialized) : LegacyVariant(isDeserialized)
    {
        protected override bool UsesLists => owner.UsesLists;

        protected override TransmitPath NewTransmitPath(Adapter adapter) => owner.NewTransmitPath(adapter);

        protected override ReceivePath NewReceivePath(Adapter adapter) => owner.NewReceivePath(adapter);
    }
}
