using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The driver called NDIS on a thread that it made itself. NDIS and the machine are simulated on one thread, and so is
/// everything that the driver may rely on: locks, IRQL, the order of events.
/// </summary>
/// <param name="function">What it called.</param>
public sealed class ForeignThreadException(TraceName function) : Exception(
    $"{function} was called on a thread or timer of the driver's own; a driver calls NDIS in its callbacks only, and "
    + "waits by NdisMSleep or NdisWaitEvent")
{
    /// <summary>The functions of the driver that called, the innermost first.</summary>
    public IReadOnlyList<string> Callers { get; } = DriverStack.Here();
}
