using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>In which states NDIS asks what of an adapter (contract.md 1.7).</content>
public partial class NdisHost
{
    /// <summary>
    /// Whether MiniportInitializeEx may be called: after DriverEntry, and where no adapter is alive. REG-010, LIFE-023.
    /// </summary>
    protected internal virtual bool MayInitialize(AdapterState state, bool isInDriverEntry)
        => state == AdapterState.Halted && !isInDriverEntry;

    /// <summary>Whether MiniportRestart may be called. LIFE-001, LIFE-023.</summary>
    protected internal virtual bool MayRestart(AdapterState state) => state == AdapterState.Paused;

    /// <summary>Whether MiniportPause may be called. LIFE-001, LIFE-023.</summary>
    protected internal virtual bool MayPause(AdapterState state) => state == AdapterState.Running;

    /// <summary>
    /// Whether MiniportHaltEx may be called. A pause that is complete has no send outstanding. LIFE-006, LIFE-023.
    /// </summary>
    protected internal virtual bool MayHalt(AdapterState state, bool isRequestPending)
        => !isRequestPending
            && (state == AdapterState.Paused
                || (Options.HaltsUnpaused && state is AdapterState.Running or AdapterState.Pausing));

    /// <summary>Whether MiniportOidRequest may be called. LIFE-005, LIFE-006.</summary>
    protected internal virtual bool MayRequest(AdapterState state)
        => state is not (AdapterState.Halted or AdapterState.Initializing or AdapterState.Shutdown);

    private void CheckState(bool isAllowed)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException($"NDIS does not ask this of an adapter that is {CurrentState}");
        }
    }
}
