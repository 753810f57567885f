using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Kernel;

/// <summary>Register windows and registers. One per adapter.</summary>
[Resets]
internal sealed partial class IoSpaces(
    HandleTable handles,
    MemoryObjects objects,
    HostTrace trace,
    HostSetup setup,
    RegisterWindow registers,
    SimulatedPc pc)
{
    private readonly SlotTable<KernelRecord> _windows = new();

    /// <inheritdoc/>
    public NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        virtualAddress = default;
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        TraceMark call = trace.NdisMMapIoSpaceCall(named, length);
        NDIS_STATUS status = AnswerMapIoSpace(adapter, physicalAddress, length);
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMMapIoSpaceReturn(call, status, TraceObject.Null(ObjectKind.IoSpace));
            return status;
        }

        int slot = _windows.Take();
        uint number = objects.NextNumber(ObjectKind.IoSpace);
        virtualAddress = registers.Map(new BlockTag(ObjectKind.IoSpace, number, slot).Packed);
        TraceObject id = new(ObjectKind.IoSpace, number);
        _windows[slot] = new KernelRecord
        {
            Kind = ObjectKind.IoSpace,
            Number = number,
            Offset = virtualAddress.Reference.Offset,
            Length = length,
            Acquired = trace.Acquired(id, adapter!.Id),
        };
        trace.NdisMMapIoSpaceReturn(call, status, id);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        TraceObject named = handles.Resolve<AdapterObject>(miniportAdapterHandle, ObjectKind.Adapter, out _);
        TraceObject space = objects.Locate(virtualAddress.Reference, ObjectKind.IoSpace, out int slot);
        TraceMark call = trace.NdisMUnmapIoSpaceCall(named, space, length);
        if (slot >= 0)
        {
            trace.Released(space);
            registers.Unmap(virtualAddress);
            _windows.Give(slot);
        }

        trace.NdisMUnmapIoSpaceReturn(call);
    }

    /// <inheritdoc/>
    public uint NdisReadRegisterUlong(PVOID register)
    {
        TraceObject space = SpaceOf(register, out uint offset, out bool isGood);
        TraceMark call = trace.NdisReadRegisterUlongCall(space, offset);
        uint value = isGood ? setup.Device.ReadRegister(offset) : 0xFFFF_FFFF;
        trace.NdisReadRegisterUlongReturn(call, value);
        return value;
    }

    /// <inheritdoc/>
    public void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        TraceObject space = SpaceOf(register, out uint offset, out bool isGood);
        TraceMark call = trace.NdisWriteRegisterUlongCall(space, offset, data);
        if (isGood)
        {
            setup.Device.WriteRegister(offset, data);
        }

        trace.NdisWriteRegisterUlongReturn(call);
    }

    /// <summary>The mapped windows, for the ledger.</summary>
    public ILedgerSource Resources => new SlotLedgerSource<KernelRecord>(_windows);

    /// <summary>The mapped window that a register lies in, and where in it.</summary>
    private TraceObject SpaceOf(PVOID register, out uint offset, out bool isGood)
    {
        isGood = registers.TryGetOffset(register, out offset);
        TraceObject space = objects.Locate(register.Reference, ObjectKind.IoSpace, out _);
        return isGood ? space.As(ObjectState.Live) : space;
    }

    private NDIS_STATUS AnswerMapIoSpace(AdapterObject? adapter, PHYSICAL_ADDRESS address, uint length)
    {
        if (adapter is null || address != registers.BusAddress || length == 0 || length > registers.Length)
        {
            return NDIS_STATUS_FAILURE;
        }

        return pc.ChooseStatus(TraceName.NdisMMapIoSpace);
    }
}
