using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// NDIS 6 and the HAL on a simulated machine with one device on its bus: builds the parts and joins them. What a
/// scenario may do is done on the parts.
/// </summary>
public sealed class NdisHost : KernelHost
{
    private readonly Ndis6Parts _parts;

    /// <summary>Puts NDIS on a machine. A run begins with <see cref="KernelHost.Plug"/>.</summary>
    public NdisHost(SimulatedPc pc, Tracer tracer)
        : this(pc, tracer, setup => new HostDuties(setup))
    {
    }

    /// <summary>The same with other duties: a test bends one to prove that it is noticed.</summary>
    internal NdisHost(SimulatedPc pc, Tracer tracer, Func<HostSetup, HostDuties> duties)
        : this(pc, tracer, new HostSetup(), duties)
    {
    }

    private NdisHost(SimulatedPc pc, Tracer tracer, HostSetup setup, Func<HostSetup, HostDuties> duties)
        : this(pc, tracer, setup, duties(setup))
    {
    }

    private NdisHost(SimulatedPc pc, Tracer tracer, HostSetup setup, HostDuties duties)
        : base(pc, tracer, setup, duties)
    {
        _parts = new Ndis6Parts(Kernel, pc, tracer, setup, duties);
        Kernel.Connect(pc, setup, _parts.Owners);
        Ndis = _parts.Face(Kernel);
    }

    /// <summary>NDIS as the driver sees it.</summary>
    public INdis Ndis { get; }

    /// <inheritdoc/>
    public override bool HasDriver => _parts.Miniport.Driver is not null;

    /// <inheritdoc/>
    public override int OutstandingSends => Sends.Outstanding;

    internal override Waits DriverWaits => _parts.Waits;

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

    /// <summary>A frame arrives from the wire, whether or not the adapter is to receive it.</summary>
    /// <param name="lengthBytes">Its length without check sequence.</param>
    /// <param name="destination">The destination address, its first byte the highest.</param>
    /// <param name="isSpoiled">The device reports it wrongly, so that nobody can receive it.</param>
    public void Deliver(uint lengthBytes, ulong destination, bool isSpoiled = false)
        => Wire.Deliver(
            lengthBytes, destination, isSpoiled ? FrameAudience.NotAdmitted : AudienceOf(destination));

    /// <summary>A frame of a capture arrives from the wire.</summary>
    /// <param name="captured">The frame without check sequence, no longer than the adapter's longest.</param>
    public void Deliver(ReadOnlyMemory<byte> captured)
        => Wire.Deliver(captured, AudienceOf(FrameContent.ReadDestination(captured.Span)));

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS LoadDriver(IMiniportDriver driver) => Lifecycle.Load(driver, Ndis);

    /// <summary>States that an operation of the adapter does not end.</summary>
    /// <param name="operation">What does not end.</param>
    /// <param name="isOverdue">True if its time is over, false if nothing is left to happen.</param>
    public void ReportNeverEnded(Operation operation, bool isOverdue)
    {
        _parts.Returned.StateIgnoredReturns();
        Kernel.Trace.NeverEnded(Adapter, operation, isOverdue);
    }

    /// <inheritdoc/>
    public override void ReportUncompleted(bool isOverdue) => Sends.ReportUncompleted(isOverdue);

    internal override void ResetParts() => _parts.Reset();

    private FrameAudience AudienceOf(ulong destination) => MiniportAdapter is { } adapter && !Wire.IsLinkDown
        ? adapter.Filter.AudienceOf(destination, adapter.MacAddress)
        : FrameAudience.NotAdmitted;
}
