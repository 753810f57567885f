using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step is a receive path of its own.</summary>
public abstract class ReceivePathMiniport : AdapterMiniport
{
    /// <inheritdoc/>
    protected sealed override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    /// <summary>Makes the receive path of an adapter.</summary>
    protected abstract ReceivePath NewReceivePath(Adapter adapter);

    private sealed class OwnAdapter(
        ReceivePathMiniport owner, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => owner.NewReceivePath(adapter);
    }
}
