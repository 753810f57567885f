using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// An NDIS of any generation on a simulated machine with one device on its bus, as far as it is the same for all. What
/// a scenario may do is done on the parts.
/// </summary>
public abstract class KernelHost
{
    internal KernelHost(SimulatedPc pc, Tracer tracer, HostSetup setup, KernelDuties duties)
    {
        Machine = pc;
        Setup = setup;
        Kernel = new KernelParts(pc, tracer, setup, duties);
    }

    /// <summary>How the host is set up.</summary>
    public HostOptions Options => Setup.Options;

    /// <summary>The device on the bus.</summary>
    public IVirtualDevice Device => Setup.Device;

    /// <summary>The machine below.</summary>
    public SimulatedPc Machine { get; }

    /// <summary>The bug check that ended the run, if one did.</summary>
    public BugCheckException? BugCheck => Kernel.Boundary.BugCheck;

    /// <summary>A call on a thread of the driver's own; null if there was none.</summary>
    public ForeignThreadException? ForeignCall => Kernel.Trace.ForeignCall;

    /// <summary>The schedule that turned out not to run on one stack, if it did; the run says nothing then.</summary>
    public UnrunnableScheduleException? Unrunnable => Kernel.Boundary.Unrunnable;

    /// <summary>How often something happened at a boundary between driver and host because a choice said so.</summary>
    public int BoundaryEvents => Kernel.Boundaries.Happened;

    /// <summary>State of the adapter; Halted where there is none.</summary>
    public AdapterState CurrentState => Kernel.Current.State;

    /// <summary>The adapter as traces name it; none before the first initialization.</summary>
    public TraceObject Adapter => Kernel.Current.Id;

    /// <summary>
    /// What a scenario does when a wait of the driver can never end by itself, such as releasing a completion that it
    /// holds; false if it has nothing to do.
    /// </summary>
    public Func<bool>? StallHandler
    {
        get => DriverWaits.StallHandler;
        set => DriverWaits.StallHandler = value;
    }

    /// <summary>True while a driver is registered.</summary>
    public abstract bool HasDriver { get; }

    /// <summary>A scenario lets the device keep back what it did, or lets go.</summary>
    public void NoteHeldDevice(bool isHeld) => Setup.IsDeviceHeld = isHeld;

    /// <summary>Sends that were handed to the miniport and are not completed.</summary>
    public abstract int OutstandingSends { get; }

    internal KernelParts Kernel { get; }

    internal HostSetup Setup { get; }

    internal abstract Waits DriverWaits { get; }

    /// <summary>What arrives from the wire.</summary>
    internal Wire Wire => Kernel.Wire;

    /// <summary>The interrupt line of the device.</summary>
    internal InterruptLine InterruptLine => Kernel.Line;

    /// <summary>Lets somebody see the frames on the wire in the run at hand.</summary>
    /// <param name="watch">
    /// Gets the sequence of the event that states a frame, and its bytes without check sequence, which are gone
    /// afterwards.
    /// </param>
    public void Watch(Action<long, ReadOnlySpan<byte>> watch) => Setup.FrameWatch = watch;

    /// <summary>Begins a run: sets the host up and puts a device on the bus.</summary>
    public void Plug(HostOptions options, IVirtualDevice device, RunBudget? budget = null)
    {
        Kernel.Trace.Admit(budget ?? RunBudget.Usual);
        Setup.Change(options, device);
        Kernel.Start(device);
    }

    /// <summary>
    /// Makes the host what it was when it was new: nothing of driver and device is left. The machine has to be reset
    /// before, because the host takes memory of it.
    /// </summary>
    public void Reset()
    {
        Setup.Reset();
        Kernel.Reset();
        ResetParts();
    }

    /// <summary>Nothing is to happen at a boundary between driver and host, whatever the choice says.</summary>
    /// <param name="boundary">Its number in the order of the run, from 1.</param>
    public void Exclude(long boundary) => Kernel.Boundaries.Exclude(boundary);

    /// <summary>True once the driver called a DDI.</summary>
    public bool WasCalled(TraceName ddi) => Kernel.Trace.WasCalled(ddi);

    /// <summary>States every send that is not completed, in the order in which they were sent.</summary>
    /// <param name="isOverdue">True if their time is over, false if nothing is left to happen.</param>
    public abstract void ReportUncompleted(bool isOverdue);

    /// <summary>The link of the device comes up or goes down, if the device can do so and it is not so yet.</summary>
    public void SetLink(bool isUp)
    {
        if (Device is ILinkDevice device && Wire.IsLinkDown == isUp)
        {
            Kernel.Trace.LinkChanged(Adapter, isUp, device.LinkSpeed);
            Wire.IsLinkDown = !isUp;
            device.SetLink(isUp);
        }
    }

    /// <summary>The next frame that a flaw concerns goes wrong in the device, if it is one that can fail.</summary>
    public void FailNext(DeviceFlaw flaw)
    {
        if (Device is IFallibleDevice device)
        {
            Kernel.Trace.FlawAsked(Adapter);
            device.FailNext(flaw);
        }
    }

    /// <summary>States that machine and device have nothing left to do.</summary>
    public void ReportDrained() => Kernel.Trace.Drained(Adapter);

    internal abstract void ResetParts();
}
