using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>
/// NDIS and the HAL on a simulated machine. One partial class, a folder for each DDI family; steps that a wrong host
/// would get wrong are virtual, so that the tests of the host's own duties can show that they notice.
/// </summary>
public partial class NdisHost : INdis, IIrregularAccessHandler, IIommuObserver, IMachineTarget
{
    private readonly SimulatedPc _pc;
    private readonly Tracer _tracer;
    private readonly HandleTable _handles = new();
    private readonly IVirtualDevice _device;

    /// <summary>Puts NDIS on a machine with one device on its bus.</summary>
    public NdisHost(SimulatedPc pc, Tracer tracer, IVirtualDevice device, HostOptions options)
    {
        _pc = pc;
        _tracer = tracer;
        _device = device;
        Options = options;
        _registers = new RegisterWindow(pc.Memory, device);
        _deviceBus = new DeviceBus(this, pc, device);
        pc.Memory.IrregularAccessHandler = this;
        pc.Iommu.Observer = this;
        _ignoredPdo = AllocateIgnored();
        _ignoredReserved = AllocateIgnored();
        device.Attach(_deviceBus);
        device.Reset();
    }

    /// <summary>How the host is set up.</summary>
    public HostOptions Options { get; }

    /// <summary>The machine below.</summary>
    public SimulatedPc Machine => _pc;

    /// <summary>The version of the host as major * 256 + minor, comparable.</summary>
    internal int HostVersion => (Options.MajorNdisVersion << 8) | Options.MinorNdisVersion;

    private MachineMemory Memory => _pc.Memory;

    private int Choose(HostChoice kind, uint site, int count) => _pc.Choices.Choose((int)kind, site, count);
}
