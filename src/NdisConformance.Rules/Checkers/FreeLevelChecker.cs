using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Whether lists are mostly freed where the level is right without being raised.</summary>
[Resets]
internal sealed partial class FreeLevelChecker(CheckerContext context) : IChecker
{
    private const long Handful = 8;

    private static readonly RuleDescriptor Level = new()
    {
        Id = "SGDMA-FREE-014",
        Level = RuleLevel.Should,
        Title = "Freed where the level fits",
        Requirement = "Lists are freed in the DPC that completes the sends, where no level has to be raised for it.",
        Source = "FreeSG, SGC",
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    private readonly OwnedRule _level = context.Rules.Own(Level);
    private long _frees;
    private long _raised;

    public static RuleDescriptor[] Rules => [Level];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnCall(TraceName.NdisMDeregisterScatterGatherDma, OnDeregister);
    }

    private void OnFree(in TraceEvent e)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        if (!HasDpc(new NdisMFreeNetBufferSGListCall(in e).Nb, callback.Sequence))
        {
            return;
        }

        _frees++;
        _raised += callback.Irql < NDIS.DISPATCH_LEVEL ? 1 : 0;
    }

    /// <summary>
    /// True if there was a DPC to wait for: the device is there, had the frame, and was done with it before this
    /// callback began.
    /// </summary>
    private bool HasDpc(TraceObject nb, long callback)
    {
        if (context.Adapters.Current is { IsRemoved: true } || !context.Sends.Nbs.Contains(nb.Number))
        {
            return false;
        }

        long onWire = context.Sends.Nbs.Find(nb.Number).OnWire;
        return onWire != 0 && onWire < callback;
    }

    private void OnDeregister(in TraceEvent e)
    {
        TraceObject dma = new NdisMDeregisterScatterGatherDmaCall(in e).Dma;
        if (_frees < Handful || !dma.IsLive || context.Adapters.OfDma(dma) is not { } adapter)
        {
            return;
        }

        _level.Exercise();
        if (_raised * 2 > _frees)
        {
            _level.Report(
                adapter.Id,
                adapter.DmaRegistered,
                e.Sequence,
                "most calls of NdisMFreeNetBufferSGList in callbacks that run at DISPATCH_LEVEL",
                Invariant($"{_raised} of {_frees} calls of NdisMFreeNetBufferSGList were in ")
                    + "callbacks at a lower level");
        }

        (_frees, _raised) = (0, 0);
    }
}
