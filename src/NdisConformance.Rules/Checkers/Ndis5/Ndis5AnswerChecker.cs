using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// The lengths that a driver of NDIS 5 reports when its handler returns. Those of a request that pends are not known
/// here: the driver may set them until it completes the request.
/// </summary>
[Resets]
internal sealed partial class Ndis5AnswerChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Needed = new()
    {
        Id = "NDIS5-041",
        Level = RuleLevel.Must,
        Title = "BytesNeeded is set where a buffer is too short",
        Requirement = "A request that is refused with INVALID_LENGTH or BUFFER_TOO_SHORT, because its buffer is "
            + "shorter than its OID needs, has in BytesNeeded how many bytes it needs. The pages disagree whether that "
            + "is the total or what is missing, so that only 0 is a violation.",
        Source = "Query5",
        Why = "Whoever asked cannot ask again with a buffer that is long enough.",
        AppliesTo = "requests refused as too short",
    };

    private static readonly RuleDescriptor Written = new()
    {
        Id = "NDIS5-042",
        Level = RuleLevel.Must,
        Title = "BytesWritten says how long the answer is",
        Requirement = "A query that succeeds has in BytesWritten the length of the answer: 4 for a number, 4 or 8 for "
            + "a counter, and not 0 for a text.",
        Source = "Query5",
        Why = "Whoever asked takes the answer for empty, or for more than the driver wrote.",
    };

    private readonly OwnedRule _needed = context.Rules.Own(Needed);
    private readonly OwnedRule _written = context.Rules.Own(Written);
    private readonly OwnedRule _fits = context.Rules.Borrow(OidChecker.Lengths);
    private readonly OwnedRule _short = context.Rules.Borrow(OidChecker.Short);
    private readonly OwnedRule _read = context.Rules.Borrow(OidAnswerChecker.Read);
    private uint _shortestText = uint.MaxValue;
    private uint _longestText;

    public static RuleDescriptor[] Rules => [Needed, Written];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportInitialize, (in e) => (_shortestText, _longestText) = (uint.MaxValue, 0));
        events.OnExit(TraceName.MiniportQueryInformation, OnQuery);
        events.OnExit(TraceName.MiniportSetInformation, OnSet);
    }

    private static bool IsTooShort(NDIS_STATUS status)
        => status is NDIS_STATUS_BUFFER_TOO_SHORT or NDIS_STATUS_INVALID_LENGTH;

    private void OnQuery(in TraceEvent e)
    {
        MiniportQueryInformationExit exit = new(in e);
        MiniportQueryInformationEnter asked = new(in context.Stacks.Innermost(e.Processor).Begin);
        uint least = InformationLengths.LeastOf(asked.Oid, isSet: false);
        bool isShort = asked.Bytes < least;
        if (exit.Result == NDIS_STATUS_SUCCESS)
        {
            JudgeSuccess(e, asked.Oid, asked.Bytes, exit.BytesWritten);
        }

        // How long a text or a list is only the driver knows: it says that the buffer is too short.
        JudgeNeeded(e, exit.Result, isShort || least == 0, asked.Oid, exit.BytesNeeded);
        JudgeShort(e, exit.Result, isShort, asked.Oid, asked.Bytes);
    }

    private void OnSet(in TraceEvent e)
    {
        MiniportSetInformationExit exit = new(in e);
        MiniportSetInformationEnter asked = new(in context.Stacks.Innermost(e.Processor).Begin);
        bool isShort = asked.Bytes < InformationLengths.LeastOf(asked.Oid, isSet: true);
        JudgeNeeded(e, exit.Result, isShort, asked.Oid, exit.BytesNeeded);
        JudgeShort(e, exit.Result, isShort, asked.Oid, asked.Bytes);
        if (exit.Result != NDIS_STATUS_SUCCESS || isShort)
        {
            return;
        }

        bool mustBeRead = asked.Oid == NDIS.OID_GEN_CURRENT_PACKET_FILTER;
        _read.Exercise(mustBeRead);
        if (exit.BytesRead > asked.Bytes || (mustBeRead && exit.BytesRead == 0))
        {
            Report(
                _read,
                e,
                Invariant($"BytesRead above 0, up to the {asked.Bytes} bytes of InformationBuffer"),
                Invariant($"the set of {Wording.Oid(asked.Oid)} succeeded with BytesRead {exit.BytesRead}"));
        }
    }

    private void JudgeSuccess(in TraceEvent e, uint oid, uint bytes, uint written)
    {
        _fits.Exercise();
        if (written > bytes)
        {
            Report(
                _fits,
                e,
                Invariant($"BytesWritten of at most {bytes}, the length of InformationBuffer"),
                Invariant($"BytesWritten is {written} for {Wording.Oid(oid)}"));
            return;
        }

        bool isText = oid == NDIS.OID_GEN_VENDOR_DESCRIPTION;
        uint least = InformationLengths.LeastOf(oid, isSet: false);
        if (bytes < least || (least == 0 && !isText))
        {
            return;
        }

        _written.Exercise();
        if (isText ? written == 0 : !InformationLengths.MayBe(oid, written))
        {
            Report(
                _written,
                e,
                "the length of the answer in BytesWritten",
                Invariant($"the query of {Wording.Oid(oid)} succeeded with BytesWritten {written}"));
        }
        else if (isText)
        {
            JudgeText(e, bytes, written);
        }
    }

    /// <summary>That a text was cut is seen by a longer answer.</summary>
    private void JudgeText(in TraceEvent e, uint bytes, uint written)
    {
        _shortestText = Math.Min(_shortestText, bytes);
        _longestText = Math.Max(_longestText, written);
        if (_longestText > _shortestText)
        {
            Report(
                _short,
                e,
                Invariant($"a failure where InformationBufferLength is less than the {_longestText} bytes of the text"),
                "the query of OID_GEN_VENDOR_DESCRIPTION succeeded with "
                    + Invariant($"InformationBufferLength {_shortestText}"));
        }
    }

    private void JudgeShort(in TraceEvent e, NDIS_STATUS status, bool isShort, uint oid, uint bytes)
    {
        _short.Exercise(isShort && status != NDIS_STATUS_PENDING);
        if (isShort && status == NDIS_STATUS_SUCCESS)
        {
            Report(
                _short,
                e,
                Invariant($"a failure for {Wording.Oid(oid)} if InformationBufferLength is too short"),
                Invariant($"{Wording.Oid(oid)} succeeded with InformationBufferLength {bytes}"));
        }
    }

    private void JudgeNeeded(in TraceEvent e, NDIS_STATUS status, bool isShort, uint oid, uint needed)
    {
        bool isRefused = isShort && IsTooShort(status);
        _needed.Exercise(isRefused);
        if (isRefused && needed == 0)
        {
            Report(
                _needed,
                e,
                "the number of bytes that are needed in BytesNeeded",
                $"{Wording.Oid(oid)} failed with {TraceText.Status(status)} and BytesNeeded 0");
        }
    }

    private void Report(OwnedRule rule, in TraceEvent e, string expected, string actual)
        => rule.Report(context.Adapters.CurrentId, e.Begin, e.Sequence, expected, actual);
}
