using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>
/// What stands behind a received frame. There are other good ways than these; what is virtual here is where they
/// differ.
/// </content>
public partial class ReceivePath
{
    /// <summary>The pool of the lists.</summary>
    protected NDIS_HANDLE Pool { get; private set; }

    /// <summary>
    /// Allocates what receiving needs. MiniportInitializeEx; on failure <see cref="Release"/> undoes it.
    /// </summary>
    public NDIS_STATUS Initialize()
    {
        uint count = Math.Min(RingCount, Adapter.Nic.ReceiveRingLimit);
        if (Adapter.Share(ref count, ReceiveRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new ReceiveRing(ringBlock, count);
        uint stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _data = Adapter.Share(ref _bufferCount, stride);
        if (_data is null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        NET_BUFFER_LIST_POOL_PARAMETERS parameters = PoolParameters();
        Pool = Ndis.NdisAllocateNetBufferListPool(Adapter.Handle, ref parameters);
        if (Pool == null || !CreateMore())
        {
            return NDIS_STATUS_RESOURCES;
        }

        for (uint i = 0; i < _bufferCount; i++)
        {
            ReceiveBuffer buffer = NewBuffer(
                _data.VirtualAddress + (i * stride), _data.PhysicalAddress + (i * stride), Adapter.MaximumFrameBytes);
            buffer.Context = Ndis.Pin(buffer);
            _buffers[i] = buffer;
            if (!CreateObjects(buffer))
            {
                return NDIS_STATUS_RESOURCES;
            }
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frees what <see cref="Initialize"/> allocated, however far it came. The NIC is stopped.</summary>
    public void Release()
    {
        for (uint i = _bufferCount; i-- > 0;)
        {
            if (_buffers[i] is { } buffer)
            {
                DestroyObjects(buffer);
                Ndis.Unpin(buffer.Context);
                _buffers[i] = null;
            }
        }

        DestroyMore();
        if (Pool != null)
        {
            Ndis.NdisFreeNetBufferListPool(Pool);
        }

        _data?.Free();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <summary>One NET_BUFFER comes with every list, and the memory behind it is the driver's own.</summary>
    protected virtual NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT,
            NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
            NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
        ProtocolId = NDIS_PROTOCOL_ID_DEFAULT,
        fAllocateNetBuffer = true,
        PoolTag = Adapter.Tag,
    };

    /// <summary>Makes a buffer of a piece of shared memory.</summary>
    protected virtual ReceiveBuffer NewBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        => new(virtualAddress, physicalAddress, length);

    /// <summary>Allocates what else the buffers need. False if there is none.</summary>
    protected virtual bool CreateMore() => true;

    /// <summary>Frees what <see cref="CreateMore"/> allocated.</summary>
    protected virtual void DestroyMore()
    {
    }

    /// <summary>Makes the objects of a buffer. False on a shortage; what was made is freed by DestroyObjects.</summary>
    protected virtual bool CreateObjects(ReceiveBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
        if (buffer.Mdl == null)
        {
            return false;
        }

        buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, buffer.Mdl, 0, 0);
        return buffer.NetBufferList != null;
    }

    /// <summary>Frees the objects of a buffer. The MDL is the driver's own: no list takes it along.</summary>
    protected virtual void DestroyObjects(ReceiveBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (buffer.NetBufferList != null)
        {
            Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
        }

        if (buffer.Mdl != null)
        {
            Ndis.NdisFreeMdl(buffer.Mdl);
        }
    }

    /// <summary>
    /// Makes the list of a buffer describe the frame in it; false if that frame must be dropped, and then the buffer
    /// was given back.
    /// </summary>
    protected virtual bool TryDescribe(ReceiveBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        FillNetBuffer(buffer.NetBufferList.FirstNetBuffer, buffer.Mdl, 0, buffer.ReceivedBytes);
        FillList(buffer);
        return true;
    }

    /// <summary>True if so few buffers are left that NDIS has to copy instead of keeping.</summary>
    protected virtual bool IsLow(uint buffersLeft) => buffersLeft < LowWater;

    /// <summary>A list came back: its buffer can be used again. At most DISPATCH_LEVEL.</summary>
    protected virtual void OnReturned(ReceiveBuffer buffer) => Recycle(buffer);

    /// <summary>Sets every member that a former use or a protocol may have left behind.</summary>
    protected void FillList(ReceiveBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NET_BUFFER_LIST list = buffer.NetBufferList;
        list.Next = null;
        list.NblFlags = 0;
        list.Status = NDIS_STATUS_SUCCESS;
        list.SourceHandle = Adapter.Handle;
        list.MiniportReserved.Set(0, buffer.Context);
        for (int i = 0; i < list.NetBufferListInfo.Length; i++)
        {
            list.NetBufferListInfo.Set(i, null);
        }
    }

    /// <summary>All members that say where the data is, so that they agree with each other.</summary>
    protected static void FillNetBuffer(NET_BUFFER netBuffer, MDL mdl, uint offset, uint length)
    {
        netBuffer.Next = null;
        netBuffer.MdlChain = mdl;
        netBuffer.DataOffset = offset;
        netBuffer.CurrentMdl = mdl;
        netBuffer.CurrentMdlOffset = offset;
        netBuffer.DataLength = length;
    }
}
