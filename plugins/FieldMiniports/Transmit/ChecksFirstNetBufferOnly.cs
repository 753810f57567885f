using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("checks-first-net-buffer-only", typeof(ChecksFirstNetBufferOnly))]

namespace FieldMiniports;

/// <summary>
/// Only the length of the first frame of a list is checked; a later one that is too long is given to the NIC.
/// </summary>
public sealed class ChecksFirstNetBufferOnly : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            uint frames = 0;
            for (NET_BUFFER netBuffer = list.FirstNetBuffer; netBuffer != null; netBuffer = netBuffer.Next)
            {
                frames++;
            }

            SendState.SetFramesLeft(list, frames);
            uint length = frames == 0 ? 0 : list.FirstNetBuffer.DataLength;
            return length == 0 || length > Adapter.MaximumFrameBytes ? NDIS_STATUS_INVALID_LENGTH : NDIS_STATUS_SUCCESS;
        }
    }
}
