using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-failure-ignored", typeof(CopyFailureIgnored))]

namespace FieldMiniports;

/// <summary>
/// Whether the copy of a frame succeeded is not looked at: if an MDL cannot be mapped, the slot's former bytes go
/// out.
/// </summary>
public sealed class CopyFailureIgnored : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool TryCopy(TransmitSlot slot)
        {
            FrameData.Copy(Ndis, slot.NetBuffer, slot.CopyAddress);
            if (slot.Length < MinimumFrameBytes)
            {
                (slot.CopyAddress + slot.Length).Fill(0, MinimumFrameBytes - slot.Length);
            }

            slot.Descriptors = 1;
            return true;
        }
    }
}
