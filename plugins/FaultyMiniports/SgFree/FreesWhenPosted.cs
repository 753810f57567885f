using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-free-007-frees-when-posted", typeof(FreesWhenPosted))]
[assembly: FaultyMiniport("sgdma-free-007-frees-when-posted", "SGDMA-FREE-007")]

namespace FaultyMiniports;

/// <summary>Frees lists as soon as its NIC has the descriptors.</summary>
public sealed class FreesWhenPosted : PostFollower
{
    /// <inheritdoc/>
    protected override void OnPosted()
    {
        foreach (TransmitSlot slot in Slots.Where(slot => slot.State == TransmitSlotState.Posted))
        {
            if (slot.List != null)
            {
                NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);
                slot.List = null;
            }
        }
    }
}
