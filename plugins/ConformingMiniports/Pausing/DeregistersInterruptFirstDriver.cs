using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Deregisters its interrupt in MiniportHaltEx before it stops the NIC, which is advised against.</summary>
public sealed class DeregistersInterruptFirstDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new DeregisteringAdapter(ndis, adapterHandle, version);

    private sealed class DeregisteringAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override void StopInterrupt()
        {
            if (InterruptHandle != null)
            {
                _isInterruptWanted = false;
                DeregisterInterrupt();
                Nic.MaskInterrupt();
            }
        }
    }
}
