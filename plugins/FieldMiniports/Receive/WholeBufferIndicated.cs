using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("whole-buffer-indicated", typeof(WholeBufferIndicated))]

namespace FieldMiniports;

/// <summary>
/// DataLength is that of the buffer, not that of the frame: old bytes follow the frame.
/// </summary>
public sealed class WholeBufferIndicated : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override NET_BUFFER_LIST CopyUp(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = base.CopyUp(buffer);
            if (list != null)
            {
                NET_BUFFER frame = list.FirstNetBuffer;
                frame.DataLength = frame.MdlChain.ByteCount;
            }

            return list;
        }
    }
}
