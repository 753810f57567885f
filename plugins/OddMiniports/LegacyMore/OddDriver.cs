using LegacyMiniport;
using NdisConformance.Contract;

namespace OddMiniports.LegacyMore;

/// <summary>The model driver, of which an odd driver replaces one part.</summary>
public abstract class OddDriver : INdis5MiniportDriver
{
    /// <summary>NDIS does not serialize the calls of the driver.</summary>
    protected virtual bool IsDeserialized => true;

    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => CreateEntryPoints(ndis, IsDeserialized).Register(driverObject, registryPath);

    /// <summary>Creates the adapter of a handle.</summary>
    public virtual Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OddAdapter(this, ndis, adapterHandle, isDeserialized);

    /// <summary>Creates the registers of an adapter.</summary>
    public virtual Nic CreateNic(INdis5 ndis, NDIS_HANDLE adapterHandle) => new(ndis, adapterHandle);

    /// <summary>Creates the filter of an adapter.</summary>
    public virtual ReceiveFilter CreateFilter(Nic nic) => new(nic);

    /// <summary>Creates the sends of an adapter.</summary>
    public virtual TransmitPath CreateTransmit(Adapter adapter) => new(adapter);

    /// <summary>Creates the receives of an adapter.</summary>
    public virtual ReceivePath CreateReceive(Adapter adapter) => new(adapter);

    /// <summary>Creates what answers the requests of an adapter.</summary>
    public virtual OidRequests CreateOids(Adapter adapter) => new(adapter);

    /// <summary>Creates the entry points.</summary>
    protected virtual EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OddEntryPoints(this, ndis, isDeserialized);
}
