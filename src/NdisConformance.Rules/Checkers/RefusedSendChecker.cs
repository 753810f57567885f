using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Frames that the driver does not send although it could.</summary>
[Resets]
internal sealed partial class RefusedSendChecker(CheckerContext context) : IChecker
{
    // More than that the NIC may not take in one frame.
    private const ulong MostMdls = 2;
    private const ulong MostBytes = MemorySizes.Page;

    private static readonly RuleDescriptor Good = new()
    {
        Id = "SEND-026",
        Level = RuleLevel.Must,
        Title = "Good frames are not refused",
        Requirement = "A running adapter whose link is up sends frames of 60 bytes to MtuSize and a header. It may "
            + "refuse them for want of resources, and what is cancelled or reset. Not judged: frames in more than "
            + "two MDLs, those that the driver mapped, and all frames after an error of the device, its removal, or a call that failed.",
        Source = "Send, SendC, GAttr",
        Why = "Protocols send what MtuSize promises; the connection stands still, and nobody is told why.",
    };

    private readonly OwnedRule _good = context.Rules.Own(Good);
    private uint _longest;
    private bool _isDisturbed;
    private long _changed = long.MinValue;

    public static RuleDescriptor[] Rules => [Good];

    public void Subscribe(Subscriptions events)
    {
        foreach (TraceRow row in TraceSchema.All.Where(row => row.MayFail))
        {
            events.OnReturn(row.Name, (in e) => _isDisturbed |= CallOutcome.HasFailed(e, row));
        }

        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => (_longest, _isDisturbed) = (0, false));
        events.OnFact(
            TraceName.GeneralAttributesSet,
            (in e) => _longest = new GeneralAttributesSetEvent(in e).Mtu + FrameSizes.Header);
        events.OnFact(TraceName.FlawAsked, Disturb);
        events.OnFact(TraceName.DeviceFault, Disturb);
        events.OnEnter(TraceName.MiniportResetEx, Disturb);
        events.OnFact(TraceName.LinkChanged, (in e) => _changed = e.Time);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void Disturb(in TraceEvent e) => _isDisturbed = true;

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(completed.Nbl.Number);
        if (Unsafe.IsNullRef(in nbl) || nbl.Completed != 0 || !IsJudged(e, nbl) || !IsGood(nbl, out bool isMapped))
        {
            return;
        }

        _good.Exercise();
        if (IsRefusal(completed.Status) && !isMapped)
        {
            _good.Report(
                completed.Nbl,
                nbl.Submitted,
                e.Sequence,
                Invariant($"frames of up to {_longest} bytes sent, or refused for want of resources"),
                $"the list was completed with {TraceText.Status(completed.Status)}");
        }
    }

    private bool IsJudged(in TraceEvent e, in NblState nbl)
        => !_isDisturbed
            && e.State == AdapterState.Running
            && !nbl.IsToBeRefused
            && nbl.Cancelled == 0
            && nbl.Submitted > context.Adapters.LinkUp
            && (_changed == long.MinValue || nbl.SubmittedTime - _changed >= TimeLimits.Link)
            && context.Adapters.Current is { IsRemoved: false, HasFaulted: false };

    private bool IsGood(in NblState nbl, out bool isMapped)
    {
        isMapped = false;
        bool isGood = nbl.FirstNb != 0;
        for (uint number = nbl.FirstNb; number != 0 && isGood;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            isGood = nb.DataLength >= FrameSizes.Minimum
                && nb.DataLength <= _longest
                && nb.DataEnd <= MostBytes
                && nb.SubmittedMdls <= MostMdls;
            isMapped |= nb.Requested != 0;
            number = nb.Next;
        }

        return isGood;
    }

    /// <summary>A status that says that something is wrong with the frames or the adapter.</summary>
    private static bool IsRefusal(NDIS_STATUS status)
        => status is NDIS_STATUS_FAILURE or NDIS_STATUS_INVALID_LENGTH or NDIS_STATUS_INVALID_DATA
            or NDIS_STATUS_INVALID_PARAMETER or NDIS_STATUS_NOT_SUPPORTED or NDIS_STATUS_NOT_ACCEPTED
            or NDIS_STATUS_MEDIA_DISCONNECTED;
}
