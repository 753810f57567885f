using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What the device does to memory, as the IOMMU sees it.</content>
public partial class NdisHost
{
    /// <summary>
    /// The mapping that the device read last, and its NET_BUFFER: whom a wrong frame is blamed on. Whoever puts a
    /// frame into the trace takes note of them and calls <see cref="ForgetLastRead"/>.
    /// </summary>
    internal TraceObject LastReadMapping { get; private set; }

    internal TraceObject LastReadNetBuffer { get; private set; }

    /// <summary>The next frame begins: nothing was read for it.</summary>
    internal void ForgetLastRead()
    {
        LastReadMapping = default;
        LastReadNetBuffer = default;
    }

    void IIommuObserver.OnDeviceAccess(in DeviceAccess access, bool isWrite)
    {
        TraceObject item = new(access.Owner);
        AccessEnd end = AccessEnd.Inside;
        if (!isWrite && item.Kind == ObjectKind.Sg)
        {
            int slot = SlotOfMapping(item.Number);
            LastReadMapping = item;
            LastReadNetBuffer = slot < 0 ? default : _mappings[slot].NetBuffer;
            end = slot < 0 ? end : EndOf(access, slot);
        }

        if (!isWrite)
        {
            Fact(TraceName.DeviceRead, access.Owner, access.OwnerOffset, access.Length, (ulong)end);
            return;
        }

        uint offset = access.OwnerOffset;
        TraceObject block = item.Kind == ObjectKind.Sg ? MappedBlock(item.Number, ref offset) : item;
        Fact(TraceName.DeviceWrite, access.Owner, access.OwnerOffset, access.Length, block.Packed, offset);
    }

    void IIommuObserver.OnFault(in RefusedAccess access)
    {
        TraceObject item = new(access.Owner);
        FaultReason reason = ReasonOf(access.Fault, item.Kind);
        TraceEvent e = NewFact(TraceName.DeviceFault);
        e.Arguments[0] = ObjectOf(access, item).Packed;
        e.Arguments[1] = (ulong)reason;
        e.Arguments[2] = access.IsWrite ? 1u : 0;
        e.Arguments[3] = access.Length;
        if (reason == FaultReason.BeyondRange)
        {
            uint offset = access.OwnerOffset + (uint)Math.Max(0, access.Position);
            e.Arguments[4] = offset;
            e.Arguments[5] = (ulong)Math.Max(0L, -(long)access.Position);
            e.Arguments[6] = (ulong)Math.Max(0L, access.MappedBytes - Math.Max(0L, access.Position));
            e.Arguments[7] = item.Kind == ObjectKind.Sg ? BytesToMdlEnd(SlotOfMapping(item.Number), offset) : 0;
            e.Arguments[8] = access.PageRest;
        }

        Emit(ref e);
    }

    /// <summary>What an address leads to or led to. Behind one of the host it is whatever is alive there.</summary>
    private TraceObject ObjectOf(in RefusedAccess access, TraceObject owner)
    {
        if (access.Fault == IommuFault.Freed)
        {
            return owner.As(ObjectState.Released);
        }

        return access.HostOffset != 0 && Memory.TryFindBlock(access.HostOffset, out MemoryBlock block) && !block.IsFree
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

        if (BytesToMdlEnd(slot, access.OwnerOffset + access.Length - 1) == 1)
        {
            return AccessEnd.Mdl;
        }

        return (access.MemoryOffset + access.Length) % MachineMemory.PageBytes == 0 ? AccessEnd.Page : AccessEnd.Inside;
    }

    /// <summary>
    /// From a byte of a list to the end of the MDL that it lies in, as the chain is now; 0 if there is no such MDL.
    /// </summary>
    private uint BytesToMdlEnd(int slot, uint position)
    {
        uint mdl = slot < 0 ? 0 : _mappings[slot].CurrentMdl;
        ulong end = 0;
        for (int i = 0; i < MaximumMdls && TryReadMdl(mdl, out _, out uint bytes); i++)
        {
            end += bytes;
            if (position < end)
            {
                return (uint)(end - position);
            }

            mdl = Pointer(mdl + MdlField.Next);
        }

        return 0;
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
        _ => throw new HarnessDefectException("the IOMMU refused an access for an unknown reason"),
    };
}
