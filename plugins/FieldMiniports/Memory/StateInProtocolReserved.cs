using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("state-in-protocol-reserved", typeof(StateInProtocolReserved))]

namespace FieldMiniports;

/// <summary>
/// A copying driver counts the frames of a list that are not over in ProtocolReserved, where the sender has its own
/// data, instead of in MiniportReserved.
/// </summary>
public sealed class StateInProtocolReserved : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private const int FramesLeft = 0;

        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            uint frames = 0;
            for (NET_BUFFER frame = list.FirstNetBuffer; frame != null; frame = frame.Next)
            {
                if (frame.DataLength is 0 or > Adapter.MaximumFrameBytes)
                {
                    return NDIS_STATUS_INVALID_LENGTH;
                }

                frames++;
            }

            list.ProtocolReserved.Set(FramesLeft, new PVOID(frames));
            return frames == 0 ? NDIS_STATUS_INVALID_LENGTH : NDIS_STATUS_SUCCESS;
        }

        protected override void Finish(NET_BUFFER_LIST list, NDIS_STATUS status)
        {
            if (status != NDIS_STATUS_SUCCESS)
            {
                list.Status = status;
            }

            ulong left = list.ProtocolReserved[FramesLeft].Value - 1;
            list.ProtocolReserved.Set(FramesLeft, new PVOID(left));
            if (left == 0)
            {
                _finished.Append(list);
            }
        }
    }
}
