using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The options and the device of the present run. The parts of the host outlive a run, so they ask here each time. One
/// per machine.
/// </summary>
internal sealed class HostSetup
{
    private static readonly HostOptions Ordinary = new();
    private IVirtualDevice? _device;

    /// <summary>How the simulated NDIS is set up.</summary>
    public HostOptions Options { get; private set; } = Ordinary;

    /// <summary>The device on the bus.</summary>
    public IVirtualDevice Device => _device ?? throw new HarnessDefectException("no device is on the bus");

    /// <summary>
    /// Gets the frames on the wire, each with the sequence of the event that states it; null if nobody wants them. The
    /// bytes are gone afterwards.
    /// </summary>
    public Action<long, ReadOnlySpan<byte>>? FrameWatch { get; set; }

    /// <summary>True while a scenario lets the device keep back what it did: it seems to hang.</summary>
    public bool IsDeviceHeld { get; set; }

    /// <summary>Takes the options and the device of a run.</summary>
    public void Change(HostOptions options, IVirtualDevice device)
    {
        Options = options;
        _device = device;
        IsDeviceHeld = false;
    }

    /// <summary>Forgets the run.</summary>
    public void Reset()
    {
        Options = Ordinary;
        _device = null;
        FrameWatch = null;
        IsDeviceHeld = false;
    }
}
