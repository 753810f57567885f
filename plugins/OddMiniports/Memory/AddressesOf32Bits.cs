using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("addresses-of-32-bits", typeof(AddressesOf32Bits))]

namespace OddMiniports.Memory;

/// <summary>
/// Never claims 64-bit addresses, though the NIC may have them. Legal: NDIS_SG_DMA_DESCRIPTION: the flag is a
/// permission.
/// </summary>
public sealed class AddressesOf32Bits : OddDriver
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
            description.Flags = 0;
            return description;
        }
    }
}
