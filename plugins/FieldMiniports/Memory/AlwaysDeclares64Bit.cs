using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("always-declares-64-bit", typeof(AlwaysDeclares64Bit))]

namespace FieldMiniports;

/// <summary>
/// The DMA registration says that the NIC can address 64 bits, without asking the NIC, of which there are models with
/// 32.
/// </summary>
public sealed class AlwaysDeclares64Bit : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.Flags = NDIS_SG_DMA_64_BIT_ADDRESS;
            return description;
        }
    }
}
