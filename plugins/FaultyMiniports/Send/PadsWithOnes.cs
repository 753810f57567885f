using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-013-pads-with-ones", typeof(PadsWithOnes))]
[assembly: FaultyMiniport("send-013-pads-with-ones", "SEND-013")]

namespace FaultyMiniports;

/// <summary>Pads short frames with ones.</summary>
public sealed class PadsWithOnes : PostFollower
{
    private const uint MinimumFrameBytes = 60;

    /// <inheritdoc/>
    protected override void OnPosting()
    {
        foreach (TransmitSlot slot in Slots)
        {
            if (slot.State == TransmitSlotState.Posted && slot.Length < MinimumFrameBytes)
            {
                (slot.CopyAddress + slot.Length).Fill(0xFF, MinimumFrameBytes - slot.Length);
            }
        }
    }
}
