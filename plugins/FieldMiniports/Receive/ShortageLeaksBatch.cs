using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shortage-leaks-batch", typeof(ShortageLeaksBatch))]

namespace FieldMiniports;

/// <summary>
/// When memory runs out in the middle of a batch, the copies made so far are neither indicated nor freed.
/// </summary>
public sealed class ShortageLeaksBatch : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            NetBufferListQueue lists = default;
            bool isShort = false;
            for (uint i = 0; i < count && !isShort; i++)
            {
                NET_BUFFER_LIST list = CopyUp(_batch[i]);
                isShort = list == null;
                if (list != null)
                {
                    lists.Append(list);
                }
            }

            RecycleBatch(count);
            if (!isShort)
            {
                HandUp(ref lists);
            }
        }
    }
}
