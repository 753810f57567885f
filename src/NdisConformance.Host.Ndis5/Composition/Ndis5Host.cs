using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// NDIS 5 and the HAL on a simulated machine with one device on its bus: builds the parts and joins them. What a
/// scenario may do is done on the parts.
/// </summary>
public sealed class Ndis5Host : KernelHost
{
    private readonly Ndis5Parts _parts;

    /// <summary>Puts NDIS on a machine. A run begins with <see cref="KernelHost.Plug"/>.</summary>
    public Ndis5Host(SimulatedPc pc, Tracer tracer)
        : this(pc, tracer, setup => new Ndis5Duties(setup))
    {
    }

    /// <summary>The same with other duties: a test bends one to prove that it is noticed.</summary>
    internal Ndis5Host(SimulatedPc pc, Tracer tracer, Func<HostSetup, Ndis5Duties> duties)
        : this(pc, tracer, new HostSetup(), duties)
    {
    }

    private Ndis5Host(SimulatedPc pc, Tracer tracer, HostSetup setup, Func<HostSetup, Ndis5Duties> duties)
        : this(pc, tracer, setup, duties(setup))
    {
    }

    private Ndis5Host(SimulatedPc pc, Tracer tracer, HostSetup setup, Ndis5Duties duties)
        : base(pc, tracer, setup, duties)
    {
        _parts = new Ndis5Parts(Kernel, pc, tracer, setup, duties);
        Kernel.Connect(pc, setup, _parts.Owners);
        Ndis = _parts.Face(Kernel);
    }

    /// <summary>NDIS as the driver sees it.</summary>
    public INdis5 Ndis { get; }

    /// <inheritdoc/>
    public override bool HasDriver => _parts.Miniport.Driver is not null;

    /// <inheritdoc/>
    public override int OutstandingSends => Sends.Outstanding;

    internal override Waits DriverWaits => _parts.Waits;

    /// <summary>DriverEntry to unload.</summary>
    internal Ndis5Lifecycle Lifecycle => _parts.Lifecycle;

    /// <summary>The protocol above: its sends.</summary>
    internal PacketSends Sends => _parts.Sends;

    /// <summary>The protocol above: the received packets that it has.</summary>
    internal PacketReceives Receives => _parts.Receives;

    /// <summary>Queries and sets.</summary>
    internal InformationRequests Information => _parts.Information;

    /// <summary>The adapter that was initialized last.</summary>
    internal Ndis5Adapter? MiniportAdapter => _parts.Miniport.Adapter;

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS LoadDriver(INdis5MiniportDriver driver) => Lifecycle.Load(driver, Ndis);

    /// <summary>A frame to all stations arrives from the wire.</summary>
    public void Deliver(uint lengthBytes)
        => Wire.Deliver(
            lengthBytes,
            FrameContent.Broadcast,
            MiniportAdapter is { State: AdapterState.Running } adapter
                && !Wire.IsLinkDown
                && (adapter.PacketFilter & NDIS.NDIS_PACKET_TYPE_BROADCAST) != 0
                ? FrameAudience.Everybody
                : FrameAudience.NotAdmitted);

    /// <summary>A frame to a group arrives from the wire; the first byte of the address is the highest.</summary>
    public void DeliverToGroup(uint lengthBytes, ulong group)
    {
        bool isAdmitted = MiniportAdapter is { State: AdapterState.Running } adapter
            && !Wire.IsLinkDown
            && (adapter.PacketFilter & NDIS.NDIS_PACKET_TYPE_MULTICAST) != 0
            && IsListed(adapter.MulticastList, group);
        Wire.Deliver(lengthBytes, group, isAdmitted ? FrameAudience.Group : FrameAudience.NotAdmitted);
    }

    private static bool IsListed(byte[] list, ulong group)
    {
        const int AddressBytes = 6;
        for (int i = 0; i + AddressBytes <= list.Length; i += AddressBytes)
        {
            if (FrameContent.ReadDestination(list.AsSpan(i, AddressBytes)) == group)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override void ReportUncompleted(bool isOverdue) => Sends.ReportUncompleted(isOverdue);

    internal override void ResetParts() => _parts.Reset();
}
