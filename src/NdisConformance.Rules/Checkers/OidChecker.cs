using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>OID requests: how often each is completed, with which status, and which lengths it reports.</summary>
[Resets]
internal sealed partial class OidChecker(CheckerContext context) : IChecker
{
    private const uint AddressBytes = 6;

    private static readonly RuleDescriptor Once = new()
    {
        Id = "OID-001",
        Level = RuleLevel.Must,
        Title = "Every request is completed, once",
        Requirement = "Each OID request is completed exactly once: by a status other than PENDING, or after PENDING "
            + "by one NdisMOidRequestComplete with that request and a final status.",
        Source = "Oid, OidDone, BC7C, DV:ndis",
        WindowsEquivalent = "0x7C/26",
    };

    internal static readonly RuleDescriptor Lengths = new()
    {
        Id = "OID-005",
        Level = RuleLevel.Must,
        Title = "No more is reported than fits",
        Requirement = "A request that succeeds reports no more bytes in BytesWritten than its buffer has for output.",
        Source = "OidReq, BC7C",
        WindowsEquivalent = "0x7C/1D",
        Why = Consequence.RequestMisreported,
    };

    private static readonly RuleDescriptor Mandatory = new()
    {
        Id = "OID-008",
        Level = RuleLevel.Must,
        Title = "Mandatory OIDs are supported",
        Requirement = "With a buffer that is long enough, a mandatory query and a set of packet filter or lookahead is "
            + "answered neither as unknown or unsupported nor as too short. Sets of link parameters and interrupt "
            + "moderation may fail.",
        Source = "OidMust",
        Why = "NDIS and management tools go on without the information, or the adapter receives nothing.",
    };

    internal static readonly RuleDescriptor Short = new()
    {
        Id = "OID-009",
        Level = RuleLevel.Must,
        Title = "A short buffer is refused",
        Requirement = "A request whose buffer is shorter than its OID needs does not succeed: BUFFER_TOO_SHORT and "
            + "INVALID_LENGTH are both right.",
        Source = "Oid",
        Why = Consequence.RequestMisreported,
    };

    private static readonly RuleDescriptor Needed = new()
    {
        Id = "OID-010",
        Level = RuleLevel.Should,
        Title = "BytesNeeded says how much is missing",
        Requirement = "A request that is refused as too short has in BytesNeeded the length that it needs. After "
            + "SUCCESS BytesNeeded has no meaning.",
        Source = "OidReq",
        Why = "Whoever asked cannot ask again with a buffer that is long enough.",
        AppliesTo = "requests refused as too short",
    };

    private static readonly RuleDescriptor InTime = new()
    {
        Id = "OID-002",
        Level = RuleLevel.Should,
        Title = "Requests end in time",
        Requirement = "A request is completed within 12 s.",
        Source = "DV:ndis",
        WindowsEquivalent = "0xC4/92003",
    };

    private static readonly RuleDescriptor Cancelled = new()
    {
        Id = "OID-017",
        Level = RuleLevel.Must,
        Title = "Cancel hits the request that it names",
        Requirement = "MiniportCancelOidRequest aborts no other request than the one whose RequestId it is given.",
        Source = "OidCancel, OidReq",
        Why = "A request fails that nobody gave up: an address, a filter or a key is not set.",
        AppliesTo = "drivers that complete requests later",
    };

    private static readonly RuleDescriptor Groups = new()
    {
        Id = "OID-018",
        Level = RuleLevel.Must,
        Title = "Multicast lists are as long as declared",
        Requirement = "A multicast list of no more addresses than MaxMulticastListSize is not refused as full.",
        Source = "OidMulti, GAttr",
        Why = "Protocols join groups that the adapter said it has room for, and receive nothing from them.",
        AppliesTo = "adapters with a multicast list",
    };

    private static readonly RuleDescriptor Unknown = new()
    {
        Id = "OID-019",
        Level = RuleLevel.Must,
        Title = "Unknown OIDs are refused",
        Requirement = "A request with an OID that nobody defines does not succeed: SUCCESS says that the data was set "
            + "or obtained.",
        Source = "Oid",
        Why = "Whoever asked takes a setting for made that was not, or an answer for one.",
    };

    private readonly OwnedRule _unknown = context.Rules.Own(Unknown);
    private readonly OwnedRule _cancelled = context.Rules.Own(Cancelled);
    private readonly OwnedRule _groups = context.Rules.Own(Groups);
    private readonly OwnedRule _inTime = context.Rules.Own(InTime);
    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _lengths = context.Rules.Own(Lengths);
    private readonly OwnedRule _mandatory = context.Rules.Own(Mandatory);
    private readonly OwnedRule _short = context.Rules.Own(Short);
    private readonly OwnedRule _needed = context.Rules.Own(Needed);
    private long _begun;
    private uint _multicastListSize;

    public static RuleDescriptor[] Rules =>
        [Once, InTime, Lengths, Mandatory, Short, Needed, Cancelled, Groups, Unknown];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportOidRequest, (in e) => _begun = e.Time);
        events.OnExit(TraceName.MiniportOidRequest, OnExit);
        events.OnCall(TraceName.NdisMOidRequestComplete, OnComplete);
        events.OnFact(
            TraceName.AddressesSet,
            (in e) => _multicastListSize = new AddressesSetEvent(in e).MulticastListSize);
        events.OnFact(TraceName.Crash, OnCrash);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
    }

    private void CheckTime(IAdapter adapter, in TraceEvent e)
    {
        long took = e.Time - _begun;
        _inTime.Exercise();
        if (took > TimeLimits.Oid)
        {
            _inTime.Report(
                adapter.Request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"an OID request completed within {TimeLimits.Oid / TimeUnits.TicksPerSecond} s"),
                Invariant($"it took {took / TimeUnits.TicksPerSecond} s to be completed"));
        }
    }

    private static bool IsTooShort(NDIS_STATUS status)
        => status is NDIS_STATUS_BUFFER_TOO_SHORT or NDIS_STATUS_INVALID_LENGTH;

    private void OnExit(in TraceEvent e)
    {
        MiniportOidRequestExit exit = new(in e);
        if (context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject) is not { } adapter)
        {
            return;
        }

        _once.Exercise();
        if (exit.Result == NDIS_STATUS_PENDING)
        {
            return;
        }

        if (adapter.Oid.Phase == TransitionPhase.CompletedInside)
        {
            _once.Report(
                adapter.Id,
                e.Begin,
                e.Sequence,
                "NdisMOidRequestComplete only if MiniportOidRequest returns NDIS_STATUS_PENDING",
                "NdisMOidRequestComplete was called, then MiniportOidRequest returned "
                    + TraceText.Status(exit.Result));
            return;
        }

        Judge(adapter, e, exit.Result, exit.BytesWritten, exit.BytesNeeded);
    }

    private void OnComplete(in TraceEvent e)
    {
        NdisMOidRequestCompleteCall call = new(in e);
        if (!call.Adapter.IsLive || context.Adapters.Find(call.Adapter) is not { } adapter)
        {
            return;
        }

        _once.Exercise();
        string? actual = !adapter.Oid.IsOpen ? "NdisMOidRequestComplete was called with no request pending"
            : !call.Pending ? $"NdisMOidRequestComplete got {Wording.Given(call.Request)}, and another "
                + "request is pending"
            : call.Status == NDIS_STATUS_PENDING ? "it was completed with NDIS_STATUS_PENDING"
            : null;
        if (actual is null)
        {
            CheckCancelled(e, call);
            Judge(adapter, e, call.Status, call.BytesWritten, call.BytesNeeded);
            return;
        }

        _once.Report(
            adapter.Id,
            adapter.Oid.Begun,
            e.Sequence,
            "one completion of each OID request, with a final status",
            actual);
    }

    private void CheckCancelled(in TraceEvent e, in NdisMOidRequestCompleteCall call)
    {
        ref readonly CallFrame cancel = ref context.Stacks.Innermost(
            e.Processor, TraceName.MiniportCancelOidRequest);
        if (cancel.Sequence == 0)
        {
            return;
        }

        ulong named = new MiniportCancelOidRequestEnter(in cancel.Begin).RequestId;
        _cancelled.Exercise();
        if (call.Status == NDIS_STATUS_REQUEST_ABORTED && named != call.Request.Number)
        {
            _cancelled.Report(
                call.Request,
                cancel.Sequence,
                e.Sequence,
                "only the request with the RequestId of MiniportCancelOidRequest aborted",
                Invariant($"RequestId 0x{named:X} was cancelled, and {call.Request}, which has another, was aborted"));
        }
    }

    /// <summary>A buffer of no bytes is NULL: only a driver that does not look at its length touches it.</summary>
    private void OnCrash(in TraceEvent e)
    {
        CallFrame callback = context.Stacks.InnermostCallback(e.Processor);
        if (callback.Name == TraceName.MiniportOidRequest
            && NullCrash.Is(e)
            && context.Adapters.Find(callback.Subject) is { Request: { BufferBytes: 0 } request })
        {
            _short.Report(
                request.Request,
                callback.Sequence,
                e.Sequence,
                "a request without InformationBuffer refused",
                Invariant($"{Wording.Oid(request.Oid)} came with InformationBuffer NULL, and the ")
                    + "driver dereferenced it");
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        if (EndlessOperation.Of(e) == Operation.Wait
            && e.Name == TraceName.Unmet
            && context.Adapters.Find(e.Subject) is { Oid.Phase: TransitionPhase.Pending } adapter)
        {
            _once.Report(
                adapter.Id,
                adapter.Oid.Begun,
                e.Sequence,
                "one NdisMOidRequestComplete for each request that is pending",
                $"{adapter.Request.Request.Identity} is pending, and nothing is left that would call "
                    + "NdisMOidRequestComplete");
        }
    }

    /// <summary>A request ended with a status and with the lengths that stand in it.</summary>
    private void Judge(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, uint written, uint needed)
    {
        OidState request = adapter.Request;
        CheckTime(adapter, e);
        bool isSuccess = status == NDIS_STATUS_SUCCESS;
        bool isMandatory = MandatoryOids.TryFind(request.Oid, request.IsSet, out MandatoryOid oid)
            && request.Type != NDIS_REQUEST_TYPE.NdisRequestMethod;
        _lengths.Exercise(isSuccess && request.OutputBytes > 0);
        if (isSuccess && written > request.OutputBytes)
        {
            _lengths.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"BytesWritten of at most {request.OutputBytes}, the length of InformationBuffer"),
                Invariant($"BytesWritten is {written} for {Wording.Oid(request.Oid)}"));
        }

        if (isMandatory && request.BufferBytes >= oid.FullBytes)
        {
            JudgeSupport(adapter, e, status);
        }

        JudgeGroups(adapter, e, status);
        JudgeUnknown(adapter, e, isSuccess);

        bool isShort = isMandatory && request.BufferBytes < oid.LeastBytes;
        _short.Exercise(isShort);
        if (isShort && isSuccess)
        {
            _short.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"a failure where InformationBufferLength is less than {oid.LeastBytes}"),
                Invariant($"{Wording.Oid(request.Oid)} succeeded with InformationBufferLength {request.BufferBytes}"));
        }

        JudgeNeeded(adapter, e, status, needed);
    }

    private void JudgeUnknown(IAdapter adapter, in TraceEvent e, bool isSuccess)
    {
        if (adapter.Request.Oid != UnknownOid.Value)
        {
            return;
        }

        _unknown.Exercise();
        if (isSuccess)
        {
            _unknown.Report(
                adapter.Request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"a failure for {Wording.Oid(adapter.Request.Oid)}, which nobody defines"),
                adapter.Request.IsSet
                    ? $"the set of {Wording.Oid(adapter.Request.Oid)} succeeded"
                    : $"the query of {Wording.Oid(adapter.Request.Oid)} succeeded");
        }
    }

    private void JudgeGroups(IAdapter adapter, in TraceEvent e, NDIS_STATUS status)
    {
        OidState request = adapter.Request;
        uint groups = request.InputBytes / AddressBytes;
        bool isList = request.IsSet && request.Oid == NDIS.OID_802_3_MULTICAST_LIST && groups <= _multicastListSize;
        _groups.Exercise(isList && groups == _multicastListSize);
        if (isList && status == NDIS_STATUS_MULTICAST_FULL)
        {
            _groups.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                "OID_802_3_MULTICAST_LIST with up to MaxMulticastListSize = "
                    + Invariant($"{_multicastListSize} addresses taken"),
                Invariant($"a list of {groups} addresses was refused with NDIS_STATUS_MULTICAST_FULL"));
        }
    }

    private void JudgeSupport(IAdapter adapter, in TraceEvent e, NDIS_STATUS status)
    {
        _mandatory.Exercise();
        if (status is NDIS_STATUS_INVALID_OID or NDIS_STATUS_NOT_SUPPORTED || IsTooShort(status))
        {
            _mandatory.Report(
                adapter.Request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                "support of the mandatory OIDs",
                $"{Wording.Oid(adapter.Request.Oid)} was completed with {TraceText.Status(status)}");
        }
    }

    private void JudgeNeeded(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, uint needed)
    {
        OidState request = adapter.Request;
        bool isRefused = IsTooShort(status) && request.Type != NDIS_REQUEST_TYPE.NdisRequestMethod;
        _needed.Exercise(isRefused);
        if (isRefused && needed <= request.BufferBytes)
        {
            _needed.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"BytesNeeded above InformationBufferLength {request.BufferBytes}"),
                Invariant($"BytesNeeded is {needed} after {TraceText.Status(status)} for {Wording.Oid(request.Oid)}"));
        }
    }
}
