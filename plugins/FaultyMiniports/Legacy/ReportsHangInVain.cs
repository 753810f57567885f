using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-036-reports-hang-in-vain", typeof(ReportsHangInVain), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-036-reports-hang-in-vain", "NDIS5-036")]

namespace FaultyMiniports;

/// <summary>Every third call of MiniportCheckForHang returns TRUE, whatever the NIC does.</summary>
public sealed class ReportsHangInVain : FaultyLegacyMiniport
{
    private uint _checks;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_CHECK_FOR_HANG_HANDLER check = characteristics.CheckForHangHandler!;
        characteristics.CheckForHangHandler = context => check(context) | (++_checks % 3 == 0);
    }
}
