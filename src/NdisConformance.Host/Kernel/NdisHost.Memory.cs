using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>Nonpaged memory, register windows and registers.</content>
public partial class NdisHost
{
    private readonly SlotTable<KernelRecord> _kernelObjects = new();
    private readonly RegisterWindow _registers;
    private readonly DeviceBus _deviceBus;

    /// <inheritdoc/>
    public PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle, uint length, uint tag, EX_POOL_PRIORITY priority)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateMemoryWithTagPriority);
        call.Arguments[0] = Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = tag;
        Begin(ref call);
        bool fails = length == 0
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateMemoryWithTagPriority, 2) == 1;
        uint number = fails ? 0 : NextNumber(ObjectKind.Memory);
        int slot = fails ? -1 : _kernelObjects.Take();
        uint offset = fails ? 0 : Memory.Allocate(length, new BlockTag(ObjectKind.Memory, number, slot).Packed);
        if (offset == 0)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.Memory).Packed);
            return default;
        }

        if (Options.Unfragmented == true)
        {
            Memory.MakeContiguous(offset, length);
        }

        TraceObject id = new(ObjectKind.Memory, number);
        _kernelObjects[slot] = new KernelRecord
        {
            Kind = ObjectKind.Memory,
            Number = number,
            Offset = offset,
            Length = length,
            Acquired = Acquired(id, Adapter),
        };
        End(call, 0UL, id.Packed);
        return AddressAt(offset);
    }

    /// <inheritdoc/>
    public void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeMemory);
        TraceObject block = Locate(virtualAddress.Reference, ObjectKind.Memory, out int slot);
        call.Arguments[0] = block.Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = slot < 0 ? 0 : _kernelObjects[slot].Length;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Memory);
        if (slot >= 0)
        {
            Released(block);
            Memory.Free(_kernelObjects[slot].Offset);
            _kernelObjects.Give(slot);
        }

        End(call);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        virtualAddress = default;
        TraceEvent call = NewCall(TraceName.NdisMMapIoSpace);
        call.Arguments[0] = Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter).Packed;
        call.Arguments[1] = length;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerMapIoSpace(adapter, physicalAddress, length);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return End(call, status, TraceObject.Null(ObjectKind.IoSpace).Packed);
        }

        int slot = _kernelObjects.Take();
        uint number = NextNumber(ObjectKind.IoSpace);
        virtualAddress = _registers.Map(new BlockTag(ObjectKind.IoSpace, number, slot).Packed);
        TraceObject id = new(ObjectKind.IoSpace, number);
        _kernelObjects[slot] = new KernelRecord
        {
            Kind = ObjectKind.IoSpace,
            Number = number,
            Offset = virtualAddress.Reference.Offset,
            Length = length,
            Acquired = Acquired(id, adapter!.Id),
        };
        return End(call, status, id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        TraceEvent call = NewCall(TraceName.NdisMUnmapIoSpace);
        call.Arguments[0] = Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        TraceObject space = Locate(virtualAddress.Reference, ObjectKind.IoSpace, out int slot);
        call.Arguments[1] = space.Packed;
        call.Arguments[2] = length;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        CheckHandle(call, 1, ObjectKind.IoSpace);
        if (slot >= 0)
        {
            Released(space);
            _registers.Unmap(virtualAddress);
            _kernelObjects.Give(slot);
        }

        End(call);
    }

    /// <inheritdoc/>
    public uint NdisReadRegisterUlong(PVOID register)
    {
        TraceEvent call = NewRegisterCall(TraceName.NdisReadRegisterUlong, register, out uint offset, out bool isGood);
        Begin(ref call);
        uint value = isGood ? _device.ReadRegister(offset) : 0xFFFF_FFFF;
        if (!isGood)
        {
            CheckHandle(call, 0, ObjectKind.IoSpace);
        }

        End(call, value);
        return value;
    }

    /// <inheritdoc/>
    public void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        TraceEvent call = NewRegisterCall(TraceName.NdisWriteRegisterUlong, register, out uint offset, out bool isGood);
        call.Arguments[2] = data;
        Begin(ref call);
        if (isGood)
        {
            _device.WriteRegister(offset, data);
        }
        else
        {
            CheckHandle(call, 0, ObjectKind.IoSpace);
        }

        End(call);
    }

    private TraceEvent NewRegisterCall(TraceName ddi, PVOID register, out uint offset, out bool isGood)
    {
        isGood = _registers.TryGetOffset(register, out offset);
        TraceEvent call = NewCall(ddi);
        TraceObject space = Locate(register.Reference, ObjectKind.IoSpace, out _);
        call.Arguments[0] = (isGood ? space.As(ObjectState.Live) : space).Packed;
        call.Arguments[1] = offset;
        return call;
    }

    private NDIS_STATUS AnswerMapIoSpace(MiniportAdapter? adapter, PHYSICAL_ADDRESS address, uint length)
    {
        if (adapter is null || address != _registers.BusAddress || length == 0 || length > _registers.Length)
        {
            return NDIS_STATUS_FAILURE;
        }

        return Choose(HostChoice.Failure, (uint)TraceName.NdisMMapIoSpace, 4) switch
        {
            1 => NDIS_STATUS_RESOURCE_CONFLICT,
            2 => NDIS_STATUS_RESOURCES,
            3 => NDIS_STATUS_FAILURE,
            _ => NDIS_STATUS_SUCCESS,
        };
    }

    private void CollectKernelObjects(List<LedgerEntry> alive)
    {
        for (int slot = 0; slot < _kernelObjects.Used; slot++)
        {
            if (_kernelObjects[slot].Number != 0)
            {
                alive.Add(new LedgerEntry(_kernelObjects[slot].Acquired, _kernelObjects[slot].Id));
            }
        }

        CollectSpinLocks(alive);
    }

    private void ForgetKernelObjects(long since)
    {
        for (int slot = 0; slot < _kernelObjects.Used; slot++)
        {
            if (_kernelObjects[slot].Number != 0 && _kernelObjects[slot].Acquired >= since)
            {
                _kernelObjects.Give(slot);
            }
        }

        ForgetSpinLocks(since);
    }
}
