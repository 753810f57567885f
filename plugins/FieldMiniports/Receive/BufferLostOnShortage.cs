using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("buffer-lost-on-shortage", typeof(BufferLostOnShortage))]

namespace FieldMiniports;

/// <summary>
/// A copying driver that gets no memory for a frame forgets the frame's buffer in the ring.
/// </summary>
public sealed class BufferLostOnShortage : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            NetBufferListQueue lists = default;
            for (uint i = 0; i < count; i++)
            {
                NET_BUFFER_LIST list = CopyUp(_batch[i]);
                if (list != null)
                {
                    lists.Append(list);
                    Recycle(_batch[i]);
                }
            }

            HandUp(ref lists);
        }
    }
}
