using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>
/// A PC with processors, memory, an IOMMU and virtual time. It runs on the caller's thread, one activity at a time, and
/// does the same again if its choices are the same.
/// </summary>
public sealed class SimulatedPc : IDisposable
{
    private readonly VirtualProcessor[] _processors;
    private readonly IActivityRunner _runner;
    private readonly int[] _asked = new int[ChoiceKind.MaximumKinds];

    public SimulatedPc(SimulatedPcOptions options)
    {
        _processors = [.. Enumerable.Range(0, options.ProcessorCount).Select(number => new VirtualProcessor(number))];
        Scheduler = new Scheduler(_processors);
        Memory = new MachineMemory(options.Memory);
        Iommu = new Iommu(Memory);
        Events = new EventQueue(this);
        Locks = new SpinLockTable();
        Choices = options.Choices;
        _runner = new InlineRunner(Scheduler, Locks);
    }

    /// <summary>How many processors there are.</summary>
    public int ProcessorCount => _processors.Length;

    public Scheduler Scheduler { get; }

    public MachineMemory Memory { get; }

    public Iommu Iommu { get; }

    public EventQueue Events { get; }

    public SpinLockTable Locks { get; }

    public ChoiceSource Choices { get; set; }

    /// <summary>The processor that runs now.</summary>
    public VirtualProcessor Current => Scheduler.Running.Processor;

    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    public long Now => Events.Now;

    public VirtualProcessor Processor(int number) => _processors[number];

    /// <summary>The processor after another one, in a circle.</summary>
    public int OtherThan(int processor) => (processor + 1) % _processors.Length;

    /// <summary>
    /// Runs a target now and to its end, as an activity that interrupts whatever the processor does, at an IRQL of
    /// its own. What ran before goes on afterwards, however it ends.
    /// </summary>
    public void RunOn(int processor, byte irql, IMachineTarget target, uint cookie, ulong argument)
        => _runner.Run(processor, irql, target, cookie, argument);

    /// <summary>
    /// Asks something of the driver: it happens before all that is due, as soon as its processor may run it.
    /// </summary>
    public void Post(Stimulus stimulus, int processor)
    {
        stimulus.Post();
        Events.ScheduleFirst(processor, stimulus.Irql, stimulus);
    }

    /// <summary>
    /// Offers to ask something of the driver: it happens where a choice at a boundary lets an item happen.
    /// </summary>
    public void Offer(Stimulus stimulus, int processor)
    {
        stimulus.Post();
        Events.Offer(processor, stimulus.Irql, stimulus);
    }

    /// <summary>
    /// Another activity that a choice suspended is in the way of the running one. Returns if it has gone on.
    /// </summary>
    /// <exception cref="UnrunnableScheduleException">It lies below on the stack.</exception>
    public void Resume(Activity suspended, string reason)
    {
        if (!_runner.TryResume(suspended))
        {
            throw new UnrunnableScheduleException(suspended.PreemptedAt, reason);
        }
    }

    /// <summary>Asks for a choice at a place in the run.</summary>
    /// <param name="kind">The kind of choice.</param>
    /// <param name="name">The DDI or callback that it is about; none if it is about no one.</param>
    /// <param name="phase">Where in the call or callback.</param>
    /// <param name="count">How many alternatives there are.</param>
    /// <param name="possible">The alternatives that would change something, a bit each.</param>
    public int Choose(
        ChoiceKind kind, TraceName name, ChoicePhase phase, int count, ulong possible = ulong.MaxValue)
        => Choices.Choose(
            new ChoiceSite(kind, name, Scheduler.Running.Innermost, phase, _asked[kind.Number]++)
            {
                Possible = possible,
            },
            count);

    /// <summary>
    /// Makes the PC what it was when it was new, and clears only what was used. The choices stay.
    /// </summary>
    public void Reset()
    {
        Memory.Reset();
        Iommu.Reset();
        Events.Reset();
        Locks.Reset();
        Scheduler.Reset();
        Array.Clear(_asked);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Iommu.Dispose();
        Memory.Dispose();
    }
}
