using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What is in the answers to requests, and whether the attributes promised it.</summary>
[Resets]
internal sealed partial class OidAnswerChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Written = new()
    {
        Id = "OID-012",
        Level = RuleLevel.Must,
        Title = "Every byte of an answer is written",
        Requirement = "The driver has written every byte that BytesWritten counts. Of NDIS_STATISTICS_INFO it has "
            + "written those counters that SupportedStatistics says are valid. Four bytes in a row that the buffer "
            + "came with were not written.",
        Source = "OidReq, OidStats",
        Why = Consequence.RequestMisreported,
    };

    private static readonly RuleDescriptor Statistics = new()
    {
        Id = "OID-013",
        Level = RuleLevel.Should,
        Title = "All statistics are supported",
        Requirement = "SupportedStatistics in the answer to OID_GEN_STATISTICS has all bits. The page says that "
            + "drivers must support all statistics; it also lets the bits say which counters are valid, so that "
            + "missing ones are advice.",
        Source = "OidStats",
        Why = "Tools that show the traffic of the adapter show nothing for these counters.",
    };

    private static readonly RuleDescriptor Listed = new()
    {
        Id = "OID-014",
        Level = RuleLevel.Must,
        Title = "Listed OIDs are supported",
        Requirement = "A query of an OID that stands in SupportedOidList is not answered as unknown or unsupported. "
            + "Mandatory OIDs have a rule of their own.",
        Source = "OidList",
        Why = "Whoever reads the list relies on it, and gets an error for what it was promised.",
        AppliesTo = "drivers that give a SupportedOidList",
    };

    internal static readonly RuleDescriptor Read = new()
    {
        Id = "OID-021",
        Level = RuleLevel.Must,
        Title = "BytesRead says how much was read",
        Requirement = "A set that succeeds has in BytesRead how many bytes of the buffer the driver read: no more than "
            + "there are and, for the packet filter, which every driver has to read, not 0.",
        Source = "OidReq",
        Why = "Whoever asked takes the setting for one that was not made.",
    };

    private static readonly RuleDescriptor Valid = new()
    {
        Id = "OID-023",
        Level = RuleLevel.Must,
        Title = "Valid statistics are named by their flags",
        Requirement = "SupportedStatistics in the answer to OID_GEN_STATISTICS has no bits but those of "
            + "NDIS_STATISTICS_FLAGS_VALID_XXX. The flags of the general attributes are others.",
        Source = "OidStats",
        Why = "Counters are taken for valid that are not, and others are left out.",
    };

    private readonly OwnedRule _valid = context.Rules.Own(Valid);
    private readonly OwnedRule _read = context.Rules.Own(Read);
    private readonly OwnedRule _written = context.Rules.Own(Written);
    private readonly OwnedRule _statistics = context.Rules.Own(Statistics);
    private readonly OwnedRule _listed = context.Rules.Own(Listed);
    private readonly OwnedRule _short = context.Rules.Borrow(OidChecker.Short);
    private uint _shortestBuffer = uint.MaxValue;
    private uint _longestText;

    // The request of which a write reached beyond its buffer: what it wrote within is lost.
    private uint _beyond;

    public static RuleDescriptor[] Rules => [Written, Statistics, Listed, Read, Valid];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportInitializeEx, (in e) => (_shortestBuffer, _longestText) = (uint.MaxValue, 0));
        events.OnFact(TraceName.StatisticsReported, OnStatistics);
        events.OnFact(TraceName.AnswerUnwritten, OnUnwritten);
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnExit(TraceName.MiniportOidRequest, OnExit);
        events.OnCall(TraceName.NdisMOidRequestComplete, OnComplete);
    }

    private void OnStatistics(in TraceEvent e)
    {
        uint supported = new StatisticsReportedEvent(in e).Supported;
        _valid.Exercise();
        if ((supported & ~NDIS.NDIS_STATISTICS_FLAGS_VALID_ALL) is var others and not 0)
        {
            _valid.Report(
                e.Subject,
                0,
                e.Sequence,
                "only NDIS_STATISTICS_FLAGS_VALID_XXX flags in SupportedStatistics",
                Invariant($"SupportedStatistics is 0x{supported:X}, and 0x{others:X} is none of these flags"));
            return;
        }

        _statistics.Exercise();
        CheckStatistics(e, NDIS.NDIS_STATISTICS_FLAGS_VALID_ALL & ~supported);
    }

    private void CheckStatistics(in TraceEvent e, uint missing)
    {
        foreach (StatisticsMember member in StatisticsMembers.All)
        {
            if ((member.Flag & missing) != 0)
            {
                _statistics.Report(
                    e.Subject,
                    0,
                    e.Sequence,
                    "all flags in SupportedStatistics of the answer to OID_GEN_STATISTICS",
                    Invariant($"SupportedStatistics lacks 0x{missing:X}, so that {member.Name} is not valid"));
                return;
            }
        }
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        if (access is { Write: true, Object.Kind: ObjectKind.OidBuffer })
        {
            _beyond = access.Object.Number;
        }
    }

    private void OnUnwritten(in TraceEvent e)
    {
        AnswerUnwrittenEvent answer = new(in e);
        if (context.Adapters.Current is not { } adapter || answer.Request.Number == _beyond)
        {
            return;
        }

        string where = answer.Statistics != 0 && StatisticsMembers.Find(answer.Offset) is { Flag: not 0 } member
            ? $" ({member.Name})"
            : string.Empty;
        _written.Report(
            answer.Request,
            adapter.Oid.Begun,
            e.Sequence,
            "all bytes written that BytesWritten counts",
            Invariant($"{Wording.Bytes(answer.Length)} at offset {answer.Offset}{where} of the answer to ")
                + Wording.Oid(adapter.Request.Oid) + " were not written");
    }

    private void OnExit(in TraceEvent e)
    {
        MiniportOidRequestExit exit = new(in e);
        if (exit.Result != NDIS_STATUS_PENDING
            && context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject)
                is { Oid.Phase: not TransitionPhase.CompletedInside } adapter)
        {
            JudgeRead(adapter, e, exit.Result, exit.BytesRead);
            JudgeQuery(adapter, e, exit.Result, exit.BytesWritten);
            JudgeText(adapter, e, exit.Result, exit.BytesWritten);
        }
    }

    private void OnComplete(in TraceEvent e)
    {
        NdisMOidRequestCompleteCall call = new(in e);
        if (call.Pending && call.Adapter.IsLive && context.Adapters.Find(call.Adapter) is { } adapter)
        {
            JudgeRead(adapter, e, call.Status, call.BytesRead);
            JudgeQuery(adapter, e, call.Status, call.BytesWritten);
            JudgeText(adapter, e, call.Status, call.BytesWritten);
        }
    }

    private void JudgeRead(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, uint read)
    {
        OidState request = adapter.Request;
        if (!request.IsSet || status != NDIS_STATUS_SUCCESS)
        {
            return;
        }

        bool mustBeRead = request.Oid == NDIS.OID_GEN_CURRENT_PACKET_FILTER && request.InputBytes >= sizeof(uint);
        _read.Exercise(mustBeRead);
        if (read > request.InputBytes || (read == 0 && mustBeRead))
        {
            _read.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"BytesRead above 0, up to the {request.InputBytes} bytes of InformationBuffer"),
                Invariant($"the set of {Wording.Oid(request.Oid)} succeeded with BytesRead {read}"));
        }
    }

    /// <summary>How long a text is only the driver knows: that it was cut is seen by a longer answer.</summary>
    private void JudgeText(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, uint written)
    {
        OidState request = adapter.Request;
        bool isText = request.Oid == NDIS.OID_GEN_VENDOR_DESCRIPTION && !request.IsSet;
        if (!isText || status != NDIS_STATUS_SUCCESS || written > request.BufferBytes)
        {
            return;
        }

        _shortestBuffer = Math.Min(_shortestBuffer, request.BufferBytes);
        _longestText = Math.Max(_longestText, written);
        if (_longestText > _shortestBuffer)
        {
            _short.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"a failure where InformationBufferLength is less than the {_longestText} bytes of the text"),
                "the query of OID_GEN_VENDOR_DESCRIPTION succeeded with "
                    + Invariant($"InformationBufferLength {_shortestBuffer}"));
        }
    }

    private void JudgeQuery(IAdapter adapter, in TraceEvent e, NDIS_STATUS status, uint written)
    {
        OidState request = adapter.Request;
        if (request.Type is not (NDIS_REQUEST_TYPE.NdisRequestQueryInformation
            or NDIS_REQUEST_TYPE.NdisRequestQueryStatistics))
        {
            return;
        }

        _written.Exercise(status == NDIS_STATUS_SUCCESS && written > 0);
        if (!request.IsListed
            || adapter.IsRemoved
            || MandatoryOids.TryFind(request.Oid, isSet: false, out _))
        {
            return;
        }

        _listed.Exercise();
        if (status is NDIS_STATUS_NOT_SUPPORTED or NDIS_STATUS_INVALID_OID)
        {
            _listed.Report(
                request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                "an answer to each query of an OID in SupportedOidList",
                $"{Wording.Oid(request.Oid)} is in the list, and was completed with {TraceText.Status(status)}");
        }
    }
}
