using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sends-marked-in-nbl-flags", typeof(SendsMarkedInNblFlags))]

namespace OddMiniports.Transmit;

/// <summary>
/// Marks the lists that it sends in the bits of NblFlags which are the miniport's or the owner's, and leaves the marks.
/// Legal: the header of NET_BUFFER_LIST names these bits for them.
/// </summary>
public sealed class SendsMarkedInNblFlags : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            list.NblFlags |= NDIS_NBL_FLAGS_MINIPORT_RESERVED | NDIS_NBL_FLAGS_SCRATCH;
            return base.Check(list);
        }
    }
}
