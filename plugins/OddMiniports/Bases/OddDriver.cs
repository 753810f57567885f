using NdisConformance.Contract;
using ReferenceMiniport;

namespace OddMiniports;

/// <summary>
/// A driver whose adapter gets its paths from here, so that a driver with one odd path is one small class.
/// </summary>
public abstract class OddDriver : ReferenceDriver
{
    /// <summary>Makes the transmit path of an adapter.</summary>
    public virtual TransmitPath MakeTransmitPath(Adapter adapter) => new TransmitPath(adapter);

    /// <summary>Makes the receive path of an adapter.</summary>
    public virtual ReceivePath MakeReceivePath(Adapter adapter) => new ReceivePath(adapter);

    /// <summary>Makes what answers the requests to an adapter.</summary>
    public virtual OidRequests MakeOidRequests(Adapter adapter) => new OidRequests(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new DpcAdapter(this, ndis, adapterHandle, version);
}
