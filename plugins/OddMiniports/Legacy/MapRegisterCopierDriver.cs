using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;

[assembly: NdisMiniport(
    "legacy-map-register-copier", typeof(MapRegisterCopierDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Never initializes scatter/gather DMA: it allocates one map register, as a bus master of old does, and copies every
/// frame into shared memory. Legal: packets have no list then, and nothing makes a driver map what it copies.
/// </summary>
public sealed class MapRegisterCopierDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : MapRegisterAdapter(driver, ndis, handle, isDeserialized)
    {
        protected override NDIS_STATUS InitializeDma() => AllocateMapRegisters();
    }

    private sealed class OwnTransmitPath(Adapter adapter) : OddTransmitPath(adapter)
    {
        protected override SCATTER_GATHER_LIST ListOf(NDIS_PACKET packet) => null;
    }
}
