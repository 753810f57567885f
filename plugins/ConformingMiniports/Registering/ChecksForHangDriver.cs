using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Has NDIS ask every few seconds whether the NIC is still there.</summary>
public sealed class ChecksForHangDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override void OnRegistering(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        characteristics.CheckForHangHandlerEx = context => Ndis.Get<Adapter>(context).Nic.IsGone;
        characteristics.ResetHandlerEx = (NDIS_HANDLE context, out bool addressingReset) =>
        {
            addressingReset = false;
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        };
    }
}
