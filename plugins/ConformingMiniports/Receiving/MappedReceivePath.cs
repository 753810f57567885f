using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Maps each buffer from device to memory before the NIC gets it, and frees the mapping before anybody looks at the
/// bytes. Where NDIS refuses a mapping, or makes one in pieces too small for a frame, the NIC gets shared memory and
/// the frame is copied.
/// </summary>
internal sealed class MappedReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>More than twice a frame, so that one of the pages under it holds a whole one.</summary>
    public const uint BufferBytes = 4096;

    private const uint ReadFromDevice = 0;

    private readonly TrafficGate _requests = new(adapter.Ndis, adapter.Handle);

    /// <summary>The callback, or a refusal, has settled the request: the NIC can have the buffer.</summary>
    public void OnMapped(MappedReceiveBuffer buffer, SCATTER_GATHER_LIST list)
    {
        uint offset = 0;
        for (uint i = 0; i < list.NumberOfElements; i++)
        {
            SCATTER_GATHER_ELEMENT element = list.Elements[i];
            if (element.Length >= Adapter.MaximumFrameBytes)
            {
                buffer.List = list;
                Arm(buffer, element.Address, offset);
                return;
            }

            offset += element.Length;
        }

        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, buffer.NetBufferList.FirstNetBuffer);
        Arm(buffer, buffer.SharedPhysicalAddress, 0);
    }

    /// <summary>A buffer is mapped without the lock.</summary>
    public override void Start()
    {
        for (uint i = 0; i < _bufferCount; i++)
        {
            Recycle(_buffers[i]!);
        }
    }

    protected override ReceiveBuffer NewReceiveBuffer(
        PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        => new MappedReceiveBuffer(this, virtualAddress, physicalAddress, length);

    protected override bool CreatePool()
    {
        bool isCreated = base.CreatePool();
        _requests.Open();
        return isCreated;
    }

    protected override void FreePool()
    {
        _requests.Free();
        base.FreePool();
    }

    protected override bool CreateObjects(ReceiveBuffer buffer)
    {
        MappedReceiveBuffer mapped = (MappedReceiveBuffer)buffer;
        mapped.Memory = Ndis.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, BufferBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (mapped.Memory == null)
        {
            return false;
        }

        mapped.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, mapped.Memory, BufferBytes);
        if (mapped.Mdl == null)
        {
            return false;
        }

        mapped.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, mapped.Mdl, 0, 0);
        return mapped.NetBufferList != null;
    }

    /// <summary>PASSIVE_LEVEL, with the NIC stopped. A callback that is still to come is waited for.</summary>
    protected override void DestroyObjects(ReceiveBuffer buffer)
    {
        MappedReceiveBuffer mapped = (MappedReceiveBuffer)buffer;
        _requests.WaitUntilEmpty();
        if (mapped.List != null)
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Unmap(mapped);
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }

        base.DestroyObjects(buffer);
        if (mapped.Memory != null)
        {
            Ndis.NdisFreeMemory(mapped.Memory, 0, 0);
        }
    }

    /// <summary>Maps first; the buffer goes into the ring when that is settled.</summary>
    protected override void Recycle(ReceiveBuffer buffer)
    {
        MappedReceiveBuffer mapped = (MappedReceiveBuffer)buffer;
        if (mapped.List != null)
        {
            // Never indicated: the mapping is as good as before.
            base.Recycle(mapped);
            return;
        }

        NET_BUFFER netBuffer = mapped.NetBufferList.FirstNetBuffer;
        FillNetBuffer(netBuffer, mapped.Mdl, 0, BufferBytes);
        _requests.TryEnter(1);
        Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
            Adapter.DmaHandle, netBuffer, mapped.Context, ReadFromDevice, null, 0);
        if (status != NDIS_STATUS_SUCCESS)
        {
            Arm(mapped, mapped.SharedPhysicalAddress, 0);
        }

        Ndis.NDIS_LOWER_IRQL(oldIrql);
    }

    protected override void Describe(ReceiveBuffer buffer)
    {
        MappedReceiveBuffer mapped = (MappedReceiveBuffer)buffer;
        if (mapped.List != null)
        {
            // Only now does the CPU see what the NIC wrote.
            Unmap(mapped);
        }
        else
        {
            mapped.Memory.MoveFrom(mapped.VirtualAddress, mapped.ReceivedBytes);
        }

        FillNetBuffer(mapped.NetBufferList.FirstNetBuffer, mapped.Mdl, mapped.Offset, mapped.ReceivedBytes);
        FillList(mapped);
    }

    private void Arm(MappedReceiveBuffer buffer, PHYSICAL_ADDRESS address, uint offset)
    {
        buffer.PhysicalAddress = address;
        buffer.Offset = offset;
        base.Recycle(buffer);
        _requests.Leave(1);
    }

    /// <summary>DISPATCH_LEVEL.</summary>
    private void Unmap(MappedReceiveBuffer buffer)
    {
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, buffer.List, buffer.NetBufferList.FirstNetBuffer);
        buffer.List = null;
    }
}
