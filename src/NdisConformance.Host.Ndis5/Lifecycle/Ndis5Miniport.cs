using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>The driver that is loaded and its adapter. There is one of each on a machine so far.</summary>
[Resets]
internal sealed partial class Ndis5Miniport(CurrentAdapter current)
{
    private Ndis5Adapter? _adapter;

    /// <summary>The registered driver, if there is one.</summary>
    public Ndis5Driver? Driver { get; set; }

    /// <summary>The newest adapter; it may be halted.</summary>
    public Ndis5Adapter? Adapter
    {
        get => _adapter;
        set
        {
            _adapter = value;
            current.Object = value;
        }
    }

    public bool IsInDriverEntry { get; set; }

    /// <summary>State of the adapter; Halted where there is none.</summary>
    public AdapterState State => current.State;

    /// <summary>The adapter as traces name it; none before the first initialization.</summary>
    public TraceObject AdapterId => current.Id;

    /// <exception cref="InvalidOperationException">NDIS does not ask this in the present state.</exception>
    public void Check(bool isAllowed)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException($"NDIS does not ask this of an adapter that is {State}");
        }
    }
}
