using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-002-maps-at-dispatch", typeof(MapsAtDispatch))]
[assembly: FaultyMiniport("irql-002-maps-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Maps its registers at DISPATCH_LEVEL.</summary>
public sealed class MapsAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
