using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Shared memory of NDIS 6: where it is allocated and freed.</summary>
[Resets]
internal sealed partial class SharedMemoryChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Place = new()
    {
        Id = "SHMEM-001",
        Level = RuleLevel.Must,
        Title = "Allocated in MiniportInitializeEx",
        Requirement = "NdisMAllocateSharedMemory is called only from MiniportInitializeEx (AMB-32).",
        Source = "Shm",
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    private static readonly RuleDescriptor AfterChannel = new()
    {
        Id = "SHMEM-003",
        Level = RuleLevel.Must,
        Title = "Allocated after the DMA registration",
        Requirement = "NdisMAllocateSharedMemory is called after NdisMRegisterScatterGatherDma.",
        Source = "Shm, Init",
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    private static readonly RuleDescriptor ChannelFirst = new()
    {
        Id = "SGDMA-REG-004",
        Level = RuleLevel.Must,
        Title = "Registered before shared memory",
        Requirement = "NdisMRegisterScatterGatherDma comes before the first NdisMAllocateSharedMemory and the first "
            + "NdisMGetDmaAlignment.",
        Source = "Init, Shm, Algn",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Log = new()
    {
        Id = "SHMEM-005",
        Level = RuleLevel.Should,
        Title = "A failed allocation is logged",
        Requirement = "Where NdisMAllocateSharedMemory fails during the initialization, NdisWriteErrorLogEntry tells "
            + "so.",
        Source = "SDV:writeerrorlog, Init",
        WindowsEquivalent = "SDV:WriteErrorLog",
        Why = Consequence.FailureNotLogged,
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    internal static readonly RuleDescriptor Alignment = new()
    {
        Id = "SHMEM-009",
        Level = RuleLevel.Must,
        Title = "Alignment after the registration",
        Requirement = "NdisMGetDmaAlignment is called after the DMA registration, at PASSIVE_LEVEL.",
        Source = "Algn",
        WindowsEquivalent = "SDV:Irql_Miniport_Driver_Function",
        Preconditions = [TraceName.NdisMGetDmaAlignment],
    };

    private static readonly RuleDescriptor Shutdown = new()
    {
        Id = "SHMEM-015",
        Level = RuleLevel.Must,
        Title = "Not freed at shutdown",
        Requirement = "NdisMFreeSharedMemory is never called from MiniportShutdownEx (AMB-14).",
        Source = "ShmF",
        WindowsEquivalent = "SDV:NdisMFreeSharedMemory",
        Why = Consequence.MachineGoingDown,
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    private static readonly RuleDescriptor DeregisterFirst = new()
    {
        Id = "SGDMA-DEREG-007",
        Level = RuleLevel.Should,
        Title = "Shared memory before the channel",
        Requirement = "Shared memory is freed before the channel is deregistered; freeing it afterwards, before halt "
            + "ends, is legal (AMB-11).",
        Source = "Halt, BCE6",
        WindowsEquivalent = "0xE6/07",
        Preconditions = [TraceName.NdisMDeregisterScatterGatherDma],
    };

    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _afterChannel = context.Rules.Own(AfterChannel);
    private readonly OwnedRule _channelFirst = context.Rules.Own(ChannelFirst);
    private readonly OwnedRule _log = context.Rules.Own(Log);
    private readonly OwnedRule _alignment = context.Rules.Own(Alignment);
    private readonly OwnedRule _shutdown = context.Rules.Own(Shutdown);
    private readonly OwnedRule _deregisterFirst = context.Rules.Own(DeregisterFirst);
    private long _alive;
    private bool _isLate;
    private bool _hasAllocated;

    public static RuleDescriptor[] Rules =>
    [
        Place, AfterChannel, ChannelFirst, Log, Alignment, Shutdown, DeregisterFirst,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitialize);
        events.OnCall(TraceName.NdisMAllocateSharedMemory, OnAllocate);
        events.OnReturn(TraceName.NdisMAllocateSharedMemory, OnAllocated);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnCall(TraceName.NdisMGetDmaAlignment, OnAlignment);
        events.OnCall(TraceName.NdisMFreeSharedMemory, OnFree);
        events.OnCall(TraceName.NdisMDeregisterScatterGatherDma, OnDeregister);
        events.OnExit(TraceName.MiniportShutdownEx, (in e) => _shutdown.Exercise(_alive > 0));
    }

    private void OnInitialize(in TraceEvent e) => (_alive, _isLate, _hasAllocated) = (0, false, false);

    private void OnAllocate(in TraceEvent e)
    {
        TraceObject handle = new NdisMAllocateSharedMemoryCall(in e).Adapter;
        _place.Exercise();
        if (e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                handle,
                0,
                e.Sequence,
                "NdisMAllocateSharedMemory from MiniportInitializeEx only",
                $"{e.Name} was called {Wording.In(e)}");
        }

        CheckChannel(_afterChannel, handle, e);
    }

    private void OnAlignment(in TraceEvent e)
        => CheckChannel(_alignment, new NdisMGetDmaAlignmentCall(in e).Adapter, e);

    private void CheckChannel(OwnedRule rule, TraceObject handle, in TraceEvent e)
    {
        if (!handle.IsLive || context.Adapters.Find(handle) is not { DmaRefused: 0 } adapter)
        {
            return;
        }

        rule.Exercise();
        _channelFirst.Exercise();
        if (adapter.Dma.Kind != ObjectKind.None)
        {
            return;
        }

        ReportChannel(rule, adapter, e);
        if (adapter.DmaDeregistered == 0)
        {
            // The contract forbids it twice.
            ReportChannel(_channelFirst, adapter, e);
        }
    }

    private static void ReportChannel(OwnedRule rule, IAdapter adapter, in TraceEvent e)
        => rule.Report(
            adapter.Id,
            adapter.DmaDeregistered,
            e.Sequence,
            $"{e.Name} after NdisMRegisterScatterGatherDma",
            $"{e.Name} was called, and no scatter/gather DMA channel is registered");

    private void OnAllocated(in TraceEvent e)
    {
        if (new NdisMAllocateSharedMemoryReturn(in e).Block.IsLive)
        {
            _alive++;
            _hasAllocated = true;
        }
    }

    private void OnInitializeExit(in TraceEvent e)
    {
        if (context.Adapters.Current is not { SharedMemoryFailed: not 0 } adapter)
        {
            return;
        }

        _log.Exercise();
        if (adapter.Logged < adapter.SharedMemoryFailed)
        {
            _log.Report(
                adapter.Id,
                adapter.SharedMemoryFailed,
                e.Sequence,
                "NdisWriteErrorLogEntry after NdisMAllocateSharedMemory failed",
                "MiniportInitializeEx returned, and NdisWriteErrorLogEntry was not called");
        }
    }

    private void OnFree(in TraceEvent e)
    {
        TraceObject block = new NdisMFreeSharedMemoryCall(in e).Block;
        if (e.Enclosing == TraceName.MiniportShutdownEx)
        {
            _shutdown.Report(
                block,
                0,
                e.Sequence,
                "no NdisMFreeSharedMemory in MiniportShutdownEx",
                "it was freed in MiniportShutdownEx");
        }

        if (block is { State: ObjectState.Live, Kind: ObjectKind.SharedMemory })
        {
            CheckLate(e);
            _alive--;
        }
    }

    private void OnDeregister(in TraceEvent e)
    {
        TraceObject dma = e.Subject;
        if (!dma.IsLive || dma.Kind != ObjectKind.Dma)
        {
            return;
        }

        _deregisterFirst.Exercise(_hasAllocated);
        _isLate = false;
    }

    /// <summary>Reports a block that is freed late. One that is never freed has a rule of its own.</summary>
    private void CheckLate(in TraceEvent e)
    {
        if (_isLate || context.Adapters.Current is not { DmaDeregistered: not 0 } adapter)
        {
            return;
        }

        _isLate = true;
        _deregisterFirst.Report(
            adapter.Id,
            adapter.DmaDeregistered,
            e.Sequence,
            "NdisMFreeSharedMemory before NdisMDeregisterScatterGatherDma",
            "NdisMFreeSharedMemory was called after NdisMDeregisterScatterGatherDma, "
                + Invariant($"with {_alive} blocks left"));
    }
}
