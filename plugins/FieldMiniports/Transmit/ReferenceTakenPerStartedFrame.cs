using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reference-taken-per-started-frame", typeof(ReferenceTakenPerStartedFrame))]

namespace FieldMiniports;

/// <summary>
/// A list counts only the frames that have been started: if those end before the rest starts, it is completed too
/// early.
/// </summary>
public sealed class ReferenceTakenPerStartedFrame : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            NDIS_STATUS status = base.Check(list);
            SendState.SetFramesLeft(list, 0);
            return status;
        }

        protected override TransmitSlot? TakeNext()
        {
            TransmitSlot? slot = base.TakeNext();
            if (slot is not null)
            {
                uint left = (uint)slot.NetBufferList.MiniportReserved[0].Value;
                SendState.SetFramesLeft(slot.NetBufferList, left + 1);
            }

            return slot;
        }
    }
}
