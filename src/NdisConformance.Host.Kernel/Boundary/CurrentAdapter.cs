using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The adapter that events belong to. There is one adapter on a machine so far; with several, each event will name
/// its own.
/// </summary>
[Resets]
internal sealed partial class CurrentAdapter
{
    public AdapterObject? Object { get; set; }

    /// <summary>State of the adapter; Halted where there is none.</summary>
    public AdapterState State => Object?.State ?? AdapterState.Halted;

    /// <summary>The adapter as traces name it; none before the first initialization.</summary>
    public TraceObject Id => Object?.Id ?? default;
}
