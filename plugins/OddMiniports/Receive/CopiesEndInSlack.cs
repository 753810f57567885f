using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("copies-end-in-slack", typeof(CopiesEndInSlack))]

namespace OddMiniports.Receive;

/// <summary>
/// Copies each frame 32 bytes into a block of 2048, so that the MDL goes on before and behind the data (own path).
/// Legal: NET_BUFFER_DATA: DataLength says where the data ends, not the MDL.
/// </summary>
public sealed class CopiesEndInSlack : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyReceivePath(adapter)
    {
        private const uint Before = 32;
        private const uint BlockBytes = 2048;

        /// <inheritdoc/>
        protected override NET_BUFFER_LIST Wrap(ReceiveBuffer buffer)
        {
            PVOID block = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            MDL mdl = block == null ? null : Ndis.NdisAllocateMdl(adapter.Handle, block, BlockBytes);
            NET_BUFFER_LIST list = mdl == null
                ? null
                : Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, mdl, Before, buffer.ReceivedBytes);
            if (list != null)
            {
                (block + Before).MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
                list.MiniportReserved.Set(0, block);
                return list;
            }

            Free(mdl, block);
            return null;
        }

        /// <inheritdoc/>
        protected override void Unwrap(NET_BUFFER_LIST list)
        {
            PVOID block = list.MiniportReserved[0];
            MDL mdl = list.FirstNetBuffer.MdlChain;
            Ndis.NdisFreeNetBufferList(list);
            Free(mdl, block);
        }

        private void Free(MDL mdl, PVOID block)
        {
            if (mdl != null)
            {
                Ndis.NdisFreeMdl(mdl);
            }

            if (block != null)
            {
                Ndis.NdisFreeMemory(block, BlockBytes, 0);
            }
        }
    }
}
