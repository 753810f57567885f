using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Members and data of a send that belong to its caller.</summary>
[Resets]
internal sealed partial class CallersPropertyChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Unchanged = new()
    {
        Id = "SEND-012",
        Level = RuleLevel.Must,
        Title = "What belongs to others stays",
        Requirement = "At its completion a list that was sent has the members that the miniport does not own as they "
            + "came: SourceHandle, Context, ParentNetBufferList, NdisPoolHandle, NdisReserved, ProtocolReserved and "
            + "NblFlags but for the bits of miniport and owner, and DataOffset, DataLength, CurrentMdl and "
            + "CurrentMdlOffset of its NET_BUFFERs. Its data is unchanged if NDIS_NBL_FLAGS_SEND_READ_ONLY is set; "
            + "other changed data is advice. Bytes before the data are free.",
        Source = "NblS, Nb, SendC",
        Why = "The protocol takes back what it does not recognize: the list goes to another owner, or data that others "
            + "still use, or send again, is not theirs any more.",
        Preconditions = [TraceName.NdisMSendNetBufferListsComplete],
    };

    private readonly OwnedRule _unchanged = context.Rules.Own(Unchanged);

    public static RuleDescriptor[] Rules => [Unchanged];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnFact(TraceName.CallersMemberChanged, OnMember);
        events.OnFact(TraceName.CallersDataChanged, OnData);
    }

    private void OnCompleted(in TraceEvent e)
        => _unchanged.Exercise(new SendCompletedEvent(in e).Owner == OwnerCode.Miniport);

    private void OnMember(in TraceEvent e)
    {
        CallersMemberChangedEvent changed = new(in e);
        string member = changed.Member.ToString();
        _unchanged.Report(
            changed.Item,
            SubmissionOf(changed.Item),
            e.Sequence,
            $"{member} as when the list was sent: {Text(changed.Member, changed.Was)}",
            $"{member} of {changed.Item.Identity} is {Text(changed.Member, changed.Now)} at the completion",
            new FindingLinks { IsEvaluation = true });
    }

    private void OnData(in TraceEvent e)
    {
        CallersDataChangedEvent changed = new(in e);
        long submitted = SubmissionOf(changed.Nb);
        string actual = Invariant($"byte {changed.Position} of the data of {changed.Nb.Identity} ")
            + "was changed before the completion";
        if (changed.ReadOnly)
        {
            _unchanged.Report(
                changed.Nb,
                submitted,
                e.Sequence,
                "data unchanged in a list with NDIS_NBL_FLAGS_SEND_READ_ONLY",
                actual,
                new FindingLinks { IsEvaluation = true });
        }
        else
        {
            _unchanged.Exercise();
            _unchanged.Advise(
                changed.Nb,
                submitted,
                e.Sequence,
                "the caller's data unchanged at the completion",
                actual);
        }
    }

    private static string Text(CallersMember member, ulong value) => member switch
    {
        CallersMember.CurrentMdl => value == 0
            ? "no MDL"
            : TraceText.Object(new TraceObject(ObjectKind.Mdl, (uint)value)),
        CallersMember.CurrentMdlOffset or CallersMember.DataLength or CallersMember.DataOffset => Invariant($"{value}"),
        _ => Invariant($"0x{value:X}"),
    };

    private long SubmissionOf(TraceObject item)
    {
        if (item.Kind == ObjectKind.Nb)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(item.Number);
            return Unsafe.IsNullRef(in nb) ? 0 : nb.Submitted;
        }

        ref readonly NblState nbl = ref context.Sends.Nbls.Find(item.Number);
        return Unsafe.IsNullRef(in nbl) ? 0 : nbl.Submitted;
    }
}
