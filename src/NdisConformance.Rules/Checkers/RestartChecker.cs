using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What a restart leaves behind: its attributes, and a failed one nothing.</summary>
[Resets]
internal sealed partial class RestartChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Failed = new()
    {
        Id = "LIFE-020",
        Level = RuleLevel.Must,
        Title = "A failed restart changes nothing",
        Requirement = "After a failed restart the adapter is paused and indicates nothing. That it leaves the restart "
            + "attributes as they were is advice.",
        Source = "Rst",
        Why = "NDIS and the protocols take the adapter for paused, and get frames, or attributes that it does not "
            + "have.",
        AppliesTo = "drivers whose restart fails",
    };

    private static readonly RuleDescriptor NoList = new()
    {
        Id = "LIFE-043",
        Level = RuleLevel.ShouldNot,
        Title = "No restart attributes where none came",
        Requirement = "MiniportRestart adds no restart attributes if it was given NULL.",
        Source = "Rst",
        Why = "NDIS does not expect the list, and its memory may be lost.",
    };

    private readonly OwnedRule _failed = context.Rules.Own(Failed);
    private readonly OwnedRule _noList = context.Rules.Own(NoList);

    /// <summary>Sequence of the end of a restart that failed, until the next begins; 0 otherwise.</summary>
    private long _failure;

    public static RuleDescriptor[] Rules => [Failed, NoList];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _failure = 0);
        events.OnEnter(TraceName.MiniportRestart, (in e) => _failure = 0);
        events.OnExit(TraceName.MiniportRestart, OnExit);
        events.OnCall(
            TraceName.NdisMRestartComplete, (in e) => OnEnd(e, new NdisMRestartCompleteCall(in e).Status));
        events.OnFact(TraceName.RestartAttributesLeft, OnAttributesLeft);
        events.OnFact(
            TraceName.WireReceive,
            (in e) => _failed.Exercise(_failure != 0 && e.State == AdapterState.Paused));
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
    }

    private void OnExit(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportRestartExit(in e).Result;
        _noList.Exercise();
        OnEnd(e, status);
    }

    private void OnEnd(in TraceEvent e, NDIS_STATUS status)
        => _failure = Statuses.IsError(status) ? e.Sequence : _failure;

    private void OnAttributesLeft(in TraceEvent e)
    {
        RestartAttributesLeftEvent left = new(in e);
        if (!left.Changed)
        {
            return;
        }

        if (!left.Given)
        {
            _noList.Report(
                left.Adapter,
                0,
                e.Sequence,
                "RestartAttributes left NULL where NDIS passed NULL",
                "MiniportRestart set RestartAttributes");
        }
        else if (_failure != 0)
        {
            _failed.Advise(
                left.Adapter,
                _failure,
                e.Sequence,
                "RestartAttributes unchanged if MiniportRestart fails",
                "MiniportRestart changed RestartAttributes and failed");
        }
    }

    private void OnIndicate(in TraceEvent e)
    {
        if (_failure != 0 && e.State == AdapterState.Paused)
        {
            _failed.Report(
                new NdisMIndicateReceiveNetBufferListsCall(in e).Nbl,
                _failure,
                e.Sequence,
                "no indication after MiniportRestart failed",
                "it was indicated although MiniportRestart failed",
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)] });
        }
    }
}
