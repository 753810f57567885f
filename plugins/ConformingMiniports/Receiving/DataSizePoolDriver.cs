using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Takes list, NET_BUFFER, MDL and data memory in one from a pool with DataSize. That memory is not shared with the
/// NIC, so each frame is copied into it.
/// </summary>
public sealed class DataSizePoolDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new DataSizePath(adapter);

    private sealed class DataSizePath(Adapter adapter) : DroppingReceivePath(adapter)
    {
        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.DataSize = Adapter.MaximumFrameBytes;
            return parameters;
        }

        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.NetBufferList = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            if (buffer.NetBufferList == null)
            {
                return false;
            }

            buffer.Mdl = buffer.NetBufferList.FirstNetBuffer.MdlChain;
            return true;
        }

        /// <summary>The MDL came with the list and goes with it.</summary>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.NetBufferList != null)
            {
                Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
            }
        }

        protected override bool TryMakeReady(ReceiveBuffer buffer)
        {
            PVOID data = Ndis.MmGetSystemAddressForMdlSafe(buffer.Mdl, EX_POOL_PRIORITY.NormalPoolPriority);
            if (data == null)
            {
                return false;
            }

            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            return true;
        }
    }
}
