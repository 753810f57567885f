using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("mapping-of-64-kilobytes", typeof(MappingOf64Kilobytes))]

namespace OddMiniports.Memory;

/// <summary>
/// Registers a MaximumPhysicalMapping of 65536, far more than a frame. Legal: NDIS_SG_DMA_DESCRIPTION: what a driver
/// needs at most.
/// </summary>
public sealed class MappingOf64Kilobytes : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.MaximumPhysicalMapping = 65536;
            return description;
        }
    }
}
