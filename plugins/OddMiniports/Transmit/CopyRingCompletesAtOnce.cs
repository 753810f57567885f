using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-ring-completes-at-once", typeof(CopyRingCompletesAtOnce))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes a list as soon as its frames are copied; the NIC sends the copies later (own path). Legal:
/// NdisMSendNetBufferListsComplete: the driver has no use for the list any more; no page asks it to wait for the
/// wire.
/// </summary>
public sealed class CopyRingCompletesAtOnce : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyTransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void OnCopied(NET_BUFFER_LIST list, uint index, ref NetBufferListQueue finished)
            => FinishFrame(list, NDIS_STATUS_SUCCESS, ref finished);

        /// <inheritdoc/>
        protected override void OnSent(uint index, NDIS_STATUS status, ref NetBufferListQueue finished)
        {
        }
    }
}
