using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-002-unmaps-at-dispatch", typeof(UnmapsAtDispatch))]
[assembly: FaultyMiniport("irql-002-unmaps-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Unmaps its registers at DISPATCH_LEVEL.</summary>
public sealed class UnmapsAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length); // wrong step
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
