using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("check-for-hang-says-no", typeof(CheckForHangSaysNo))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// A driver of NDIS 6.20 registers MiniportCheckForHangEx, which always returns FALSE, and MiniportResetEx. Legal:
/// MiniportCheckForHangEx: it must notice a send that hangs from NDIS 6.30 on.
/// </summary>
public sealed class CheckForHangSaysNo() : FixedVersionDriver(20)
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.CheckForHangHandlerEx = CheckForHang;
        characteristics.ResetHandlerEx = Reset;
        return characteristics;
    }

    private bool CheckForHang(NDIS_HANDLE miniportAdapterContext) => false;

    private NDIS_STATUS Reset(NDIS_HANDLE miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false;
        return NDIS_STATUS_SUCCESS;
    }
}
