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
            + "NdisMQueryInformationComplete or NdisMSetInformationComplete with a final status, which PENDING is not; "
            + "any other status ends the request.",
        Source = "Query5",
        Why = "NDIS holds back all further requests, or ends one that it has not made yet.",
    };

    private static readonly RuleDescriptor Resets = new()
    {
        Id = "NDIS5-026",
        Level = RuleLevel.Must,
        Title = "Resets end once",
        Requirement = "A MiniportReset that returns PENDING is followed by one NdisMResetComplete with a final "
            + "status, which PENDING is not; any other status ends the reset.",
        Source = "Reset5",
        Why = "NDIS sends nothing until the reset is complete.",
        AppliesTo = "adapters that are reset",
    };

    private static readonly RuleDescriptor Buffer = new()
    {
        Id = "NDIS5-033",
        Level = RuleLevel.Must,
        Title = "Inside the information buffer",
        Requirement = "The driver touches InformationBuffer only inside InformationBufferLength bytes, and only until "
            + "the request is complete.",
        Source = "Query5",
        Why = "Memory of the protocol that asked is overwritten, or read when it is gone.",
    };

    private readonly OwnedRule _buffer = context.Rules.Own(Buffer);
    private readonly OwnedRule _requests = context.Rules.Own(Requests);
    private readonly OwnedRule _resets = context.Rules.Own(Resets);

    /// <summary>Where the reset began that is pending; 0 if none is.</summary>
    private long _resetting;

    /// <summary>The request that is in its handler was completed by a call.</summary>
    private bool _isRequestCompleted;

    /// <summary>The reset that is in its handler was completed by a call.</summary>
    private bool _isResetCompleted;

    public static RuleDescriptor[] Rules => [Requests, Resets, Buffer];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _resetting = 0);
        events.OnEnter(TraceName.MiniportQueryInformation, (in e) => _isRequestCompleted = false);
        events.OnEnter(TraceName.MiniportSetInformation, (in e) => _isRequestCompleted = false);
        events.OnExit(
            TraceName.MiniportQueryInformation,
            (in e) => OnRequest(e, new MiniportQueryInformationExit(in e).Result));
        events.OnExit(
            TraceName.MiniportSetInformation, (in e) => OnRequest(e, new MiniportSetInformationExit(in e).Result));
        events.OnCall(
            TraceName.NdisMQueryInformationComplete,
            (in e) => OnComplete(
                e,
                new NdisMQueryInformationCompleteCall(in e).Pending,
                new NdisMQueryInformationCompleteCall(in e).Status,
                "a query"));
        events.OnCall(
            TraceName.NdisMSetInformationComplete,
            (in e) => OnComplete(
                e,
                new NdisMSetInformationCompleteCall(in e).Pending,
                new NdisMSetInformationCompleteCall(in e).Status,
                "a set"));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnEnter(TraceName.MiniportReset, (in e) => _isResetCompleted = false);
        events.OnExit(TraceName.MiniportReset, OnReset);
        events.OnCall(TraceName.NdisMResetComplete, OnResetComplete);
        events.OnEnter(TraceName.MiniportHalt, OnHalt);
    }

    private void OnRequest(in TraceEvent e, NDIS_STATUS status)
    {
        _requests.Exercise();
        _buffer.Exercise();
        CheckStatus(_requests, e, status, _isRequestCompleted);
    }

    /// <summary>What was completed inside its handler ends a second time with any status but PENDING.</summary>
    private void CheckStatus(OwnedRule rule, in TraceEvent e, NDIS_STATUS status, bool isCompleted)
    {
        if (isCompleted && status != NDIS_STATUS.NDIS_STATUS_PENDING)
        {
            rule.Report(
                context.Adapters.CurrentId,
                e.Begin,
                e.Sequence,
                $"NDIS_STATUS_PENDING from {e.Name} that called the completion function",
                $"{e.Name} returned {TraceText.Status(status)} after the completion function was called");
        }
    }

    private static void CheckFinal(OwnedRule rule, in TraceEvent e, bool isPending, NDIS_STATUS status)
    {
        if (isPending && status == NDIS_STATUS.NDIS_STATUS_PENDING)
        {
            rule.Report(e.Subject, 0, e.Sequence, $"{e.Name} with a final status", $"{e.Name} got NDIS_STATUS_PENDING");
        }
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        if (new StaleAccessEvent(in e).Object.Kind == ObjectKind.OidBuffer)
        {
            AccessReport.Add(
                _buffer,
                e,
                0,
                "InformationBuffer touched only inside its length and until the request is complete");
        }
    }

    private void OnComplete(in TraceEvent e, bool isPending, NDIS_STATUS status, string what)
    {
        _requests.Exercise();
        _isRequestCompleted |= isPending;
        if (!isPending)
        {
            _requests.Report(
                e.Subject, 0, e.Sequence, $"{e.Name} once, for {what} that is pending", $"{e.Name} was called "
                    + "with no such request pending");
        }

        CheckFinal(_requests, e, isPending, status);
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
                "NdisMQueryInformationComplete or NdisMSetInformationComplete for a request that is pending",
                "neither was called, and nothing that would call it is left");
        }
    }

    private void OnReset(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportResetExit(in e).Result;
        _resets.Exercise();
        CheckStatus(_resets, e, status, _isResetCompleted);
        _resetting = status == NDIS_STATUS.NDIS_STATUS_PENDING && !_isResetCompleted ? e.Sequence : 0;
    }

    private void OnResetComplete(in TraceEvent e)
    {
        NdisMResetCompleteCall call = new(in e);
        _resets.Exercise();
        if (!call.Pending)
        {
            _resets.Report(
                call.Adapter,
                0,
                e.Sequence,
                "NdisMResetComplete once, for a reset that is pending",
                "NdisMResetComplete was called with no reset pending");
        }

        CheckFinal(_resets, e, call.Pending, call.Status);

        _resetting = 0;
        _isResetCompleted |= call.Pending;
    }

    private void OnHalt(in TraceEvent e)
    {
        if (_resetting != 0)
        {
            ReportReset(e, "MiniportHalt was called");
        }
    }

    private void ReportReset(in TraceEvent e, string when)
    {
        _resets.Report(
            context.Adapters.CurrentId,
            _resetting,
            e.Sequence,
            "NdisMResetComplete for a reset that is pending",
            $"NdisMResetComplete was not called, and {when}");
        _resetting = 0;
    }
}
