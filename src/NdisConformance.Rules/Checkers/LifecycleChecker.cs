using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Initialization, pause and restart of an adapter: what they return and how they end.</summary>
[Resets]
internal sealed partial class LifecycleChecker(CheckerContext context) : IChecker
{
    private const ulong MaximumStall = 50;

    internal static readonly RuleDescriptor Initialize = new()
    {
        Id = "LIFE-002",
        Level = RuleLevel.Must,
        Title = "The status of the initialization",
        Requirement = "MiniportInitializeEx returns SUCCESS only when the adapter is ready, otherwise NOT_ACCEPTED or "
            + "an error; never PENDING. An error that its page does not list is a note (AMB-33). MiniportInitialize of "
            + "NDIS 5 has no PENDING either.",
        Source = "Init",
    };

    private static readonly RuleDescriptor Log = new()
    {
        Id = "LIFE-004",
        Level = RuleLevel.Should,
        Title = "A failure is logged",
        Requirement = "A failing MiniportInitializeEx tells why with NdisWriteErrorLogEntry.",
        Source = "Init",
        Why = Consequence.FailureNotLogged,
    };

    internal static readonly RuleDescriptor PauseStatus = new()
    {
        Id = "LIFE-012",
        Level = RuleLevel.Must,
        Title = "A pause cannot fail",
        Requirement = "MiniportPause returns SUCCESS or PENDING only.",
        Source = "Pause, SDV:miniportpause-return",
        WindowsEquivalent = "SDV:MiniportPause_Return",
        Why = Consequence.PauseNeverEnds,
    };

    internal static readonly RuleDescriptor PauseOnce = new()
    {
        Id = "LIFE-014",
        Level = RuleLevel.Must,
        Title = "One completion of a pending pause",
        Requirement = "PENDING is followed by exactly one NdisMPauseComplete, SUCCESS by none.",
        Source = "Pause, BC7C",
        WindowsEquivalent = "0x7C/1F",
        Why = Consequence.PauseNeverEnds,
    };

    internal static readonly RuleDescriptor Restart = new()
    {
        Id = "LIFE-019",
        Level = RuleLevel.Must,
        Title = "The status and completion of a restart",
        Requirement = "MiniportRestart returns SUCCESS, PENDING or an error; PENDING is followed by exactly one "
            + "NdisMRestartComplete, whose status is final. An undocumented error is a note (AMB-33).",
        Source = "Rst, BC7C",
        WindowsEquivalent = "0x7C/1F",
    };

    private static readonly RuleDescriptor Stall = new()
    {
        Id = "LIFE-032",
        Level = RuleLevel.Must,
        Title = "Short stalls",
        Requirement = "NdisStallExecution is asked for at most 50 microseconds a call.",
        Source = "Reset, SDV:ndisstallexecution-delay",
        WindowsEquivalent = "SDV:NdisStallExecution_Delay",
        AppliesTo = "calls of NdisStallExecution",
        Preconditions = [TraceName.NdisStallExecution],
    };

    private readonly OwnedRule _initialize = context.Rules.Own(Initialize);
    private readonly OwnedRule _log = context.Rules.Own(Log);
    private readonly OwnedRule _pauseStatus = context.Rules.Own(PauseStatus);
    private readonly OwnedRule _pauseOnce = context.Rules.Own(PauseOnce);
    private readonly OwnedRule _restart = context.Rules.Own(Restart);
    private readonly OwnedRule _stall = context.Rules.Own(Stall);

    public static RuleDescriptor[] Rules => [Initialize, Log, PauseStatus, PauseOnce, Restart, Stall];

    public void Subscribe(Subscriptions events)
    {
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnExit(TraceName.MiniportPause, OnPauseExit);
        events.OnExit(TraceName.MiniportRestart, OnRestartExit);
        events.OnCall(TraceName.NdisMPauseComplete, OnPauseComplete);
        events.OnCall(TraceName.NdisMRestartComplete, OnRestartComplete);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnCall(TraceName.NdisStallExecution, OnStall);
    }

    private static bool IsDocumentedFailure(NDIS_STATUS status)
        => status is NDIS_STATUS_RESOURCES or NDIS_STATUS_FAILURE;

    private IAdapter? AdapterOf(in TraceEvent e) => context.Adapters.Find(e.Subject);

    private IAdapter? AdapterOfFrame(in TraceEvent e)
        => context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject);

    private void OnInitializeExit(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportInitializeExExit(in e).Result;
        if (AdapterOfFrame(e) is not { } adapter)
        {
            return;
        }

        _initialize.Exercise();
        bool isFailure = Statuses.IsError(status) || status == NDIS_STATUS_NOT_ACCEPTED;
        if (status != NDIS_STATUS_SUCCESS && !isFailure)
        {
            _initialize.Report(
                adapter.Id,
                adapter.Born,
                e.Sequence,
                "NDIS_STATUS_SUCCESS, NDIS_STATUS_NOT_ACCEPTED or an error from MiniportInitializeEx",
                $"MiniportInitializeEx returned {TraceText.Status(status)}");
        }
        else if (Statuses.IsError(status) && !IsDocumentedFailure(status))
        {
            context.Rules.Note(
                adapter.Id,
                e.Sequence,
                $"MiniportInitializeEx returned {TraceText.Status(status)}, which its page does not list");
        }

        // A lack of shared memory that is not logged has a rule of its own.
        bool isToBeLogged = isFailure && adapter.SharedMemoryFailed == 0;
        _log.Exercise(isToBeLogged);
        if (isToBeLogged && adapter.Logged == 0)
        {
            _log.Report(
                adapter.Id,
                adapter.Born,
                e.Sequence,
                "NdisWriteErrorLogEntry before MiniportInitializeEx fails",
                "MiniportInitializeEx failed, and NdisWriteErrorLogEntry was not called");
        }
    }

    private void OnPauseExit(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportPauseExit(in e).Result;
        if (AdapterOfFrame(e) is not { } adapter)
        {
            return;
        }

        bool isPending = status == NDIS_STATUS_PENDING;
        _pauseStatus.Exercise();
        if (!isPending && status != NDIS_STATUS_SUCCESS)
        {
            bool isEarly = context.Sends.Outstanding > 0 || context.Receives.Outstanding > 0;
            _pauseStatus.Report(
                adapter.Id,
                e.Begin,
                e.Sequence,
                "NDIS_STATUS_SUCCESS or NDIS_STATUS_PENDING from MiniportPause",
                $"MiniportPause returned {TraceText.Status(status)}",
                new FindingLinks
                {
                    Spoils =
                    [
                        isEarly ? Subject.Interrupted(adapter.Id) : default, .. context.Sends.MappedLists(),
                    ],
                });
        }

        _pauseOnce.Exercise();
        if (!isPending && adapter.Pause.Phase == TransitionPhase.CompletedInside)
        {
            _pauseOnce.Report(
                adapter.Id,
                e.Begin,
                e.Sequence,
                "NdisMPauseComplete only if MiniportPause returns NDIS_STATUS_PENDING",
                $"NdisMPauseComplete was called, then MiniportPause returned {TraceText.Status(status)}");
        }
    }

    private void OnPauseComplete(in TraceEvent e)
    {
        if (!e.Subject.IsLive || AdapterOf(e) is not { } adapter)
        {
            return;
        }

        _pauseOnce.Exercise();
        if (!adapter.Pause.IsOpen)
        {
            _pauseOnce.Report(
                adapter.Id,
                adapter.Pause.Begun,
                e.Sequence,
                "one NdisMPauseComplete for each MiniportPause that returned NDIS_STATUS_PENDING",
                "NdisMPauseComplete was called with no pause pending",
                new FindingLinks { Within = [Subject.Interrupted(adapter.Id)] });
        }
    }

    private void OnRestartExit(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportRestartExit(in e).Result;
        if (AdapterOfFrame(e) is not { } adapter)
        {
            return;
        }

        bool isPending = status == NDIS_STATUS_PENDING;
        _restart.Exercise();
        if (!isPending)
        {
            CheckRestartStatus(adapter, e, status, "MiniportRestart returned");
        }

        if (!isPending && adapter.Restart.Phase == TransitionPhase.CompletedInside)
        {
            _restart.Report(
                adapter.Id,
                e.Begin,
                e.Sequence,
                "NdisMRestartComplete only if MiniportRestart returns NDIS_STATUS_PENDING",
                $"NdisMRestartComplete was called, then MiniportRestart returned {TraceText.Status(status)}");
        }
    }

    private void OnRestartComplete(in TraceEvent e)
    {
        if (!e.Subject.IsLive || AdapterOf(e) is not { } adapter)
        {
            return;
        }

        _restart.Exercise();
        if (adapter.Restart.IsOpen)
        {
            CheckRestartStatus(adapter, e, new NdisMRestartCompleteCall(in e).Status, "NdisMRestartComplete got");
        }
        else
        {
            _restart.Report(
                adapter.Id,
                adapter.Restart.Begun,
                e.Sequence,
                "one NdisMRestartComplete for each MiniportRestart that returned NDIS_STATUS_PENDING",
                "NdisMRestartComplete was called with no restart pending");
        }
    }

    private void CheckRestartStatus(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, string what)
    {
        if (status != NDIS_STATUS_SUCCESS && !Statuses.IsError(status))
        {
            _restart.Report(
                adapter.Id,
                adapter.Restart.Begun,
                e.Sequence,
                "NDIS_STATUS_SUCCESS or an error from the restart",
                $"{what} {TraceText.Status(status)}");
        }
        else if (Statuses.IsError(status) && !IsDocumentedFailure(status))
        {
            context.Rules.Note(
                adapter.Id, e.Sequence, $"{what} {TraceText.Status(status)}, which the page does not list");
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        if (EndlessOperation.Of(e) == Operation.Restart && AdapterOf(e) is { } adapter)
        {
            _restart.Exercise();
            _restart.Report(
                adapter.Id,
                adapter.Restart.Begun,
                e.Sequence,
                "one NdisMRestartComplete for each MiniportRestart that returned NDIS_STATUS_PENDING",
                "MiniportRestart returned NDIS_STATUS_PENDING, and nothing that would call "
                    + "NdisMRestartComplete is left");
        }
    }

    private void OnStall(in TraceEvent e)
    {
        NdisStallExecutionCall call = new(in e);
        _stall.Exercise();
        if (call.Microseconds > MaximumStall)
        {
            _stall.Report(
                default,
                0,
                e.Sequence,
                "NdisStallExecution with at most 50 microseconds",
                Invariant($"NdisStallExecution was called with {call.Microseconds} microseconds ") + Wording.In(e));
        }
    }
}
