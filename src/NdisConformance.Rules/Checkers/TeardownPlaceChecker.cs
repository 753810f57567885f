using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>In which callback the driver ends what it registered: the ledger only sees that it did.</summary>
[Resets]
internal sealed partial class TeardownPlaceChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _interrupt = context.Rules.Borrow(LedgerChecker.Interrupt);
    private readonly OwnedRule _channel = context.Rules.Borrow(LedgerChecker.ChannelAtHalt);
    private readonly OwnedRule _registers = context.Rules.Borrow(HandleChecker.Registers);
    private readonly Dictionary<TraceObject, uint> _mapped = [];
    private readonly OwnedRule _driver = context.Rules.Borrow(LedgerChecker.Unload);

    private uint _asked;

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(
            TraceName.NdisMDeregisterInterruptEx,
            (in e) => CheckAdapters(_interrupt, e, new NdisMDeregisterInterruptExCall(in e).Interrupt));
        events.OnCall(
            TraceName.NdisMDeregisterScatterGatherDma,
            (in e) => CheckAdapters(_channel, e, new NdisMDeregisterScatterGatherDmaCall(in e).Dma));
        events.OnCall(TraceName.NdisMMapIoSpace, (in e) => _asked = new NdisMMapIoSpaceCall(in e).Length);
        events.OnReturn(TraceName.NdisMMapIoSpace, OnMapped);
        events.OnCall(TraceName.NdisMUnmapIoSpace, OnUnmap);
        events.OnCall(
            TraceName.NdisMDeregisterMiniportDriver,
            (in e) => Check(
                _driver,
                e,
                new NdisMDeregisterMiniportDriverCall(in e).Handle,
                TraceName.MiniportDriverUnload,
                TraceName.DriverEntry));
    }

    private void OnMapped(in TraceEvent e)
    {
        NdisMMapIoSpaceReturn mapped = new(in e);
        if (mapped.Result == NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            _mapped[mapped.Space.Identity] = _asked;
        }
    }

    private void OnUnmap(in TraceEvent e)
    {
        NdisMUnmapIoSpaceCall call = new(in e);
        CheckAdapters(_registers, e, call.Space);
        if (_mapped.TryGetValue(call.Space.Identity, out uint length) && call.Length != length)
        {
            _registers.Report(
                call.Space,
                0,
                e.Sequence,
                Invariant($"NdisMUnmapIoSpace with Length {length}, as in NdisMMapIoSpace"),
                Invariant($"it was unmapped with Length {call.Length}"));
        }
    }

    private static void CheckAdapters(OwnedRule rule, in TraceEvent e, TraceObject item)
        => Check(rule, e, item, TraceName.MiniportHaltEx, TraceName.MiniportInitializeEx);

    private static void Check(OwnedRule rule, in TraceEvent e, TraceObject item, TraceName end, TraceName failing)
    {
        // What is not alive has a rule of its own.
        if (item.IsLive && e.Enclosing != end && e.Enclosing != failing)
        {
            rule.Report(
                item,
                0,
                e.Sequence,
                $"{e.Name} in {end}, or in {failing} if it fails",
                $"{e.Name} was called {Wording.In(e)}");
        }
    }
}
