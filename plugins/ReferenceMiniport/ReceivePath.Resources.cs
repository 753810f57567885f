using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>The shared memory, the pool and the objects that receiving needs.</content>
internal sealed partial class ReceivePath
{
    private SharedBlock? _data;
    private ReceiveRing? _ring;
    private NDIS_HANDLE _pool;

    /// <summary>
    /// Allocates what receiving needs. MiniportInitializeEx; on failure <see cref="Release"/> undoes it.
    /// </summary>
    public NDIS_STATUS Initialize()
    {
        uint count = Math.Min(RingCount, Adapter.Nic.ReceiveRingLimit);
        if (Adapter.Share(count, ReceiveRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new ReceiveRing(ringBlock, ringBlock.Length / ReceiveRing.DescriptorBytes);
        uint stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _data = Adapter.Share(BufferCount, stride);
        if (_data is null || !CreatePool())
        {
            return NDIS_STATUS_RESOURCES;
        }

        _bufferCount = _data.Length / stride;
        for (uint i = 0; i < _bufferCount; i++)
        {
            ReceiveBuffer buffer = new ReceiveBuffer(
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

        FreePool();
        _data?.Free();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <summary>Allocates the pool of the lists. False if there is no memory.</summary>
    private bool CreatePool()
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = PoolParameters();
        _pool = Ndis.NdisAllocateNetBufferListPool(Adapter.Handle, ref parameters);
        return _pool != null;
    }

    /// <summary>One NET_BUFFER comes with every list, and the memory behind it is the driver's own.</summary>
    private NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT,
            NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
            NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
        ProtocolId = NDIS_PROTOCOL_ID_DEFAULT,
        fAllocateNetBuffer = true,
        PoolTag = Adapter.Tag,
    };

    /// <summary>Frees the pool, if there is one. Its lists are freed.</summary>
    private void FreePool()
    {
        if (_pool != null)
        {
            Ndis.NdisFreeNetBufferListPool(_pool);
        }
    }

    /// <summary>Makes the objects of a buffer. False on a shortage; DestroyObjects then frees what was made.</summary>
    private bool CreateObjects(ReceiveBuffer buffer)
    {
        buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
        if (buffer.Mdl == null)
        {
            return false;
        }

        buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, buffer.Mdl, 0, 0);
        return buffer.NetBufferList != null;
    }

    /// <summary>Frees the objects of a buffer. The MDL is the driver's own: no list takes it along.</summary>
    private void DestroyObjects(ReceiveBuffer buffer)
    {
        if (buffer.NetBufferList != null)
        {
            Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
        }

        if (buffer.Mdl != null)
        {
            Ndis.NdisFreeMdl(buffer.Mdl);
        }
    }
}
