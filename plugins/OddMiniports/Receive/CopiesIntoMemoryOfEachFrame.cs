using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("copies-into-memory-of-each-frame", typeof(CopiesIntoMemoryOfEachFrame))]

namespace OddMiniports.Receive;

/// <summary>
/// Allocates memory, an MDL and a list for each frame at DISPATCH_LEVEL, and frees all three at its return (own
/// path). Legal: NdisAllocateMemoryWithTagPriority, NdisAllocateMdl, NdisAllocateNetBufferAndNetBufferList: at or
/// below DISPATCH_LEVEL.
/// </summary>
public sealed class CopiesIntoMemoryOfEachFrame : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override NET_BUFFER_LIST Wrap(ReceiveBuffer buffer)
        {
            PVOID data = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, buffer.ReceivedBytes, Adapter.Tag, EX_POOL_PRIORITY.LowPoolPriority);
            if (data == null)
            {
                return null;
            }

            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            MDL mdl = Ndis.NdisAllocateMdl(adapter.Handle, data, buffer.ReceivedBytes);
            NET_BUFFER_LIST list = mdl == null
                ? null
                : Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, mdl, 0, buffer.ReceivedBytes);
            if (list == null)
            {
                Free(mdl, data);
            }
            else
            {
                list.MiniportReserved.Set(0, data);
                list.MiniportReserved.Set(1, mdl);
            }

            return list;
        }

        /// <inheritdoc/>
        protected override void Unwrap(NET_BUFFER_LIST list)
        {
            PVOID data = list.MiniportReserved[0];
            MDL mdl = (MDL)list.MiniportReserved[1];
            Ndis.NdisFreeNetBufferList(list);
            Free(mdl, data);
        }

        private void Free(MDL mdl, PVOID data)
        {
            if (mdl != null)
            {
                Ndis.NdisFreeMdl(mdl);
            }

            Ndis.NdisFreeMemory(data, 0, 0);
        }
    }
}
