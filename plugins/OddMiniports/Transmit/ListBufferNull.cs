using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffer-null", typeof(ListBufferNull))]

namespace OddMiniports.Transmit;

/// <summary>
/// Leaves the room for every scatter/gather list to NDIS. Legal: NdisMAllocateNetBufferSGList:
/// ScatterGatherListBuffer may be NULL.
/// </summary>
public sealed class ListBufferNull : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreateListBuffer(TransmitSlot slot) => true;
    }
}
