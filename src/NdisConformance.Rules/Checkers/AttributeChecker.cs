using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The attributes of an adapter: which, when, and what depends on them.</summary>
[Resets]
internal sealed partial class AttributeChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor First = new()
    {
        Id = "ATTR-001",
        Level = RuleLevel.Must,
        Title = "Registration attributes first",
        Requirement = "Registration attributes are set before any function that depends on them or claims hardware, "
            + "DMA or interrupt resources.",
        Source = "SetAttr, Init",
        WindowsEquivalent = "SDV:NdisMMapIoSpace",
        Preconditions =
        [
            TraceName.NdisMRegisterScatterGatherDma, TraceName.NdisMAllocateSharedMemory,
            TraceName.NdisMRegisterInterruptEx, TraceName.NdisMMapIoSpace,
        ],
    };

    private static readonly RuleDescriptor Channel = new()
    {
        Id = "SGDMA-REG-003",
        Level = RuleLevel.Must,
        Title = "Registered after the attributes",
        Requirement = "NdisMRegisterScatterGatherDma is called after NdisMSetMiniportAttributes has set the "
            + "registration attributes.",
        Source = "Init",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Order = new()
    {
        Id = "ATTR-002",
        Level = RuleLevel.Must,
        Title = "General attributes second",
        Requirement = "General attributes come after the registration attributes and before attributes of any other "
            + "kind.",
        Source = "SetAttr, Init",
    };

    private static readonly RuleDescriptor Both = new()
    {
        Id = "ATTR-003",
        Level = RuleLevel.Must,
        Title = "No success without attributes",
        Requirement = "MiniportInitializeEx does not return SUCCESS unless registration and general attributes were "
            + "both set successfully.",
        Source = "Init, RAttr",
    };

    private static readonly RuleDescriptor BusMaster = new()
    {
        Id = "ATTR-006",
        Level = RuleLevel.Must,
        Title = "A bus master says so",
        Requirement = "A driver that uses NDIS scatter/gather DMA sets NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER.",
        Source = "RegSG, RAttr",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Context = new()
    {
        Id = "ATTR-007",
        Level = RuleLevel.Must,
        Title = "The adapter context",
        Requirement = "MiniportAdapterContext is the driver's context for this adapter; NULL or the context of the "
            + "driver is advice. The host hands exactly that value to later callbacks.",
        Source = "SetAttr",
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private static readonly RuleDescriptor Place = new()
    {
        Id = "ATTR-009",
        Level = RuleLevel.Must,
        Title = "Attributes from MiniportInitializeEx",
        Requirement = "Attributes are set at PASSIVE_LEVEL, from MiniportInitializeEx.",
        Source = "SetAttr",
        WindowsEquivalent = "SDV:Irql_Miniport_Driver_Function",
        Why = Consequence.WaitsAtRaisedLevel,
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private static readonly RuleDescriptor Early = new()
    {
        Id = "ATTR-010",
        Level = RuleLevel.Should,
        Title = "Registration attributes come early",
        Requirement = "The registration attributes are set as early in MiniportInitializeEx as the driver can. The "
            + "page sets no bound: calls that could have waited are counted in a note.",
        Source = "RAttr",
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private static readonly RuleDescriptor Failure = new()
    {
        Id = "ATTR-012",
        Level = RuleLevel.Must,
        Title = "Failed attributes fail the initialization",
        Requirement = "Where NdisMSetMiniportAttributes failed, MiniportInitializeEx fails; the function's own status "
            + "may be handed on (AMB-33).",
        Source = "Init",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private readonly OwnedRule _first = context.Rules.Own(First);
    private readonly OwnedRule _channel = context.Rules.Own(Channel);
    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly OwnedRule _both = context.Rules.Own(Both);
    private readonly OwnedRule _busMaster = context.Rules.Own(BusMaster);
    private readonly OwnedRule _context = context.Rules.Own(Context);
    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _early = context.Rules.Own(Early);
    private readonly OwnedRule _failure = context.Rules.Own(Failure);
    private long _afterFailure;
    private TraceName _afterFailureName;
    private int _before;
    private TraceName _firstBefore;

    public static RuleDescriptor[] Rules => [First, Channel, Order, Both, BusMaster, Context, Place, Early, Failure];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _before = 0);
        foreach (TraceRow row in TraceSchema.All)
        {
            if (row.AttributesOrder == AttributesOrder.BetterAfter)
            {
                events.OnCall(row.Name, CountBefore);
            }
            else if (row.AttributesOrder == AttributesOrder.After)
            {
                events.OnCall(row.Name, CheckFirst);
            }
        }

        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, CheckBusMaster);
        events.OnCall(TraceName.NdisMSetMiniportAttributes, CheckCall);
        events.OnExit(TraceName.MiniportInitializeEx, CheckComplete);
    }

    private void CheckFirst(in TraceEvent e)
    {
        if (!e.Subject.IsLive || context.Adapters.Find(e.Subject) is not { } adapter)
        {
            return;
        }

        _first.Exercise();
        _channel.Exercise(e.Name == TraceName.NdisMRegisterScatterGatherDma);
        if (adapter.RegistrationAttributes != 0)
        {
            return;
        }

        if (adapter.FailedAttributes != 0)
        {
            // Going on after a failure has a rule of its own, unless the initialization fails in the end.
            _afterFailure = e.Sequence;
            _afterFailureName = e.Name;
        }
        else
        {
            ReportFirst(adapter, e.Sequence, e.Name);
        }
    }

    private void ReportFirst(IAdapter adapter, long broken, TraceName ddi)
    {
        ReportFirst(_first, adapter, broken, ddi);
        if (ddi == TraceName.NdisMRegisterScatterGatherDma)
        {
            // The contract forbids it twice.
            ReportFirst(_channel, adapter, broken, ddi);
        }
    }

    private static void ReportFirst(OwnedRule rule, IAdapter adapter, long broken, TraceName ddi)
        => rule.Report(
            adapter.Id,
            adapter.Born,
            broken,
            $"NdisMSetMiniportAttributes with the registration attributes before {ddi}",
            $"{ddi} was called first");

    private void CheckBusMaster(in TraceEvent e)
    {
        if (context.Adapters.Find(e.Subject) is not { RegistrationAttributes: not 0 } adapter)
        {
            return;
        }

        _busMaster.Exercise();
        if ((adapter.AttributeFlags & NDIS.NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER) == 0)
        {
            _busMaster.Report(
                adapter.Id,
                adapter.RegistrationAttributes,
                e.Sequence,
                "NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER in the attributes of an adapter with scatter/gather DMA",
                "NdisMRegisterScatterGatherDma was called, and AttributeFlags lacks the flag");
        }
    }

    private void CheckCall(in TraceEvent e)
    {
        _place.Exercise();
        if (e.Irql != NDIS.PASSIVE_LEVEL || e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                e.Subject,
                0,
                e.Sequence,
                "NdisMSetMiniportAttributes in MiniportInitializeEx at PASSIVE_LEVEL",
                Wording.AtLevel(e));
        }

        bool isGeneral = new NdisMSetMiniportAttributesCall(in e).Overload == 1;
        if (!isGeneral)
        {
            CheckContext(e);
            CheckEarly(e);
        }
        else if (context.Adapters.Find(e.Subject) is { } adapter)
        {
            _order.Exercise();
            if (adapter.RegistrationAttributes == 0)
            {
                _order.Report(
                    adapter.Id,
                    adapter.Born,
                    e.Sequence,
                    "NdisMSetMiniportAttributes with the registration attributes before the general attributes",
                    "the general attributes were set first");
            }
        }
    }

    private void CheckContext(in TraceEvent e)
    {
        NdisMSetMiniportAttributesCall call = new(in e);
        _context.Exercise();
        string? actual = call.ContextIsNull ? "MiniportAdapterContext is NULL"
            : call.ContextIsDriver ? "MiniportAdapterContext is the context of the driver"
            : null;
        if (actual is not null)
        {
            _context.Advise(
                e.Subject, 0, e.Sequence, "the driver's context for this adapter as MiniportAdapterContext", actual);
        }
    }

    private void CountBefore(in TraceEvent e)
    {
        if (e.Enclosing == TraceName.MiniportInitializeEx && _before++ == 0)
        {
            _firstBefore = e.Name;
        }
    }

    private void CheckEarly(in TraceEvent e)
    {
        if (e.Enclosing != TraceName.MiniportInitializeEx
            || context.Adapters.Find(e.Subject) is { RegistrationAttributes: not 0 })
        {
            return;
        }

        _early.Exercise();
        if (_before > 0)
        {
            context.Rules.Note(
                e.Subject,
                e.Sequence,
                Invariant($"the registration attributes came after {_before} calls, {_firstBefore} the first"));
        }
    }

    private void CheckComplete(in TraceEvent e)
    {
        TraceObject item = context.Stacks.Innermost(e.Processor).Subject;
        if (context.Adapters.Find(item) is not { } adapter)
        {
            return;
        }

        bool isSuccess = new MiniportInitializeExExit(in e).Result == NDIS_STATUS_SUCCESS;
        _failure.Exercise(adapter.FailedAttributes != 0);
        if (adapter.FailedAttributes != 0 && isSuccess)
        {
            _failure.Report(
                adapter.Id,
                adapter.FailedAttributes,
                e.Sequence,
                "a failure of MiniportInitializeEx after NdisMSetMiniportAttributes failed",
                "MiniportInitializeEx returned NDIS_STATUS_SUCCESS");
            return;
        }

        if (_afterFailure > adapter.Born)
        {
            ReportFirst(adapter, _afterFailure, _afterFailureName);
        }

        _both.Exercise(isSuccess);
        if (isSuccess && (adapter.RegistrationAttributes == 0 || adapter.GeneralAttributes == 0))
        {
            string missing = adapter.RegistrationAttributes == 0 ? "registration" : "general";
            _both.Report(
                adapter.Id,
                adapter.Born,
                e.Sequence,
                "NdisMSetMiniportAttributes with registration and with general attributes, both with success",
                $"MiniportInitializeEx returned NDIS_STATUS_SUCCESS without {missing} attributes");
        }
    }
}
