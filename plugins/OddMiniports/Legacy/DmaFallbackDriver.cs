using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-dma-fallback", typeof(DmaFallbackDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// If NdisMInitializeScatterGatherDma fails, it goes on with one map register and copies every frame. Legal:
/// a miniport may fall back to map registers, and MiniportInitialize need not fail because one way to do DMA does.
/// </summary>
public sealed class DmaFallbackDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter)
        => new OwnTransmitPath((MapRegisterAdapter)adapter);

    private sealed class OwnAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : MapRegisterAdapter(driver, ndis, handle, isDeserialized)
    {
        protected override NDIS_STATUS InitializeDma()
            => base.InitializeDma() == NDIS_STATUS_SUCCESS ? NDIS_STATUS_SUCCESS : AllocateMapRegisters();
    }

    private sealed class OwnTransmitPath(MapRegisterAdapter adapter) : OddTransmitPath(adapter)
    {
        protected override SCATTER_GATHER_LIST ListOf(NDIS_PACKET packet)
            => adapter.HasMapRegisters ? null : base.ListOf(packet);
    }
}
