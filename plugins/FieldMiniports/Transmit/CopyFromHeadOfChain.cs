using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-from-head-of-chain", typeof(CopyFromHeadOfChain))]

namespace FieldMiniports;

/// <summary>
/// A frame is copied from the first MDL of the chain, with the offset that counts from the current one.
/// </summary>
public sealed class CopyFromHeadOfChain : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool TryCopy(TransmitSlot slot)
        {
            NET_BUFFER frame = slot.NetBuffer;
            if (!CopyChain(frame.MdlChain, frame.CurrentMdlOffset, frame.DataLength, slot.CopyAddress))
            {
                return false;
            }

            if (slot.Length < MinimumFrameBytes)
            {
                (slot.CopyAddress + slot.Length).Fill(0, MinimumFrameBytes - slot.Length);
            }

            slot.Descriptors = 1;
            return true;
        }
    }
}
