using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oversize-fails-with-failure", typeof(OversizeFailsWithFailure))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes a send that is longer than a frame with NDIS_STATUS_FAILURE. Legal: NdisMSendNetBufferListsComplete:
/// FAILURE is one of the statuses.
/// </summary>
public sealed class OversizeFailsWithFailure : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
            => base.Check(list) == NDIS_STATUS_SUCCESS ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE;
    }
}
