using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Requests and resets of NDIS 5: each ends once.</summary>
[Resets]
internal sealed partial class Ndis5RequestChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Requests = new()
    {
        Id = "NDIS5-025",
        Level = RuleLevel.Must,
        Title = "Requests end once",
        Requirement = "A MiniportQueryInformation or MiniportSetInformation that returns PENDING is followed by one "
            + "NdisMQueryInformationComplete or NdisMSetInformationComplete; any other status ends the request.",
        Source = "PV",
        Why = "NDIS holds back all further requests, or ends one that it has not made yet.",
    };

    private static readonly RuleDescriptor Resets = new()
    {
        Id = "NDIS5-026",
        Level = RuleLevel.Must,
        Title = "Resets end once",
        Requirement = "A MiniportReset that returns PENDING is followed by one NdisMResetComplete; any other status "
            + "ends the reset.",
        Source = "PV",
        Why = "NDIS sends nothing until the reset is complete.",
        AppliesTo = "adapters that are reset",
    };

    private static readonly RuleDescriptor Buffer = new()
    {
        Id = "NDIS5-033",
        Level = RuleLevel.Must,
        Title = "Inside the information buffer",
        Requirement = "The driver touches InformationBuffer only inside InformationBufferLength bytes, and only until "
            + "the request is complete. A length that is too short gets INVALID_LENGTH and BytesNeeded.",
        Source = "PV",
        Why = "Memory of the protocol that asked is overwritten, or read when it is gone.",
    };

    private readonly OwnedRule _buffer = context.Rules.Own(Buffer);
    private readonly OwnedRule _requests = context.Rules.Own(Requests);
    private readonly OwnedRule _resets = context.Rules.Own(Resets);

    /// <summary>Where the reset began that is pending; 0 if none is.</summary>
    private long _resetting;

    public static RuleDescriptor[] Rules => [Requests, Resets, Buffer];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _resetting = 0);
        events.OnExit(TraceName.MiniportQueryInformation, OnRequest);
        events.OnExit(TraceName.MiniportSetInformation, OnRequest);
        events.OnCall(
            TraceName.NdisMQueryInformationComplete,
            (in e) => OnComplete(e, new NdisMQueryInformationCompleteCall(in e).Pending, "a query"));
        events.OnCall(
            TraceName.NdisMSetInformationComplete,
            (in e) => OnComplete(e, new NdisMSetInformationCompleteCall(in e).Pending, "a set"));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnExit(TraceName.MiniportReset, OnReset);
        events.OnCall(TraceName.NdisMResetComplete, OnResetComplete);
        events.OnEnter(TraceName.MiniportHalt, OnHalt);
    }

    private void OnRequest(in TraceEvent e)
    {
        _requests.Exercise();
        _buffer.Exercise();
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        if (new StaleAccessEvent(in e).Object.Kind == ObjectKind.OidBuffer)
        {
            AccessReport.Add(_buffer, e, 0, "InformationBuffer touched inside its length and its request");
        }
    }

    private void OnComplete(in TraceEvent e, bool isPending, string what)
    {
        _requests.Exercise();
        if (!isPending)
        {
            _requests.Report(
                e.Subject, 0, e.Sequence, $"{e.Name} once, for {what} that is pending", "no such request is pending");
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        Operation operation = EndlessOperation.Of(e);
        if (operation == Operation.Send && _resetting != 0)
        {
            ReportReset(e, "a packet waits for the end of the reset");
        }
        else if (operation == Operation.Wait && e.Subject.Kind == ObjectKind.Adapter)
        {
            _requests.Report(
                e.Subject,
                0,
                e.Sequence,
                "the completion of a request that pends",
                "neither NdisMQueryInformationComplete nor NdisMSetInformationComplete was called");
        }
    }

    private void OnReset(in TraceEvent e)
    {
        _resets.Exercise();
        _resetting = new MiniportResetExit(in e).Result == NDIS_STATUS.NDIS_STATUS_PENDING ? e.Sequence : 0;
    }

    private void OnResetComplete(in TraceEvent e)
    {
        NdisMResetCompleteCall call = new(in e);
        _resets.Exercise();
        if (!call.Pending)
        {
            _resets.Report(
                call.Adapter, 0, e.Sequence, "NdisMResetComplete once, for a reset that is pending", "none is pending");
        }

        _resetting = 0;
    }

    private void OnHalt(in TraceEvent e)
    {
        if (_resetting != 0)
        {
            ReportReset(e, "the adapter is halted");
        }
    }

    private void ReportReset(in TraceEvent e, string when)
    {
        _resets.Report(
            context.Adapters.CurrentId,
            _resetting,
            e.Sequence,
            "NdisMResetComplete for a reset that is pending",
            $"it was not called, and {when}");
        _resetting = 0;
    }
}
