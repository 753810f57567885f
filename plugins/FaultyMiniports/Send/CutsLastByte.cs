using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-005-cuts-last-byte", typeof(CutsLastByte))]
[assembly: FaultyMiniport("send-005-cuts-last-byte", "SEND-005", AlsoFires = "SGDMA-ALLOC-018")]

namespace FaultyMiniports;

/// <summary>Sends one byte less than the frame has.</summary>
public sealed class CutsLastByte : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        request.Slot.Length--;
        return base.Ask(request);
    }
}
