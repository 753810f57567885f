using LegacyMiniport;
using NdisConformance.Contract;

namespace FieldMiniports.Legacy;

/// <summary>What the drivers of this plugin share: the model driver, of which a driver replaces one part.</summary>
public abstract class FieldDriver : INdis5MiniportDriver
{
    /// <summary>True for a driver that queues its own sends.</summary>
    protected virtual bool IsDeserialized => true;

    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => NewEntryPoints(ndis, IsDeserialized).Register(driverObject, registryPath);

    /// <summary>The handlers.</summary>
    protected virtual EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new FieldEntryPoints(this, ndis, isDeserialized);

    /// <summary>An adapter.</summary>
    protected internal virtual Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new FieldAdapter(this, ndis, handle, isDeserialized);

    /// <summary>The registers of an adapter.</summary>
    protected internal virtual Nic NewNic(INdis5 ndis, NDIS_HANDLE handle) => new(ndis, handle);

    /// <summary>The filter of an adapter.</summary>
    protected internal virtual ReceiveFilter NewReceiveFilter(Nic nic) => new(nic);

    /// <summary>The sends of an adapter.</summary>
    protected internal virtual TransmitPath NewTransmitPath(Adapter adapter) => new(adapter);

    /// <summary>The receives of an adapter.</summary>
    protected internal virtual ReceivePath NewReceivePath(Adapter adapter) => new(adapter);

    /// <summary>The requests of an adapter.</summary>
    protected internal virtual OidRequests NewOidRequests(Adapter adapter) => new(adapter);
}
