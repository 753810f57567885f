using NdisConformance.Contract;
using NdisConformance.Trace;
using NdisConformance.Vocabulary;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Where and when a driver of NDIS 5 asks for scatter/gather DMA, and what it then leaves alone.</summary>
[Resets]
internal sealed partial class Ndis5ChannelChecker(CheckerContext context) : IChecker
{
    private static readonly TraceName[] Hardware =
    [
        TraceName.NdisMMapIoSpace, TraceName.NdisMRegisterInterrupt, TraceName.NdisMAllocateMapRegisters,
        TraceName.NdisMAllocateSharedMemory, TraceName.NdisMAllocateSharedMemoryAsync,
    ];

    private static readonly RuleDescriptor Place = new()
    {
        Id = "NDIS5-001",
        Level = RuleLevel.Must,
        Title = "Asked for in MiniportInitialize",
        Requirement = "NdisMInitializeScatterGatherDma is called only from MiniportInitialize.",
        Source = "S3",
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    private static readonly RuleDescriptor AfterAttributes = new()
    {
        Id = "NDIS5-002",
        Level = RuleLevel.Must,
        Title = "Asked for after the attributes",
        Requirement = "NdisMInitializeScatterGatherDma is called after NdisMSetAttributes or NdisMSetAttributesEx.",
        Source = "S3",
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    private static readonly RuleDescriptor BeforeMemory = new()
    {
        Id = "NDIS5-003",
        Level = RuleLevel.Must,
        Title = "Asked for before shared memory",
        Requirement = "NdisMInitializeScatterGatherDma is called before NdisMAllocateSharedMemory.",
        Source = "S3",
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    private static readonly RuleDescriptor NoMapRegisters = new()
    {
        Id = "NDIS5-009",
        Level = RuleLevel.Must,
        Title = "No map registers of its own",
        Requirement = "A driver for which NdisMInitializeScatterGatherDma succeeded neither allocates nor frees map "
            + "registers. One for which it failed may fall back on them.",
        Source = "S3, MapReg5",
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    private static readonly RuleDescriptor HardwareAfter = new()
    {
        Id = "NDIS5-029",
        Level = RuleLevel.Must,
        Title = "Hardware after the attributes",
        Requirement = "Before NdisMSetAttributes or NdisMSetAttributesEx MiniportInitialize reads its configuration "
            + "and the slot of the bus, and no more: registers, interrupt, map registers and shared memory come after.",
        Source = "Attr5",
        Why = "NDIS does not know yet what kind of adapter it is.",
    };

    private readonly OwnedRule _hardwareAfter = context.Rules.Own(HardwareAfter);
    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _afterAttributes = context.Rules.Own(AfterAttributes);
    private readonly OwnedRule _beforeMemory = context.Rules.Own(BeforeMemory);
    private readonly OwnedRule _noMapRegisters = context.Rules.Own(NoMapRegisters);
    private readonly OwnedRule _refused = context.Rules.Borrow(ChannelChecker.Refused);
    private readonly OwnedRule _maximum = context.Rules.Borrow(ChannelChecker.Maximum);
    private bool _hasAttributes;
    private bool _isServed;
    private long _firstMemory;
    private long _channelRefused;
    private bool _memoryAfterRefusal;
    private uint _maximumBytes;
    private long _maximumSaid;

    public static RuleDescriptor[] Rules => [Place, AfterAttributes, BeforeMemory, NoMapRegisters, HardwareAfter];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportInitialize,
            (in e) =>
            {
                (_hasAttributes, _isServed, _firstMemory) = (false, false, 0);
                (_channelRefused, _memoryAfterRefusal) = (0, false);
            });
        foreach (TraceName hardware in Hardware)
        {
            events.OnCall(hardware, OnHardware);
        }

        events.OnCall(TraceName.NdisMSetAttributes, (in e) => _hasAttributes = true);
        events.OnCall(TraceName.NdisMSetAttributesEx, (in e) => _hasAttributes = true);
        events.OnCall(TraceName.NdisMAllocateSharedMemory, OnMemory);
        events.OnCall(TraceName.NdisMAllocateSharedMemoryAsync, OnMemory);
        events.OnCall(TraceName.NdisMInitializeScatterGatherDma, OnCall);
        events.OnReturn(TraceName.NdisMInitializeScatterGatherDma, OnAnswered);
        events.OnCall(TraceName.NdisMAllocateMapRegisters, (in e) => _channelRefused = 0);
        events.OnFact(TraceName.PacketMapped, OnMapped);
        events.OnCall(TraceName.NdisMAllocateMapRegisters, OnMapRegisters);
        events.OnCall(TraceName.NdisMFreeMapRegisters, OnMapRegisters);
        events.OnExit(TraceName.MiniportInitialize, OnInitialized);
    }

    private void OnInitialized(in TraceEvent e)
    {
        _noMapRegisters.Exercise(_isServed);
        _refused.Exercise(_channelRefused != 0);
        if (_channelRefused != 0 && _memoryAfterRefusal)
        {
            _refused.Report(
                context.Adapters.CurrentId,
                _channelRefused,
                e.Sequence,
                "NdisMAllocateMapRegisters after NdisMInitializeScatterGatherDma failed, or no DMA",
                "the driver allocated shared memory and no map registers");
        }
    }

    private void OnAnswered(in TraceEvent e)
    {
        bool isGood = new NdisMInitializeScatterGatherDmaReturn(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        _isServed |= isGood;

        // A second reservation is refused to an adapter that has one.
        _channelRefused = _isServed ? 0 : e.Begin;
    }

    private void OnMapped(in TraceEvent e)
    {
        uint bytes = new PacketMappedEvent(in e).Bytes;
        bool isWhole = bytes == FrameSizes.Maximum;
        _maximum.Exercise(isWhole);
        if (isWhole && bytes > _maximumBytes)
        {
            ReportMaximum(
                e,
                Invariant($"a MaximumPhysicalMapping of at least {bytes} bytes"),
                Invariant($"MaximumPhysicalMapping is {_maximumBytes}, and {bytes} bytes are to be mapped"));
        }
    }

    private void ReportMaximum(in TraceEvent e, string expected, string actual)
        => _maximum.Report(
            context.Adapters.CurrentId,
            _maximumSaid,
            e.Sequence,
            expected,
            actual,
            new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });

    private void OnHardware(in TraceEvent e)
    {
        if (e.Enclosing != TraceName.MiniportInitialize)
        {
            return;
        }

        _hardwareAfter.Exercise();
        if (!_hasAttributes)
        {
            _hardwareAfter.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                $"NdisMSetAttributes or NdisMSetAttributesEx before {e.Name}",
                $"{e.Name} was called before either");
        }
    }

    private void OnMemory(in TraceEvent e)
    {
        _firstMemory = _firstMemory == 0 ? e.Sequence : _firstMemory;
        _memoryAfterRefusal |= _channelRefused != 0;
    }

    private void OnCall(in TraceEvent e)
    {
        NdisMInitializeScatterGatherDmaCall call = new(in e);
        TraceObject adapter = call.Adapter;
        (_maximumBytes, _maximumSaid) = (call.MaximumPhysicalMapping, e.Sequence);
        if (_maximumBytes == 0)
        {
            ReportMaximum(
                e,
                "a MaximumPhysicalMapping above 0",
                "NdisMInitializeScatterGatherDma got MaximumPhysicalMapping 0");
        }

        _place.Exercise();
        _afterAttributes.Exercise();
        _beforeMemory.Exercise();
        if (e.Enclosing != TraceName.MiniportInitialize)
        {
            _place.Report(
                adapter,
                0,
                e.Sequence,
                "NdisMInitializeScatterGatherDma in MiniportInitialize",
                $"{e.Name} was called {Wording.In(e)}");
        }
        else if (!_hasAttributes)
        {
            _afterAttributes.Report(
                adapter,
                0,
                e.Sequence,
                "NdisMSetAttributes or NdisMSetAttributesEx before NdisMInitializeScatterGatherDma",
                $"{e.Name} was called before either");
        }
        else if (_firstMemory != 0)
        {
            _beforeMemory.Report(
                adapter,
                _firstMemory,
                e.Sequence,
                "NdisMInitializeScatterGatherDma before the first allocation of shared memory",
                "NdisMInitializeScatterGatherDma was called after shared memory was allocated");
        }
    }

    private void OnMapRegisters(in TraceEvent e)
    {
        if (_isServed)
        {
            _noMapRegisters.Exercise();
            _noMapRegisters.Report(
                e.Subject,
                0,
                e.Sequence,
                "no map register functions after NdisMInitializeScatterGatherDma succeeded",
                $"{e.Name} was called {Wording.In(e)}");
        }
    }
}
