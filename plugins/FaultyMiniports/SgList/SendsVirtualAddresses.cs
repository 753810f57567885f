using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-list-010-sends-virtual-addresses", typeof(SendsVirtualAddresses))]
[assembly: FaultyMiniport("sgdma-list-010-sends-virtual-addresses", "SGDMA-LIST-010")]

namespace FaultyMiniports;

/// <summary>
/// Gives a NIC that addresses 64 bits the virtual addresses of the MDLs instead of those in the list.
/// </summary>
public sealed class SendsVirtualAddresses : ListRewriter
{
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
            uint piece = Math.Min(mdl.ByteCount, left);
            left -= piece;
            if (piece > 0)
            {
                elements.Add((new PHYSICAL_ADDRESS(mdl.MappedSystemVa.Value), piece));
            }
        }

        return elements;
    }
}
