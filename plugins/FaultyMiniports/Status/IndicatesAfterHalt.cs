using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-011-indicates-after-halt", typeof(IndicatesAfterHalt))]
[assembly: FaultyMiniport("life-011-indicates-after-halt", "LIFE-011")]

namespace FaultyMiniports;

/// <summary>Indicates in MiniportDriverUnload that the link is gone, as it goes itself.</summary>
public sealed class IndicatesAfterHalt : FaultyMiniport
{
    private NDIS_HANDLE _adapter;
    private NDIS_STATUS_INDICATION _indication;

    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        (_adapter, _indication) = (miniportAdapterHandle, statusIndication);
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_UNLOAD unload = characteristics.UnloadHandler!;
        characteristics.UnloadHandler = driverObject =>
        {
            if (_adapter != null)
            {
                Inner.NdisMIndicateStatusEx(_adapter, ref _indication);
            }

            unload(driverObject);
        };
    }
}
