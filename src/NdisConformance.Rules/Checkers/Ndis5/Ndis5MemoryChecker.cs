using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Shared memory that a driver of NDIS 5 asks for while it runs.</summary>
[Resets]
internal sealed partial class Ndis5MemoryChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _later = context.Rules.Borrow(HandleChecker.LaterMemory);

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMAllocateSharedMemoryAsync, OnCall);
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnCall(in TraceEvent e)
    {
        NdisMAllocateSharedMemoryAsyncCall call = new(in e);
        if (call.Adapter.IsLive && !call.HandlerGiven)
        {
            _later.Report(
                call.Adapter,
                0,
                e.Sequence,
                "AllocateCompleteHandler registered before NdisMAllocateSharedMemoryAsync",
                "NdisMAllocateSharedMemoryAsync was called, and AllocateCompleteHandler is NULL");
        }
    }

    private void OnCrash(in TraceEvent e)
    {
        ref readonly CallFrame frame = ref context.Stacks.InnermostCallback(e.Processor);
        if (frame.Name == TraceName.MiniportAllocateComplete
            && NullCrash.Is(e)
            && !new MiniportAllocateCompleteEnter(in frame.Begin).Block.IsLive)
        {
            _later.Report(
                default,
                frame.Sequence,
                e.Sequence,
                "PhysicalAddress and VirtualAddress used only if VirtualAddress is not NULL",
                "the driver dereferenced the NULL VirtualAddress in MiniportAllocateComplete");
        }
    }
}
