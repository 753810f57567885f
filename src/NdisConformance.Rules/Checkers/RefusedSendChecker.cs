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
    private const int CallsToTell = 3;

    private static readonly RuleDescriptor Good = new()
    {
        Id = "SEND-026",
        Level = RuleLevel.Must,
        Title = "Good frames are not refused",
        Requirement = "A running adapter whose link is up completes no list of frames of 60 bytes to MtuSize and a "
            + "header with a status that says that their length, their data or the link is wrong. FAILURE, for a list "
            + "that came to an idle driver, is advice, and a violation for all of three calls in a row where an "
            + "adapter that the driver had before could send. Not judged: frames in more than two MDLs, those that the "
            + "driver mapped, all frames after an error of the device, its removal, or a call that failed, and for 10 "
            + "seconds after the initialization that the link is wrong: the driver may have to look for it.",
        Source = "Send, SendC, GAttr",
        Why = "Protocols send frames up to MtuSize. The connection stops, and no status says why.",
    };

    private readonly OwnedRule _good = context.Rules.Own(Good);
    private uint _longest;
    private bool _isDisturbed;

    // With an adapter before, and with this one.
    private bool _couldSend;
    private bool _canSend;
    private uint _failedCall;
    private int _failedCalls;
    private long _initialized;
    private long _changed = long.MinValue;

    public static RuleDescriptor[] Rules => [Good];

    public void Subscribe(Subscriptions events)
    {
        foreach (TraceRow row in TraceSchema.All.Where(row => row.MayFail))
        {
            events.OnReturn(row.Name, (in e) => _isDisturbed |= CallOutcome.HasFailed(e, row));
        }

        events.OnEnter(TraceName.DriverEntry, (in e) => (_couldSend, _canSend) = (false, false));
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitialize);
        events.OnFact(
            TraceName.GeneralAttributesSet,
            (in e) => _longest = new GeneralAttributesSetEvent(in e).Mtu + FrameSizes.Header);
        events.OnFact(TraceName.FlawAsked, Disturb);
        events.OnFact(TraceName.DeviceFault, Disturb);
        events.OnEnter(TraceName.MiniportResetEx, Disturb);
        events.OnFact(TraceName.LinkChanged, (in e) => _changed = e.Time);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void OnInitialize(in TraceEvent e)
    {
        _couldSend |= _canSend;
        (_canSend, _failedCalls, _longest, _isDisturbed, _initialized) = (false, 0, 0, false, e.Time);
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
        if (isMapped)
        {
            _canSend |= completed.Status == NDIS_STATUS_SUCCESS;
            return;
        }

        if (IsUntrue(completed.Status, nbl))
        {
            _good.Report(completed.Nbl, nbl.Submitted, e.Sequence, Expected(), Actual(completed.Status));
        }
        else if (completed.Status == NDIS_STATUS_SUCCESS)
        {
            (_canSend, _failedCalls) = (true, 0);
        }
        else if (completed.Status == NDIS_STATUS_FAILURE && !nbl.CameToBusyDriver)
        {
            Count(nbl.Group);
            if (_couldSend && !_canSend && _failedCalls == CallsToTell)
            {
                _good.Report(
                    completed.Nbl,
                    nbl.Submitted,
                    e.Sequence,
                    Expected(),
                    "it was the third MiniportSendNetBufferLists call in a row whose lists failed");
                return;
            }

            _good.Advise(completed.Nbl, nbl.Submitted, e.Sequence, Expected(), Actual(completed.Status));
        }
    }

    /// <summary>Lists that come together are refused together.</summary>
    private void Count(uint group)
    {
        _failedCalls += group != _failedCall ? 1 : 0;
        _failedCall = group;
    }

    private string Expected() => Invariant($"frames of up to {_longest} bytes sent, or failed with ")
        + "NDIS_STATUS_RESOURCES";

    private static string Actual(NDIS_STATUS status) => $"it was completed with {TraceText.Status(status)}";

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

    /// <summary>A status that says something of the frames or the link that is not so.</summary>
    private bool IsUntrue(NDIS_STATUS status, in NblState nbl)
        => status is NDIS_STATUS_INVALID_LENGTH or NDIS_STATUS_INVALID_DATA or NDIS_STATUS_INVALID_PARAMETER
            or NDIS_STATUS_NOT_SUPPORTED
            || (status == NDIS_STATUS_MEDIA_DISCONNECTED
                && nbl.SubmittedTime - _initialized >= TimeLimits.Link);
}
