using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("offset-in-one-member-only", typeof(OffsetInOneMemberOnly))]

namespace FieldMiniports;

/// <summary>
/// A copying driver leaves two bytes free before each frame, so that the IP header is aligned, and says so in
/// DataOffset; CurrentMdlOffset stays 0, and whoever reads from the current MDL gets the frame two bytes too early.
/// </summary>
public sealed class OffsetInOneMemberOnly : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        private const uint Gap = 2;

        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.DataSize += Gap;
            return parameters;
        }

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

            data.Fill(0, Gap);
            (data + Gap).MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(frame, frame.MdlChain, 0, buffer.ReceivedBytes);
            frame.DataOffset = Gap;
            list.Status = NDIS_STATUS_SUCCESS;
            list.SourceHandle = Adapter.Handle;
            return list;
        }
    }
}
