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

    void IIommuObserver.OnDeviceAccess(ulong owner, uint ownerOffset, uint length, bool isWrite)
    {
        TraceObject item = new(owner);
        if (!isWrite && item.Kind == ObjectKind.Sg)
        {
            LastReadMapping = item;
            LastReadNetBuffer = MappedNetBuffer(item.Number);
        }

        if (!isWrite)
        {
            Fact(TraceName.DeviceRead, owner, ownerOffset, length);
            return;
        }

        uint blockOffset = ownerOffset;
        TraceObject block = item.Kind == ObjectKind.Sg ? MappedBlock(item.Number, ref blockOffset) : item;
        Fact(TraceName.DeviceWrite, owner, ownerOffset, length, block.Packed, blockOffset);
    }

    void IIommuObserver.OnFault(IommuFault reason, ulong owner, bool isWrite, uint length)
    {
        TraceObject item = new(owner);
        Fact(
            TraceName.DeviceFault,
            (reason == IommuFault.Freed ? item.As(ObjectState.Released) : item).Packed,
            (ulong)ReasonOf(reason, item.Kind),
            isWrite ? 1u : 0,
            length);
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
