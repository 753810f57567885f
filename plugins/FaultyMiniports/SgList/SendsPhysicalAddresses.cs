using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-list-010-sends-physical-addresses", typeof(SendsPhysicalAddresses))]
[assembly: FaultyMiniport("sgdma-list-010-sends-physical-addresses", "SGDMA-LIST-010")]

namespace FaultyMiniports;

/// <summary>
/// Gives a NIC that addresses 64 bits the physical addresses of the MDLs instead of those in the list.
/// </summary>
public sealed class SendsPhysicalAddresses : ListRewriter
{
    private const uint PageBytes = 4096;
    private bool _addresses64Bits;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _addresses64Bits = (dmaDescription.Flags & NDIS_SG_DMA_64_BIT_ADDRESS) != 0;
        return base.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        if (!_addresses64Bits)
        {
            return Read(request.List);
        }

        uint left = request.Slot.Offset + request.Slot.Length;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        for (MDL mdl = request.NetBuffer.CurrentMdl; left > 0 && mdl != null; mdl = mdl.Next)
        {
            uint offset = 0;
            while (left > 0 && offset < mdl.ByteCount)
            {
                uint inPage = (mdl.ByteOffset + offset) % PageBytes;
                uint piece = Math.Min(Math.Min(PageBytes - inPage, mdl.ByteCount - offset), left);
                elements.Add((Inner.MmGetPhysicalAddress(mdl.MappedSystemVa + offset), piece));
                offset += piece;
                left -= piece;
            }
        }

        return elements;
    }
}
