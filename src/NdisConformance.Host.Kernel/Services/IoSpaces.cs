using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Kernel;

/// <summary>Register windows and registers. One per adapter.</summary>
internal sealed class IoSpaces(
    DriverBoundary boundary,
    HandleTable handles,
    MemoryObjects objects,
    HostTrace trace,
    IVirtualDevice device,
    RegisterWindow registers,
    SimulatedPc pc)
{
    private readonly SlotTable<KernelRecord> _windows = new();

    /// <inheritdoc/>
    public NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        virtualAddress = default;
        TraceEvent call = boundary.NewCall(TraceName.NdisMMapIoSpace);
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = length;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerMapIoSpace(adapter, physicalAddress, length);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return boundary.End(call, status, TraceObject.Null(ObjectKind.IoSpace).Packed);
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
        return boundary.End(call, status, id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMUnmapIoSpace);
        call.Arguments[0] = handles.Resolve<AdapterObject>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        TraceObject space = objects.Locate(virtualAddress.Reference, ObjectKind.IoSpace, out int slot);
        call.Arguments[1] = space.Packed;
        call.Arguments[2] = length;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        handles.Check(call, 1, ObjectKind.IoSpace);
        if (slot >= 0)
        {
            trace.Released(space);
            registers.Unmap(virtualAddress);
            _windows.Give(slot);
        }

        boundary.End(call);
    }

    /// <inheritdoc/>
    public uint NdisReadRegisterUlong(PVOID register)
    {
        TraceEvent call = NewRegisterCall(TraceName.NdisReadRegisterUlong, register, out uint offset, out bool isGood);
        boundary.Begin(ref call);
        uint value = isGood ? device.ReadRegister(offset) : 0xFFFF_FFFF;
        if (!isGood)
        {
            handles.Check(call, 0, ObjectKind.IoSpace);
        }

        boundary.End(call, value);
        return value;
    }

    /// <inheritdoc/>
    public void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        TraceEvent call = NewRegisterCall(TraceName.NdisWriteRegisterUlong, register, out uint offset, out bool isGood);
        call.Arguments[2] = data;
        boundary.Begin(ref call);
        if (isGood)
        {
            device.WriteRegister(offset, data);
        }
        else
        {
            handles.Check(call, 0, ObjectKind.IoSpace);
        }

        boundary.End(call);
    }

    /// <summary>The mapped windows, for the ledger.</summary>
    public ILedgerSource Resources => new SlotLedgerSource<KernelRecord>(_windows);

    private TraceEvent NewRegisterCall(TraceName ddi, PVOID register, out uint offset, out bool isGood)
    {
        isGood = registers.TryGetOffset(register, out offset);
        TraceEvent call = boundary.NewCall(ddi);
        TraceObject space = objects.Locate(register.Reference, ObjectKind.IoSpace, out _);
        call.Arguments[0] = (isGood ? space.As(ObjectState.Live) : space).Packed;
        call.Arguments[1] = offset;
        return call;
    }

    private NDIS_STATUS AnswerMapIoSpace(AdapterObject? adapter, PHYSICAL_ADDRESS address, uint length)
    {
        if (adapter is null || address != registers.BusAddress || length == 0 || length > registers.Length)
        {
            return NDIS_STATUS_FAILURE;
        }

        return pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMMapIoSpace, 4) switch
        {
            1 => NDIS_STATUS_RESOURCE_CONFLICT,
            2 => NDIS_STATUS_RESOURCES,
            3 => NDIS_STATUS_FAILURE,
            _ => NDIS_STATUS_SUCCESS,
        };
    }
}
