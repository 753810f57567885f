using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("buffer-rearmed-before-copy", typeof(BufferRearmedBeforeCopy))]

namespace FieldMiniports;

/// <summary>
/// A copying driver gives the buffer back to the NIC first and copies the frame out of it afterwards.
/// </summary>
public sealed class BufferRearmedBeforeCopy : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            ReceiveBuffer[] frames = _batch[..(int)count];
            RecycleBatch(count);
            NetBufferListQueue lists = default;
            foreach (ReceiveBuffer frame in frames)
            {
                NET_BUFFER_LIST list = CopyUp(frame);
                if (list != null)
                {
                    lists.Append(list);
                }
            }

            HandUp(ref lists);
        }
    }
}
