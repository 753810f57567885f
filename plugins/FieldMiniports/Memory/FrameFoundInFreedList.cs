using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("frame-found-in-freed-list", typeof(FrameFoundInFreedList))]

namespace FieldMiniports;

/// <summary>
/// Lists and NET_BUFFERs come from pools of their own, and a returned list is freed before the NET_BUFFER that hangs on
/// it: where that is, is read from the freed list.
/// </summary>
public sealed class FrameFoundInFreedList : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        private NDIS_HANDLE _framePool;

        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.fAllocateNetBuffer = false;
            parameters.DataSize = 0;
            return parameters;
        }

        protected override bool CreatePool()
        {
            NET_BUFFER_POOL_PARAMETERS parameters = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
                PoolTag = Adapter.Tag,
                DataSize = Adapter.MaximumFrameBytes,
            };
            _framePool = Ndis.NdisAllocateNetBufferPool(Adapter.Handle, ref parameters);
            return _framePool != null && base.CreatePool();
        }

        protected override void FreePool()
        {
            base.FreePool();
            if (_framePool != null)
            {
                Ndis.NdisFreeNetBufferPool(_framePool);
            }
        }

        protected override uint FreeLists(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Ndis.NdisFreeNetBufferList(list);
                Ndis.NdisFreeNetBuffer(list.FirstNetBuffer);
                count++;
            }

            return count;
        }

        protected override NET_BUFFER_LIST CopyUp(ReceiveBuffer buffer)
        {
            NET_BUFFER frame = CopyFrame(buffer);
            if (frame == null)
            {
                return null;
            }

            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            if (list == null)
            {
                Ndis.NdisFreeNetBuffer(frame);
                return null;
            }

            list.FirstNetBuffer = frame;
            list.Status = NDIS_STATUS_SUCCESS;
            list.SourceHandle = Adapter.Handle;
            return list;
        }

        private NET_BUFFER CopyFrame(ReceiveBuffer buffer)
        {
            NET_BUFFER frame = Ndis.NdisAllocateNetBufferMdlAndData(_framePool);
            if (frame == null)
            {
                return null;
            }

            PVOID data = Ndis.MmGetSystemAddressForMdlSafe(frame.MdlChain, EX_POOL_PRIORITY.NormalPoolPriority);
            if (data == null)
            {
                Ndis.NdisFreeNetBuffer(frame);
                return null;
            }

            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(frame, frame.MdlChain, 0, buffer.ReceivedBytes);
            return frame;
        }
    }
}
