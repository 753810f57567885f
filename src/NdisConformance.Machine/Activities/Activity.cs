using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>
/// Code that runs on a processor from its start to its end: an interrupt service, a DPC, a thread that NDIS lends to a
/// callback. The scheduler uses the objects again, so that starting one allocates nothing.
/// </summary>
public sealed class Activity
{
    /// <summary>A kernel stack has no room for more callbacks.</summary>
    public const int MaximumCallbacks = 256;

    private TraceName[] _callbacks = new TraceName[8];
    private long _calledAt;
    private int _ownCallbacks;
    private int _callbacksBelow;
    private TraceName _innermostBelow;
    private uint[] _held = new uint[8];

    internal Activity(int slot, VirtualProcessor processor)
    {
        Slot = slot;
        Processor = processor;
    }

    /// <summary>Unlike every other activity of the run. The scenario is 0.</summary>
    public uint Id { get; private set; }

    /// <summary>
    /// A small number that no other live activity has. A part of the host that keeps something for each activity uses
    /// it as an index.
    /// </summary>
    public int Slot { get; }

    /// <summary>The processor that it runs on.</summary>
    public VirtualProcessor Processor { get; private set; }

    /// <summary>The interrupt request level that it runs at.</summary>
    public byte Irql { get; set; }

    /// <summary>The activity of the same processor that it interrupts; null for the bottom one.</summary>
    public Activity? Below { get; private set; }

    /// <summary>The activity that ran when it was started, on whichever processor.</summary>
    public Activity? Suspended { get; private set; }

    /// <summary>A waiting activity has given its processor up.</summary>
    public WaitKind WaitsFor { get; set; }

    /// <summary>
    /// The number of the boundary at which a choice suspended it, from 1; 0 if no choice did. Such an activity could go
    /// on at any time if each activity had a thread of its own.
    /// </summary>
    public long PreemptedAt { get; set; }

    /// <summary>True while it runs code of the driver.</summary>
    public bool IsInDriver => _ownCallbacks > 0;

    /// <summary>How many callbacks run in it, one inside another.</summary>
    public int OwnCallbacks => _ownCallbacks;

    /// <summary>How many callbacks run on its processor, those of the activities below included.</summary>
    public int Callbacks => _callbacksBelow + _ownCallbacks;

    /// <summary>How many calls and callbacks run on its processor.</summary>
    public ushort Depth { get; private set; }

    /// <summary>The innermost callback on its processor; none outside the driver.</summary>
    public TraceName Innermost => _ownCallbacks > 0 ? _callbacks[_ownCallbacks - 1] : _innermostBelow;

    /// <summary>The callback by which it entered the driver.</summary>
    public TraceName Outermost => _callbacks[0];

    /// <summary>When it entered the driver.</summary>
    public long Entered { get; private set; }

    /// <summary>How long the driver stalled since then, in ticks.</summary>
    public long Stalled { get; private set; }

    /// <summary>How many spin locks it holds.</summary>
    public int LocksHeld { get; private set; }

    /// <summary>How many calls the driver made since it was entered, or since time passed.</summary>
    public int Calls { get; private set; }

    /// <summary>A call of the driver begins.</summary>
    public void BeginCall(long now)
    {
        Depth++;
        Calls = now == _calledAt ? Calls + 1 : 1;
        _calledAt = now;
    }

    /// <summary>The call that began last ends.</summary>
    public void EndCall() => Depth--;

    /// <summary>Code of the driver begins.</summary>
    public void EnterCallback(TraceName callback, long now)
    {
        if (_ownCallbacks == 0)
        {
            Entered = now;
            Stalled = 0;
            Calls = 0;
        }

        if (_ownCallbacks == _callbacks.Length)
        {
            Array.Resize(ref _callbacks, 2 * _callbacks.Length);
        }

        _callbacks[_ownCallbacks++] = callback;
        Depth++;
    }

    /// <summary>The code of the driver that was entered last ends.</summary>
    public void ExitCallback()
    {
        _ownCallbacks--;
        Depth--;
    }

    /// <summary>The driver stalled the processor.</summary>
    public void AddStall(long ticks) => Stalled += ticks;

    /// <summary>A lock that it holds; index 0 is the one that it acquired first.</summary>
    public uint Held(int index)
        => (uint)index < (uint)LocksHeld
            ? _held[index]
            : throw new HarnessDefectException("an activity was asked for a lock that it does not hold");

    /// <summary>Makes it a new activity, which interrupts what its processor does.</summary>
    internal void Start(uint id, VirtualProcessor processor, byte irql, Activity? suspended)
    {
        Id = id;
        Processor = processor;
        Irql = irql;
        Below = processor.Top;
        Suspended = suspended;
        Depth = Below.Depth;
        _callbacksBelow = Below.Callbacks;
        _innermostBelow = Below.Innermost;
        Clear();
    }

    /// <summary>Makes it the bottom activity of a processor that does nothing.</summary>
    internal void Idle(uint id)
    {
        Id = id;
        Irql = 0;
        Below = null;
        Suspended = null;
        Depth = 0;
        _callbacksBelow = 0;
        _innermostBelow = TraceName.None;
        LocksHeld = 0;
        Clear();
    }

    /// <summary>Lets go of what it leads to, so that an ended activity keeps nothing.</summary>
    internal void End()
    {
        Below = null;
        Suspended = null;
    }

    internal void Push(uint number)
    {
        if (LocksHeld == _held.Length)
        {
            Array.Resize(ref _held, 2 * _held.Length);
        }

        _held[LocksHeld++] = number;
    }

    internal void Remove(uint number)
    {
        int index = Array.LastIndexOf(_held, number, LocksHeld - 1, LocksHeld);
        if (index < 0)
        {
            throw new HarnessDefectException("an activity lost a lock that it holds");
        }

        LocksHeld--;
        Array.Copy(_held, index + 1, _held, index, LocksHeld - index);
    }

    private void Clear()
    {
        WaitsFor = WaitKind.Nothing;
        PreemptedAt = 0;
        Entered = 0;
        Stalled = 0;
        Calls = 0;
        _calledAt = 0;
        _ownCallbacks = 0;
    }
}
