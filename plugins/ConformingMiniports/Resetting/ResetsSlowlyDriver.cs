using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Resets the NIC when it hangs, and completes each reset at the next check.</summary>
public sealed class ResetsSlowlyDriver : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new SlowAdapter(ndis, adapterHandle, version);

    private sealed class SlowAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : ResettingAdapter(ndis, adapterHandle, version)
    {
        protected override bool IsToBeContinued() => true;
    }
}
