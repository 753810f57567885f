using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// How deep each processor is in calls and callbacks, and since when it is in the driver. One per machine.
/// </summary>
[Resets]
internal sealed partial class CallNesting
{
    /// <summary>A kernel stack has no room for more callbacks.</summary>
    public const int MaximumCallbacks = 256;

    private readonly TraceName[][] _callbacks = [new TraceName[MaximumCallbacks], new TraceName[MaximumCallbacks]];
    private readonly int[] _callbackDepth = new int[2];
    private readonly ushort[] _depth = new ushort[2];
    private readonly long[] _entered = new long[2];
    private readonly long[] _stalled = new long[2];

    /// <summary>How many callbacks run on a processor, one inside another.</summary>
    public int Callbacks(int processor) => _callbackDepth[processor];

    /// <summary>How many calls and callbacks run on a processor.</summary>
    public ushort Depth(int processor) => _depth[processor];

    /// <summary>The innermost callback on a processor; none outside the driver.</summary>
    public TraceName Innermost(int processor)
        => _callbackDepth[processor] is var depth and > 0 ? _callbacks[processor][depth - 1] : TraceName.None;

    /// <summary>The callback by which a processor entered the driver.</summary>
    public TraceName Outermost(int processor) => _callbacks[processor][0];

    /// <summary>When a processor entered the driver.</summary>
    public long Entered(int processor) => _entered[processor];

    /// <summary>How long the driver stalled since then, in ticks.</summary>
    public long Stalled(int processor) => _stalled[processor];

    public void BeginCall(int processor) => _depth[processor]++;

    public void EndCall(int processor) => _depth[processor]--;

    public void EnterCallback(int processor, TraceName callback, long now)
    {
        if (_callbackDepth[processor] == 0)
        {
            _entered[processor] = now;
            _stalled[processor] = 0;
        }

        _callbacks[processor][_callbackDepth[processor]++] = callback;
        _depth[processor]++;
    }

    public void ExitCallback(int processor)
    {
        _callbackDepth[processor]--;
        _depth[processor]--;
    }

    public void AddStall(int processor, long ticks) => _stalled[processor] += ticks;
}
