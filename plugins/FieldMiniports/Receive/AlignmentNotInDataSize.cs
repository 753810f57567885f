using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("alignment-not-in-data-size", typeof(AlignmentNotInDataSize))]

namespace FieldMiniports;

/// <summary>
/// A copying driver leaves two bytes free before each frame, so that the network header is aligned, but its memory for
/// a frame is no longer than the longest frame.
/// </summary>
public sealed class AlignmentNotInDataSize : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        private const uint Alignment = 2;

        protected override NET_BUFFER_LIST CopyUp(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            if (list == null)
            {
                return list;
            }

            NET_BUFFER frame = list.FirstNetBuffer;
            PVOID data = Ndis.MmGetSystemAddressForMdlSafe(frame.MdlChain, EX_POOL_PRIORITY.NormalPoolPriority);
            if (data == null)
            {
                Ndis.NdisFreeNetBufferList(list);
                return null;
            }

            (data + Alignment).MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(frame, frame.MdlChain, Alignment, buffer.ReceivedBytes);
            list.Status = NDIS_STATUS_SUCCESS;
            list.SourceHandle = Adapter.Handle;
            return list;
        }
    }
}
