using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step is a transmit path of its own.</summary>
public abstract class TransmitPathMiniport : AdapterMiniport
{
    /// <inheritdoc/>
    protected sealed override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    /// <summary>Makes the transmit path of an adapter.</summary>
    protected abstract TransmitPath NewTransmitPath(Adapter adapter);

    private sealed class OwnAdapter(
        TransmitPathMiniport owner, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => owner.NewTransmitPath(adapter);
    }
}
