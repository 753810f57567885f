using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("life-039-indicates-above-dispatch", typeof(IndicatesStatusAboveDispatch))]
[assembly: FaultyMiniport("life-039-indicates-above-dispatch", "LIFE-039")]

namespace FaultyMiniports;

/// <summary>Indicates its link at the IRQL of its device.</summary>
public sealed class IndicatesStatusAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
        Inner.KeLowerIrql(oldIrql);
    }
}
