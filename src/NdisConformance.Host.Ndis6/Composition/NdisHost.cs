using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// NDIS 6 and the HAL on a simulated machine with one device on its bus: builds the parts and joins them. What a
/// scenario may do is done on the parts.
/// </summary>
public sealed class NdisHost
{
    private readonly KernelParts _kernel;
    private readonly Ndis6Parts _parts;
    private readonly HostSetup _setup = new();

    /// <summary>Puts NDIS on a machine. A run begins with <see cref="Plug"/>.</summary>
    public NdisHost(SimulatedPc pc, Tracer tracer)
        : this(pc, tracer, setup => new HostDuties(setup))
    {
    }

    /// <summary>The same with other duties: a test bends one to prove that it is noticed.</summary>
    internal NdisHost(SimulatedPc pc, Tracer tracer, Func<HostSetup, HostDuties> duties)
    {
        Machine = pc;
        HostDuties taken = duties(_setup);
        _kernel = new KernelParts(pc, tracer, _setup, taken);
        _parts = new Ndis6Parts(_kernel, pc, tracer, _setup, taken);
        _kernel.Connect(pc, _setup, _parts.Owners);
        Ndis = _parts.Face(_kernel);
    }

    /// <summary>NDIS as the driver sees it.</summary>
    public INdis Ndis { get; }

    /// <summary>How the host is set up.</summary>
    public HostOptions Options => _setup.Options;

    /// <summary>The device on the bus.</summary>
    public IVirtualDevice Device => _setup.Device;

    /// <summary>The machine below.</summary>
    public SimulatedPc Machine { get; }

    /// <summary>The bug check that ended the run, if one did.</summary>
    public BugCheckException? BugCheck => _kernel.Boundary.BugCheck;

    /// <summary>The schedule that turned out not to run on one stack, if it did; the run says nothing then.</summary>
    public UnrunnableScheduleException? Unrunnable => _kernel.Boundary.Unrunnable;

    /// <summary>How often something happened at a boundary between driver and host because a choice said so.</summary>
    public int BoundaryEvents => _kernel.Boundaries.Happened;

    /// <summary>State of the adapter; Halted where there is none.</summary>
    public AdapterState CurrentState => _kernel.Current.State;

    /// <summary>The adapter as traces name it; none before the first initialization.</summary>
    public TraceObject Adapter => _kernel.Current.Id;

    /// <summary>True while a driver is registered.</summary>
    public bool HasDriver => _parts.Miniport.Driver is not null;

    /// <summary>
    /// What a scenario does when a wait of the driver can never end by itself, such as releasing a completion that it
    /// holds; false if it has nothing to do.
    /// </summary>
    public Func<bool>? StallHandler
    {
        get => _parts.Waits.StallHandler;
        set => _parts.Waits.StallHandler = value;
    }

    /// <summary>DriverEntry to unload.</summary>
    internal Lifecycle Lifecycle => _parts.Lifecycle;

    internal PnpEvents PnpEvents => _parts.PnpEvents;

    /// <summary>What a driver registered.</summary>
    internal Registration Registration => _parts.Registration;

    /// <summary>OID requests.</summary>
    internal OidRequests Oids => _parts.Oids;

    /// <summary>The protocol above: what it asks for when it opens or closes the adapter.</summary>
    internal ProtocolBinding Binding => _parts.Binding;

    /// <summary>The adapter that was initialized last.</summary>
    internal MiniportAdapter? MiniportAdapter => _parts.Miniport.Adapter;

    /// <summary>The protocol above: its sends.</summary>
    internal SendPath Sends => _parts.Sends;

    /// <summary>The protocol above: the received lists that it holds.</summary>
    internal ListReturns Returns => _parts.Returns;

    /// <summary>Requests for more shared memory.</summary>
    internal MemoryRequests MemoryRequests => _parts.MemoryRequests;

    /// <summary>What arrives from the wire.</summary>
    internal Wire Wire => _kernel.Wire;

    /// <summary>The interrupt line of the device.</summary>
    internal InterruptLine InterruptLine => _kernel.Line;

    /// <summary>A frame arrives from the wire, whether or not the adapter is to receive it.</summary>
    /// <param name="lengthBytes">Its length without check sequence.</param>
    /// <param name="destination">The destination address, its first byte the highest.</param>
    /// <param name="isSpoiled">The device reports it wrongly, so that nobody can receive it.</param>
    public void Deliver(uint lengthBytes, ulong destination, bool isSpoiled = false)
        => Wire.Deliver(
            lengthBytes,
            destination,
            MiniportAdapter is { } adapter && !isSpoiled && !Wire.IsLinkDown
                ? adapter.Filter.AudienceOf(destination, adapter.MacAddress)
                : FrameAudience.NotAdmitted);

    /// <summary>Begins a run: sets the host up and puts a device on the bus.</summary>
    public void Plug(HostOptions options, IVirtualDevice device)
    {
        _setup.Change(options, device);
        _kernel.Start(device);
    }

    /// <summary>
    /// Makes the host what it was when it was new: nothing of driver and device is left. The machine has to be reset
    /// before, because the host takes memory of it.
    /// </summary>
    public void Reset()
    {
        _setup.Reset();
        _kernel.Reset();
        _parts.Reset();
    }

    /// <summary>Nothing is to happen at a boundary between driver and host, whatever the choice says.</summary>
    /// <param name="boundary">Its number in the order of the run, from 1.</param>
    public void Exclude(long boundary) => _kernel.Boundaries.Exclude(boundary);

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS LoadDriver(IMiniportDriver driver) => Lifecycle.Load(driver, Ndis);

    /// <summary>True once the driver called a DDI.</summary>
    public bool WasCalled(TraceName ddi) => _kernel.Trace.WasCalled(ddi);

    /// <summary>The link of the device comes up or goes down, if the device can do so and it is not so yet.</summary>
    public void SetLink(bool isUp)
    {
        if (Device is ILinkDevice device && Wire.IsLinkDown == isUp)
        {
            _kernel.Trace.LinkChanged(Adapter, isUp);
            Wire.IsLinkDown = !isUp;
            device.SetLink(isUp);
        }
    }

    /// <summary>The next frame that a flaw concerns goes wrong in the device, if it is one that can fail.</summary>
    public void FailNext(DeviceFlaw flaw)
    {
        if (Device is IFallibleDevice device)
        {
            _kernel.Trace.FlawAsked(Adapter);
            device.FailNext(flaw);
        }
    }

    /// <summary>States that machine and device have nothing left to do.</summary>
    public void ReportDrained() => _kernel.Trace.Drained(Adapter);

    /// <summary>States that an operation of the adapter does not end.</summary>
    /// <param name="operation">What does not end.</param>
    /// <param name="isOverdue">True if its time is over, false if nothing is left to happen.</param>
    public void ReportNeverEnded(Operation operation, bool isOverdue)
    {
        _parts.Returned.StateIgnoredReturns();
        _kernel.Trace.NeverEnded(Adapter, operation, isOverdue);
    }
}
