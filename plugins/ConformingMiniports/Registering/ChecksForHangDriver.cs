using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Has NDIS ask every few seconds whether the NIC is still there.</summary>
public sealed class ChecksForHangDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.CheckForHangHandlerEx = context => AdapterOf(context).Nic.IsGone;
        characteristics.ResetHandlerEx = (NDIS_HANDLE context, out bool addressingReset) =>
        {
            addressingReset = false;
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        };
        return characteristics;
    }
}
