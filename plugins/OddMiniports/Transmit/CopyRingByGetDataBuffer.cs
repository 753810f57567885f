using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("copy-ring-by-get-data-buffer", typeof(CopyRingByGetDataBuffer))]

namespace OddMiniports.Transmit;

/// <summary>
/// Copies by NdisGetDataBuffer, with the shared memory itself as storage (own path). Legal: NdisGetDataBuffer:
/// contiguous data is pointed to, other data is copied to Storage.
/// </summary>
public sealed class CopyRingByGetDataBuffer : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyTransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CopyData(NET_BUFFER netBuffer, PVOID destination)
        {
            uint length = netBuffer.DataLength;
            PVOID data = Ndis.NdisGetDataBuffer(netBuffer, length, destination, 1, 0);
            if (data != null && data != destination)
            {
                destination.MoveFrom(data, length);
            }

            return data != null;
        }
    }
}
