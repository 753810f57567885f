namespace NdisConformance.Machine;

/// <summary>
/// A PC with two processors, memory, an IOMMU and virtual time. It runs on the caller's thread, one activity at a
/// time, and does the same again if its choices are the same.
/// </summary>
public sealed class SimulatedPc : IDisposable
{
    private readonly VirtualProcessor[] _processors = [new(0), new(1)];

    public SimulatedPc(SimulatedPcOptions options)
    {
        Memory = new MachineMemory(options.Memory);
        Iommu = new Iommu(Memory);
        Events = new EventQueue(this);
        Locks = new SpinLockTable();
        Choices = options.Choices;
        Current = _processors[0];
    }

    /// <summary>How many processors there are.</summary>
    public int ProcessorCount => _processors.Length;

    public MachineMemory Memory { get; }

    public Iommu Iommu { get; }

    public EventQueue Events { get; }

    public SpinLockTable Locks { get; }

    public ChoiceSource Choices { get; set; }

    /// <summary>The processor that runs now.</summary>
    public VirtualProcessor Current { get; private set; }

    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    public long Now => Events.Now;

    public VirtualProcessor Processor(int number) => _processors[number];

    /// <summary>
    /// Runs a target now and to its end, as an activity that interrupts whatever the processor does, at an IRQL of
    /// its own. Processor and IRQL of before are restored however it ends.
    /// </summary>
    public void RunOn(int processor, byte irql, IMachineTarget target, uint cookie, ulong argument)
    {
        VirtualProcessor before = Current;
        VirtualProcessor now = _processors[processor];
        byte irqlBefore = now.Irql;
        Current = now;
        now.Irql = irql;
        now.Depth++;
        try
        {
            target.OnMachineEvent(cookie, argument);
        }
        finally
        {
            now.Depth--;
            now.Irql = irqlBefore;
            Current = before;
        }
    }

    /// <summary>
    /// Makes the PC what it was when it was new, and clears only what was used. The choices stay.
    /// </summary>
    public void Reset()
    {
        Memory.Reset();
        Iommu.Reset();
        Events.Reset();
        Locks.Reset();
        foreach (VirtualProcessor processor in _processors)
        {
            processor.Reset();
        }

        Current = _processors[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Iommu.Dispose();
        Memory.Dispose();
    }
}
