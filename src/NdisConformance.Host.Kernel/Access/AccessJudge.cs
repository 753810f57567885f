using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Accesses of the driver that the fast path refused: whose memory is it? One per machine.</summary>
internal sealed class AccessJudge(
    MachineMemory memory,
    DmaMapper mapper,
    HostSetup setup,
    IMemoryOwners owners,
    DriverBoundary boundary,
    HostTrace trace)
    : IIrregularAccessHandler
{
    AccessOutcome IIrregularAccessHandler.OnIrregularAccess(in IrregularAccess access)
    {
        if (access.IsOutOfBlock && memory.TryFindGeneration(access.HandleGeneration, out MemoryBlock left))
        {
            return Report(access, new BlockTag(left.Tag).Object, StaleReason.OutOfBlock, AccessOutcome.Suppress);
        }

        if (access.IsWild || !access.HasBlock)
        {
            return Report(access, default, StaleReason.Wild, AccessOutcome.Suppress);
        }

        BlockTag tag = new(access.Block.Tag);
        if (tag.Kind == ObjectKind.System)
        {
            return Report(access, tag.Object, StaleReason.IgnoredArgument, AccessOutcome.Poison);
        }

        if (access.IsFreed)
        {
            bool isSameStorage = access.Block.IsFree;
            TraceObject item = isSameStorage ? tag.Object : default;
            return Report(access, item, isSameStorage ? ReasonOfFreed(tag) : StaleReason.Freed, AccessOutcome.Poison);
        }

        return access.IsMapped ? OnMappedWrite(access) : OnLockedAccess(access, tag);
    }

    /// <summary>The driver may write beside the data, though in granules that hold some of it.</summary>
    private AccessOutcome OnMappedWrite(in IrregularAccess access)
        => mapper.FindMapping(access.AccessOffset, access.Length, isToDevice: true, out TraceObject mapping)
            ? Report(access, mapping, StaleReason.MappedToDevice, AccessOutcome.Perform)
            : AccessOutcome.Perform;

    private static StaleReason ReasonOfFreed(BlockTag tag) => tag.Kind == ObjectKind.Sg
        ? StaleReason.ListFreed
        : tag.IsProtocol ? StaleReason.Completed : StaleReason.Freed;

    private AccessOutcome OnLockedAccess(in IrregularAccess access, BlockTag tag)
    {
        if (owners.TakeFirstLook(tag))
        {
            return AccessOutcome.Perform;
        }

        if (tag.Kind == ObjectKind.SharedMemory && setup.Options.DeviceWatchesMemory)
        {
            (setup.Device as IWatchfulDevice)?.Look();
        }

        AccessOutcome outcome = access.IsWrite ? AccessOutcome.Suppress : AccessOutcome.Perform;
        switch (owners.FindListBuffer(access.AccessOffset, access.Length, out TraceObject sg))
        {
            case BufferUse.NotDelivered:
                return Report(access, sg, StaleReason.ListNotDelivered, AccessOutcome.Poison);
            case BufferUse.InUseElsewhere:
                return Report(access, sg, StaleReason.BufferInUse, outcome);
        }

        if (tag.Kind == ObjectKind.Sg)
        {
            return Report(access, tag.Object, StaleReason.ListNotDelivered, AccessOutcome.Poison);
        }

        if (mapper.FindMapping(access.AccessOffset, access.Length, isToDevice: false, out TraceObject mapping))
        {
            return Report(access, mapping, StaleReason.MappedForDevice, AccessOutcome.Perform);
        }

        if (tag.IsProtocol)
        {
            return Report(access, tag.Object, StaleReason.Completed, outcome);
        }

        return owners.FindIndicated(access.AccessOffset, access.Length, out TraceObject nbl)
            ? Report(access, nbl, StaleReason.Indicated, outcome)
            : AccessOutcome.Perform;
    }

    private AccessOutcome Report(
        in IrregularAccess access, TraceObject item, StaleReason reason, AccessOutcome outcome)
    {
        if (boundary.BugCheck is null)
        {
            trace.StaleAccess(
                item,
                reason,
                access.AccessOffset - access.Offset,
                access.IsWrite,
                access.Length,
                StructureOf(access, item, reason));
        }

        return outcome;
    }

    /// <summary>The structure that lies there; none for data, and for what lies in no block.</summary>
    private static ObjectKind StructureOf(in IrregularAccess access, TraceObject item, StaleReason reason)
        => reason switch
        {
            StaleReason.ListNotDelivered or StaleReason.ListFreed or StaleReason.BufferInUse => ObjectKind.Sg,
            StaleReason.Completed or StaleReason.Indicated or StaleReason.Freed when item.Number != 0
                => new BlockTag(access.Block.Tag).Kind,
            _ => ObjectKind.None,
        };
}
