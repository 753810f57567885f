using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>In how many MDLs a received frame is indicated.</summary>
[Resets]
internal sealed partial class FramePiecesChecker(CheckerContext context) : IChecker
{
    private const uint OldHost = 0x0006_0000;

    private static readonly RuleDescriptor OneMdl = new()
    {
        Id = "RECV-017",
        Level = RuleLevel.Must,
        Title = "One MDL a NET_BUFFER",
        Requirement = "On a host of NDIS 6.0 a frame is indicated in one MDL. From NDIS 6.1 on a frame may lie in "
            + "several; that it is divided inside its Ethernet header is advice.",
        Source = "EthRx",
        Why = "Protocols of NDIS 6.0 look only at the first MDL of a received frame.",
        AppliesTo = "drivers that run on NDIS 6.0",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _oneMdl = context.Rules.Own(OneMdl);

    public static RuleDescriptor[] Rules => [OneMdl];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.ReceiveIndicated, (in e) => _oneMdl.Exercise(IsOldHost));
        events.OnFact(TraceName.FrameInPieces, OnPieces);
    }

    private bool IsOldHost => context.Options.HostVersion == OldHost;

    private void OnPieces(in TraceEvent e)
    {
        FrameInPiecesEvent frame = new(in e);
        if (IsOldHost)
        {
            _oneMdl.Report(
                frame.Nbl,
                0,
                e.Sequence,
                "a frame in one MDL on NDIS 6.0",
                Invariant($"it has its frame in {frame.Mdls} MDLs"));
        }
        else if (frame.FirstBytes < FrameSizes.Header)
        {
            _oneMdl.Exercise();
            _oneMdl.Advise(
                frame.Nbl,
                0,
                e.Sequence,
                Invariant($"the {FrameSizes.Header} bytes of the Ethernet header in one MDL"),
                Invariant($"it has {frame.FirstBytes} bytes of the header in its first MDL"));
        }
    }
}
