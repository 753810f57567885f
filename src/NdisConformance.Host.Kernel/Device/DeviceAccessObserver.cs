using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>States what the device does to memory, as the IOMMU sees it. One per machine.</summary>
[Resets]
internal sealed partial class DeviceAccessObserver(
    DmaMapper mapper, HostTrace trace, MachineMemory memory, DeliveredFrames delivered)
    : IIommuObserver
{
    /// <summary>
    /// The NET_BUFFER of the mapping that the device read last: a wrong frame is blamed on it. Whoever puts a frame
    /// into the trace takes note of it and calls <see cref="ForgetLastRead"/>.
    /// </summary>
    public TraceObject LastReadNetBuffer { get; private set; }

    /// <summary>The next frame begins: nothing was read for it.</summary>
    public void ForgetLastRead()
    {
        LastReadNetBuffer = default;
    }

    void IIommuObserver.OnDeviceAccess(in DeviceAccess access, bool isWrite)
    {
        TraceObject item = new(access.Owner);
        AccessEnd end = AccessEnd.Inside;
        if (!isWrite && item.Kind == ObjectKind.Sg)
        {
            int slot = mapper.SlotOf(item.Number);
            LastReadNetBuffer = slot < 0 ? default : mapper[slot].Target;
            end = slot < 0 ? end : EndOf(access, slot);
        }

        if (!isWrite)
        {
            trace.DeviceRead(new TraceObject(access.Owner), access.OwnerOffset, access.Length, end);
            return;
        }

        uint offset = access.OwnerOffset;
        TraceObject block = item.Kind == ObjectKind.Sg ? mapper.MappedBlock(item.Number, ref offset) : item;
        delivered.NoteWrite(block, access.Length);
        trace.DeviceWrite(new TraceObject(access.Owner), access.OwnerOffset, access.Length, block, offset);
    }

    void IIommuObserver.OnFault(in RefusedAccess access)
    {
        TraceObject item = new(access.Owner);
        FaultReason reason = ReasonOf(access.Fault, item.Kind);
        TraceObject named = ObjectOf(access, item);
        if (reason != FaultReason.BeyondRange)
        {
            trace.DeviceFault(named, reason, access.IsWrite, access.Length, 0, 0, 0, 0, 0, false);
            return;
        }

        uint offset = access.OwnerOffset + (uint)Math.Max(0, access.Position);
        int slot = item.Kind == ObjectKind.Sg ? mapper.SlotOf(item.Number) : -1;
        trace.DeviceFault(
            named,
            reason,
            access.IsWrite,
            access.Length,
            offset,
            (ulong)Math.Max(0L, -(long)access.Position),
            (ulong)Math.Max(0L, access.MappedBytes - Math.Max(0L, access.Position)),
            mapper.BytesToMdlEnd(slot, offset),
            access.PageRest,
            slot >= 0 && mapper.EndsWithElement(slot, offset + access.Length));
    }

    /// <summary>What an address leads to or led to. Behind one of the host it is whatever is alive there.</summary>
    private TraceObject ObjectOf(in RefusedAccess access, TraceObject owner)
    {
        if (access.Fault == IommuFault.Freed)
        {
            return owner.As(ObjectState.Released);
        }

        return access.HostOffset != 0 && memory.TryFindBlock(access.HostOffset, out MemoryBlock block) && !block.IsFree
            ? new BlockTag(block.Tag).Object
            : owner;
    }

    /// <summary>
    /// Where a read ends that goes through a list. A good driver gives the device whole elements, so that the MDLs are
    /// hardly ever looked at.
    /// </summary>
    private AccessEnd EndOf(in DeviceAccess access, int slot)
    {
        if (access.Rest == 0)
        {
            return AccessEnd.Element;
        }

        if (mapper.BytesToMdlEnd(slot, access.OwnerOffset + access.Length - 1) == 1)
        {
            return AccessEnd.Mdl;
        }

        return (access.MemoryOffset + access.Length) % MachineMemory.PageBytes == 0 ? AccessEnd.Page : AccessEnd.Inside;
    }

    private static FaultReason ReasonOf(IommuFault fault, ObjectKind owner) => fault switch
    {
        IommuFault.Unmapped => FaultReason.Unmapped,
        IommuFault.Freed => owner == ObjectKind.SharedMemory ? FaultReason.FreedBlock : FaultReason.FreedMapping,
        IommuFault.WrongDirection => FaultReason.WrongDirection,
        IommuFault.BeyondRange => FaultReason.BeyondRange,
        IommuFault.HostPhysical => FaultReason.HostPhysical,
        IommuFault.HostVirtual => FaultReason.HostVirtual,
        IommuFault.Poison => FaultReason.Poison,
        IommuFault.Truncated => FaultReason.Truncated,
        IommuFault.HalfGiven => FaultReason.HalfGiven,
        _ => throw new HarnessDefectException("the IOMMU refused an access for an unknown reason"),
    };
}
