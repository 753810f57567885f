using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>A driver of which each part can be replaced.</summary>
public abstract class FieldDriver : ReferenceDriver
{
    /// <summary>Makes the sending part.</summary>
    public virtual TransmitPath MakeTransmit(Adapter adapter) => new(adapter);

    /// <summary>Makes the receiving part.</summary>
    public virtual ReceivePath MakeReceive(Adapter adapter) => new(adapter);

    /// <summary>Makes the part that answers OID requests.</summary>
    public virtual OidRequests MakeOids(Adapter adapter) => new(adapter);

    /// <summary>Makes the registers.</summary>
    public virtual NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new(ndis, handle);

    /// <summary>Makes the count of outstanding traffic.</summary>
    public virtual TrafficGate MakeGate(INdis ndis, NDIS_HANDLE handle) => new(ndis, handle);

    /// <summary>Makes the adapter.</summary>
    public virtual FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => MakeAdapter(ndis, adapterHandle, version);
}
