using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What the device did with the addresses that the driver gave it.</summary>
[Resets]
internal sealed partial class DeviceChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor CallbackRan = new()
    {
        Id = "SGDMA-ALLOC-014",
        Level = RuleLevel.Must,
        Title = "SUCCESS is no callback",
        Requirement = "SUCCESS is not taken as a sign that the callback already ran (AMB-02).",
        Source = "ProcSG",
        Why = Consequence.ListNotYetBuilt,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Opaque = new()
    {
        Id = "SGDMA-LIST-010",
        Level = RuleLevel.Must,
        Title = "Addresses are opaque",
        Requirement = "Addresses are device addresses: no arithmetic links them to virtual or physical ones of the "
            + "host.",
        Source = "SGC, Shm",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.AddressOfProcessor,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor WideAddress = new()
    {
        Id = "SGDMA-REG-015",
        Level = RuleLevel.Must,
        Title = "64-bit addresses only where they fit",
        Requirement = "NDIS_SG_DMA_64_BIT_ADDRESS is set only if the NIC can address 64 bits.",
        Source = "RegSG",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.AddressCut,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor ChannelStopped = new()
    {
        Id = "SGDMA-DEREG-009",
        Level = RuleLevel.Must,
        Title = "DMA is stopped first",
        Requirement = "The NIC's DMA engine is stopped before the channel is deregistered.",
        Source = "Halt",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
        Preconditions = [TraceName.NdisMDeregisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor AfterCompletion = new()
    {
        Id = "SEND-007",
        Level = RuleLevel.Must,
        Title = "The NIC is done at the completion",
        Requirement = "The NIC does not access the data after the completion.",
        Source = "Send",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
    };

    internal static readonly RuleDescriptor SharedAddress = new()
    {
        Id = "SHMEM-007",
        Level = RuleLevel.Must,
        Title = "The device gets the physical address",
        Requirement = "The NIC is given PhysicalAddress and the CPU uses VirtualAddress; neither is computed from the "
            + "other.",
        Source = "Shm",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.AddressOfProcessor,
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    internal static readonly RuleDescriptor SharedFreed = new()
    {
        Id = "SHMEM-017",
        Level = RuleLevel.Must,
        Title = "Not freed while the NIC uses it",
        Requirement = "A block is not freed while the NIC may still access it.",
        Source = "ShmF, BCE6",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    internal static readonly RuleDescriptor HaltStops = new()
    {
        Id = "LIFE-009",
        Level = RuleLevel.Must,
        Title = "Halt stops the NIC",
        Requirement = "MiniportHaltEx, in NDIS 5 MiniportHalt, stops the NIC, its DMA and its interrupts, unless "
            + "shutdown already did: after it the NIC neither masters the bus nor raises its line.",
        Source = "Halt, HaltH",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
    };

    internal static readonly RuleDescriptor Descriptor = new()
    {
        Id = "DEV-001",
        Level = RuleLevel.Must,
        Title = "Descriptors are complete when they are valid",
        Requirement = "A descriptor is complete before the step that makes it valid to the device (AMB-40).",
        Source = "BCE6",
        WindowsEquivalent = "0xE6/26",
    };

    private readonly OwnedRule _callbackRan = context.Rules.Own(CallbackRan);
    private readonly OwnedRule _opaque = context.Rules.Own(Opaque);
    private readonly OwnedRule _anySize = context.Rules.Borrow(WireChecker.AnySize);
    private readonly OwnedRule _padding = context.Rules.Borrow(WireChecker.Padding);
    private readonly OwnedRule _skip = context.Rules.Borrow(WireChecker.LongSkip);
    private readonly OwnedRule _sharedBounds = context.Rules.Borrow(DataAccessChecker.Shared);
    private readonly OwnedRule _wideAddress = context.Rules.Own(WideAddress);
    private readonly OwnedRule _channelStopped = context.Rules.Own(ChannelStopped);
    private readonly OwnedRule _afterCompletion = context.Rules.Own(AfterCompletion);
    private readonly OwnedRule _sharedAddress = context.Rules.Own(SharedAddress);
    private readonly OwnedRule _sharedFreed = context.Rules.Own(SharedFreed);
    private readonly OwnedRule _haltStops = context.Rules.Own(HaltStops);
    private readonly OwnedRule _descriptor = context.Rules.Own(Descriptor);
    private readonly OwnedRule _direction = context.Rules.Borrow(RequestChecker.Direction);
    private readonly OwnedRule _ownBuffer = context.Rules.Borrow(ListAccessChecker.OwnBuffer);
    private readonly OwnedRule _listInUse = context.Rules.Borrow(ListChecker.NotInUse);
    private bool _hasMasteredBus;
    private bool _hasShared;
    private bool _hasReadShared;

    /// <summary>True if the device has used the bus and is still there to do so.</summary>
    private bool IsDeviceActive => _hasMasteredBus && context.Adapters.Current is not { IsRemoved: true };

    public static RuleDescriptor[] Rules =>
    [
        CallbackRan, Opaque, WideAddress, ChannelStopped, AfterCompletion, SharedAddress, SharedFreed, HaltStops,
        Descriptor,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitialize);
        events.OnReturn(TraceName.NdisMAllocateSharedMemory, (in e) => _hasShared |= e.Subject.IsLive);
        events.OnFact(TraceName.DeviceRead, OnAccess);
        events.OnFact(TraceName.DeviceWrite, OnAccess);
        events.OnFact(TraceName.DeviceFault, OnFault);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnCall(TraceName.NdisMFreeSharedMemory, (in e) => _sharedFreed.Exercise(IsDeviceActive));
        events.OnExit(TraceName.MiniportHaltEx, OnHaltExit);
        events.OnFact(TraceName.LineRaisedAlone, OnLineRaised);
        events.OnCall(TraceName.NdisMDeregisterScatterGatherDma, (in e) => _channelStopped.Exercise(IsDeviceActive));
        events.OnEnter(TraceName.MiniportProcessSGList, OnDelivered);
    }

    private void OnInitialize(in TraceEvent e)
        => (_hasMasteredBus, _hasShared, _hasReadShared) = (false, false, false);

    private void OnDelivered(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new MiniportProcessSGListEnter(in e).Sg.Number);
        _callbackRan.Exercise(!Unsafe.IsNullRef(in mapping) && mapping.HasReturned);
    }

    private void OnCompleted(in TraceEvent e)
    {
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(new SendCompletedEvent(in e).Nbl.Number);
        if (!Unsafe.IsNullRef(in nbl) && nbl.Completed == 0)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(nbl.FirstNb);
            _afterCompletion.Exercise(!Unsafe.IsNullRef(in nb) && nb.WasRead);
        }
    }

    private void OnHaltExit(in TraceEvent e) => _haltStops.Exercise(IsDeviceActive);

    /// <summary>A device that is gone, or a system that goes down, is left as it is.</summary>
    private void OnLineRaised(in TraceEvent e)
    {
        if (context.Adapters.Current is { Halted: not 0, IsRemoved: false } adapter && e.State != AdapterState.Shutdown)
        {
            _haltStops.Report(
                adapter.Id,
                adapter.Halted,
                e.Sequence,
                "a device whose interrupts are disabled before MiniportHaltEx returns",
                "the device raised its interrupt line after MiniportHaltEx");
        }
    }

    private void OnAccess(in TraceEvent e)
    {
        _hasMasteredBus = true;
        _descriptor.Exercise();
        _wideAddress.Exercise(context.Adapters.Current is { Dma.Number: not 0 } adapter
            && (adapter.DmaFlags & NDIS.NDIS_SG_DMA_64_BIT_ADDRESS) == 0);
        if (IsStrayed(e))
        {
            return;
        }

        TraceObject item = e.Subject;
        if (item.Kind == ObjectKind.SharedMemory)
        {
            _sharedAddress.Exercise();
            _hasReadShared |= e.Name == TraceName.DeviceRead;
            return;
        }

        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (item.Kind != ObjectKind.Sg || Unsafe.IsNullRef(in mapping))
        {
            return;
        }

        _opaque.Exercise();
        if (mapping.Completed != 0 && mapping.Role == SgRole.Send)
        {
            ReportAfterCompletion(e, item, mapping.Completed, mapping.Nbl);
        }
        else if (mapping.IsPending)
        {
            _callbackRan.Report(
                item,
                mapping.Requested,
                e.Sequence,
                "no address handed to the device before MiniportProcessSGList",
                "the device used the addresses of the list before MiniportProcessSGList delivered it");
        }
    }

    /// <summary>A device that still runs when its channel or adapter is gone.</summary>
    private bool IsStrayed(in TraceEvent e)
    {
        if (context.Adapters.Current is not { } adapter || (adapter.Halted == 0 && adapter.DmaDeregistered == 0))
        {
            return false;
        }

        OwnedRule rule = adapter.Halted != 0 ? _haltStops : _channelStopped;
        rule.Report(
            adapter.Id,
            adapter.Halted != 0 ? adapter.Halted : adapter.DmaDeregistered,
            e.Sequence,
            adapter.Halted != 0
                ? "a device whose DMA is stopped before MiniportHaltEx returns"
                : "a device whose DMA is stopped before NdisMDeregisterScatterGatherDma",
            "the device still accessed the bus: " + Wording.Access(in e));
        return true;
    }

    private void OnFault(in TraceEvent e)
    {
        DeviceFaultEvent fault = new(in e);
        _hasMasteredBus = true;
        if (IsStrayed(e))
        {
            return;
        }

        TraceObject item = fault.Object;
        switch (fault.Reason)
        {
            case FaultReason.FreedMapping:
                OnFreedMapping(e, item);
                break;
            case FaultReason.FreedBlock:
                Report(_sharedFreed, e, 0, "NdisMFreeSharedMemory only when the device is done with the block");
                break;
            case FaultReason.WrongDirection when item.Kind == ObjectKind.Sg:
                OnWrongDirection(e, item);
                break;
            case FaultReason.HostPhysical or FaultReason.HostVirtual or FaultReason.Unmapped when IsShared(e, item):
                Report(_sharedAddress, e, 0, "the PhysicalAddress of NdisMAllocateSharedMemory given to the device");
                break;
            case FaultReason.HostPhysical or FaultReason.HostVirtual:
                Report(_opaque, e, 0, "the addresses of the SCATTER_GATHER_LIST given to the device");
                break;
            case FaultReason.Truncated:
                Report(_wideAddress, e, 0, "NDIS_SG_DMA_64_BIT_ADDRESS only for a device that takes all 64 bits");
                break;
            case FaultReason.HalfGiven:
                Report(
                    _descriptor,
                    e,
                    0,
                    "a descriptor with all 64 bits of the address, before NdisWriteRegisterUlong hands it over");
                break;
            case FaultReason.Poison or FaultReason.Unmapped when context.Mappings.Misplaced > 0:
                Report(
                    _ownBuffer, e, 0, "the list read at the address that MiniportProcessSGList received", OfChannel());
                break;
            case FaultReason.Poison or FaultReason.Unmapped:
                Report(
                    _descriptor,
                    e,
                    0,
                    "a descriptor that is complete before NdisWriteRegisterUlong hands it to the device",
                    OfChannel());
                break;
            case FaultReason.BeyondRange when item.Kind == ObjectKind.SharedMemory:
                Report(_sharedBounds, e, 0, "no more given to the device than the block of shared memory has");
                break;
            default:
                OnBeyondList(e, item);
                break;
        }
    }

    /// <summary>Where an access ends that leaves its element tells what the driver believed.</summary>
    private void OnBeyondList(in TraceEvent e, TraceObject item)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (item.Kind != ObjectKind.Sg || Unsafe.IsNullRef(in mapping))
        {
            Report(_descriptor, e, 0, "a descriptor with an address and a length of the list or block");
            return;
        }

        ref readonly NbState nb = ref context.Sends.Nbs.Find(mapping.Nb.Number);
        bool isSend = !Unsafe.IsNullRef(in nb);
        ulong dataRest = isSend ? nb.DataEnd - new DeviceFaultEvent(in e).Offset : 0;
        if (isSend && IsPadding(e, nb))
        {
            Report(_padding, e, mapping.Delivered, "frames shorter than 60 bytes padded with zeros");
            return;
        }

        // Where the prefix is longer than the first element, taking it off that element alone gives a length below 0.
        bool isShortFirst = isSend && nb.FirstElementLength < nb.CurrentMdlOffset;
        bool isAnySize = !isShortFirst && (EndsWithMdl(e, dataRest) || KeepsToPages(e) || JoinsElements(e));
        if (!isAnySize && !isShortFirst)
        {
            Report(_descriptor, e, 0, "a descriptor with an address and a length of the list");
            return;
        }

        Report(
            isAnySize ? _anySize : _skip,
            e,
            mapping.Delivered,
            isAnySize ? "each SCATTER_GATHER_ELEMENT used from its Address for its Length"
                : "CurrentMdlOffset bytes skipped over as many elements as they cover",
            new FindingLinks { Spoils = [mapping.Nbl] });
    }

    /// <summary>The access goes on behind a short frame for just as long as the medium asks for.</summary>
    private static bool IsPadding(in TraceEvent e, in NbState nb)
    {
        DeviceFaultEvent fault = new(in e);
        return nb.DataLength < FrameSizes.Minimum
            && fault.Offset + fault.Length == nb.CurrentMdlOffset + FrameSizes.Minimum;
    }

    /// <summary>A list that was read too early, or two lists in one place, spoil what the device is given.</summary>
    private FindingLinks OfChannel() => new() { Within = [Subject.Channel(context.Adapters.CurrentDma)] };

    /// <summary>The access would be right if its MDL, or all the rest of the data, were one element.</summary>
    private static bool EndsWithMdl(in TraceEvent e, ulong dataRest)
    {
        DeviceFaultEvent fault = new(in e);
        ulong length = fault.Length;
        return fault.Lead == 0
            && length > fault.Rest
            && (length == fault.MdlRest || length == dataRest);
    }

    /// <summary>The access begins in front of its element or ends behind it, just where a page does.</summary>
    private static bool KeepsToPages(in TraceEvent e)
    {
        DeviceFaultEvent fault = new(in e);
        ulong length = fault.Length;
        const ulong Page = MemorySizes.Page;
        ulong pageRest = fault.PageRest;
        return fault.Lead != 0
            ? pageRest == Page
            : length == Page || (length >= pageRest && pageRest != 0 && (length - pageRest) % Page == 0);
    }

    /// <summary>The access would be right if its element and those behind it were one.</summary>
    private static bool JoinsElements(in TraceEvent e)
    {
        DeviceFaultEvent fault = new(in e);
        return fault.EndsWithElement && fault.Lead == 0 && fault.Length > fault.Rest;
    }

    /// <summary>
    /// True if the address stands for shared memory: the host says so, or the device has read no block yet. What it
    /// reads first it was told when it was set up.
    /// </summary>
    private bool IsShared(in TraceEvent e, TraceObject item)
        => item.Kind == ObjectKind.SharedMemory
            || (item.Kind == ObjectKind.None && _hasShared && !_hasReadShared && !new DeviceFaultEvent(in e).Write);

    private void OnFreedMapping(in TraceEvent e, TraceObject item)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        bool isKnown = item.Number != 0 && !Unsafe.IsNullRef(in mapping);
        bool isWrite = new DeviceFaultEvent(in e).Write;
        if (!isWrite && ReportStaleList(e, item))
        {
            return;
        }

        // What was freed and completed is not known any more; a write can only be a receive.
        if (isKnown ? mapping.Completed != 0 : !isWrite)
        {
            ReportAfterCompletion(
                e, item, isKnown ? mapping.Completed : 0, isKnown ? mapping.Nbl : default);
        }
        else
        {
            Report(
                _listInUse,
                e,
                isKnown ? mapping.Freed : 0,
                "NdisMFreeNetBufferSGList only when the device is done with the list",
                new FindingLinks { Spoils = isKnown ? [mapping.Nbl] : [] });
        }
    }

    /// <summary>
    /// Reads through a list that is gone, where the request that its buffer went to has returned without its callback:
    /// the device was given what the driver knew of that buffer.
    /// </summary>
    private bool ReportStaleList(in TraceEvent e, TraceObject freed)
    {
        uint number = context.Mappings.PendingAfter(freed.Number);
        if (number == 0)
        {
            return false;
        }

        ref readonly MappingState pending = ref context.Mappings.Mappings.Find(number);
        _callbackRan.Report(
            new TraceObject(ObjectKind.Sg, number),
            pending.Requested,
            e.Sequence,
            "no address handed to the device before MiniportProcessSGList",
            $"the device read through {freed.Identity}, which is freed; its list lay in the same buffer",
            new FindingLinks { Spoils = [pending.Nbl], Within = [freed] });
        return true;
    }

    private void OnWrongDirection(in TraceEvent e, TraceObject item)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        bool isKnown = !Unsafe.IsNullRef(in mapping);
        Report(
            _direction,
            e,
            isKnown ? mapping.Requested : 0,
            "NDIS_SG_LIST_WRITE_TO_DEVICE set for what the device reads, clear for what it writes",
            new FindingLinks { Within = isKnown ? [Subject.Call(mapping.Requested)] : [] });
    }

    private void ReportAfterCompletion(in TraceEvent e, TraceObject item, long completed, TraceObject nbl)
        => _afterCompletion.Report(
            item,
            completed,
            e.Sequence,
            "NdisMSendNetBufferListsComplete only when the device is done with the data",
            (completed == 0
                ? "after the completion of the send, "
                : Invariant($"after the completion of {nbl} (#{completed}), "))
                + Wording.Access(in e),
            new FindingLinks { Spoils = [nbl] });

    private static void Report(
        OwnedRule rule, in TraceEvent e, long made, string expected, FindingLinks links = default)
        => rule.Report(
            new DeviceFaultEvent(in e).Object,
            made,
            e.Sequence,
            expected,
            Wording.Refused(new DeviceFaultEvent(in e)),
            links with { IsEvaluation = true });
}
