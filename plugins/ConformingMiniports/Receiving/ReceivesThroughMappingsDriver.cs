using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Receives into memory of its own through from-device mappings of its own NET_BUFFERs.</summary>
public sealed class ReceivesThroughMappingsDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MappingAdapter(ndis, adapterHandle, version);

    private sealed class MappingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.MaximumPhysicalMapping = MappedReceivePath.BufferBytes;
            return description;
        }

        protected override ReceivePath NewReceivePath(Adapter adapter) => new MappedReceivePath(this);
    }
}
