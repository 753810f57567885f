using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Allocations that gave NULL. A driver that does not look at the result dereferences NULL before it leaves the
/// callback, and the machine stops.
/// </summary>
internal sealed class NullResultChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _shared = context.Rules.Own("SHMEM-004");
    private readonly OwnedRule _netBuffers = context.Rules.Own("NBL-002");
    private readonly OwnedRule _mdls = context.Rules.Own("MDL-003");
    private OwnedRule? _rule;
    private TraceName _ddi;
    private long _failed;
    private long _callback;

    public void Subscribe(Subscriptions events)
    {
        events.OnReturn(TraceName.NdisMAllocateSharedMemory, (in e) => OnReturn(e, _shared));
        events.OnReturn(TraceName.NdisAllocateNetBufferList, (in e) => OnReturn(e, _netBuffers));
        events.OnReturn(TraceName.NdisAllocateNetBufferAndNetBufferList, (in e) => OnReturn(e, _netBuffers));
        events.OnReturn(TraceName.NdisAllocateNetBuffer, (in e) => OnReturn(e, _netBuffers));
        events.OnReturn(TraceName.NdisAllocateNetBufferMdlAndData, (in e) => OnReturn(e, _netBuffers));
        events.OnReturn(TraceName.NdisAllocateMdl, (in e) => OnReturn(e, _mdls));
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnReturn(in TraceEvent e, OwnedRule rule)
    {
        if (e.Object(0).IsLive)
        {
            return;
        }

        rule.Exercise();
        _rule = rule;
        _ddi = e.Name;
        _failed = e.Sequence;
        _callback = context.Stacks.InnermostCallback(e.Processor).Sequence;
    }

    private void OnCrash(in TraceEvent e)
    {
        if (_rule is not null
            && NullCrash.Is(e)
            && context.Stacks.InnermostCallback(e.Processor).Sequence == _callback)
        {
            _rule.Report(default, _failed, e.Sequence, $"the NULL result of {_ddi} handled", "NULL was dereferenced");
        }
    }
}
