using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Packets that a driver of NDIS 5 does not send although it could.</summary>
[Resets]
internal sealed partial class Ndis5RefusalChecker(CheckerContext context) : IChecker
{
    private const int PacketsToTell = 3;

    private static readonly RuleDescriptor Good = new()
    {
        Id = "NDIS5-038",
        Level = RuleLevel.Must,
        Title = "Good packets are sent",
        Requirement = "A running adapter whose link is up completes no packet of 60 to 1,514 bytes with a status that "
            + "says that its length or its data is wrong. FAILURE is a violation for three packets in a row where an "
            + "adapter that the driver had before could send and this one never did. Not judged after a call that "
            + "failed, a reset, a cancel, a change of the link, a removal or a flaw of the device.",
        Source = "Send5",
        Why = "The connection stops, and no status says why.",
    };

    private readonly OwnedRule _good = context.Rules.Own(Good);
    private bool _isDisturbed;

    // With an adapter before, and with this one.
    private bool _couldSend;
    private bool _canSend;
    private int _failures;

    public static RuleDescriptor[] Rules => [Good];

    public void Subscribe(Subscriptions events)
    {
        foreach (TraceRow row in TraceSchema.All.Where(row => row.MayFail))
        {
            events.OnReturn(row.Name, (in e) => _isDisturbed |= CallOutcome.HasFailed(e, row));
        }

        events.OnEnter(TraceName.DriverEntry, (in e) => (_couldSend, _canSend) = (false, false));
        events.OnEnter(TraceName.MiniportInitialize, OnInitialize);
        events.OnEnter(TraceName.MiniportReset, Disturb);
        events.OnEnter(TraceName.MiniportCancelSendPackets, Disturb);
        events.OnFact(TraceName.FlawAsked, Disturb);
        events.OnFact(TraceName.DeviceFault, Disturb);
        events.OnFact(TraceName.LinkChanged, Disturb);
        events.OnFact(TraceName.PacketCompleted, OnCompleted);
    }

    private void OnInitialize(in TraceEvent e)
        => (_couldSend, _canSend, _failures, _isDisturbed) = (_couldSend || _canSend, false, 0, false);

    private void Disturb(in TraceEvent e) => _isDisturbed = true;

    private void OnCompleted(in TraceEvent e)
    {
        PacketCompletedEvent completed = new(in e);
        ref readonly PacketState packet = ref context.Packets.All.Find(completed.Packet.Number);
        bool isJudged = !Unsafe.IsNullRef(in packet)
            && packet is { IsPending: true, DataLength: >= FrameSizes.Minimum and <= FrameSizes.Maximum }
            && e.State == AdapterState.Running
            && context.Adapters.Current is { IsRemoved: false };
        if (!isJudged || _isDisturbed)
        {
            return;
        }

        _good.Exercise();
        if (completed.Status == NDIS_STATUS_SUCCESS)
        {
            (_canSend, _failures) = (true, 0);
        }
        else if (completed.Status is NDIS_STATUS_INVALID_LENGTH or NDIS_STATUS_INVALID_DATA
            or NDIS_STATUS_NOT_SUPPORTED)
        {
            string actual = $"it was completed with {TraceText.Status(completed.Status)}";
            Report(e, completed.Packet, packet.Submitted, actual);
        }
        else if (completed.Status == NDIS_STATUS_FAILURE && ++_failures == PacketsToTell && _couldSend && !_canSend)
        {
            Report(
                e,
                completed.Packet,
                packet.Submitted,
                Invariant($"it was packet {PacketsToTell} in a row that failed"));
        }
    }

    private void Report(in TraceEvent e, TraceObject item, long made, string actual)
        => _good.Report(
            item, made, e.Sequence, "packets of up to 1514 bytes sent, or failed with NDIS_STATUS_RESOURCES", actual);
}
