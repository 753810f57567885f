using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>How receive buffers lie in shared memory.</summary>
[Resets]
internal sealed partial class AlignmentChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Aligned = new()
    {
        Id = "SHMEM-008",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "Buffers in a block are aligned",
        Requirement = "Receive buffers that are cut out of a cached block begin at a multiple of what "
            + "NdisMGetDmaAlignment says.",
        Source = "Shm, Algn, BCE6",
        WindowsEquivalent = "0xE6/1F",
        AppliesTo = "drivers whose received frames lie in cached shared memory",
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    private readonly OwnedRule _aligned = context.Rules.Own(Aligned);
    private readonly HashSet<uint> _cached = [];
    private uint _alignment;
    private bool _isCached;
    private bool _isReported;

    // Where the data of the list begins that is indicated now; the further pieces of it are no buffers.
    private TraceObject _newest;

    public static RuleDescriptor[] Rules => [Aligned];

    public void Subscribe(Subscriptions events)
    {
        events.OnReturn(
            TraceName.NdisMGetDmaAlignment, (in e) => _alignment = new NdisMGetDmaAlignmentReturn(in e).Result);
        events.OnCall(
            TraceName.NdisMAllocateSharedMemory, (in e) => _isCached = new NdisMAllocateSharedMemoryCall(in e).Cached);
        events.OnReturn(TraceName.NdisMAllocateSharedMemory, OnAllocated);
        events.OnFact(TraceName.ReceiveIndicated, (in e) => _newest = default);
        events.OnFact(TraceName.DataIndicated, OnData);
    }

    private void OnAllocated(in TraceEvent e)
    {
        if (_isCached && e.Subject.IsLive)
        {
            _cached.Add(e.Subject.Number);
        }
    }

    private void OnData(in TraceEvent e)
    {
        DataIndicatedEvent data = new(in e);
        bool isFirst = _newest != data.Nbl;
        _newest = data.Nbl;
        if (!isFirst || _alignment == 0 || data.Block.Kind != ObjectKind.SharedMemory
            || !_cached.Contains(data.Block.Number))
        {
            return;
        }

        _aligned.Exercise();
        if (data.Offset % _alignment != 0 && !_isReported)
        {
            _isReported = true;
            _aligned.Report(
                data.Block,
                0,
                e.Sequence,
                Invariant($"receive buffers at multiples of the {_alignment} bytes that NdisMGetDmaAlignment returned"),
                Invariant($"the frame of {TraceText.Object(data.Nbl)} begins at offset ")
                    + Invariant($"{data.Offset} of {data.Block.Identity}"));
        }
    }
}
