using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("preallocated-frame-freed", typeof(PreallocatedFrameFreed))]

namespace FieldMiniports;

/// <summary>
/// The halt (or a failed initialization) frees the NET_BUFFER of each receive list and then the list, although the
/// NET_BUFFER came with the list and goes with it.
/// </summary>
public sealed class PreallocatedFrameFreed : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.NetBufferList != null)
            {
                Ndis.NdisFreeNetBuffer(buffer.NetBufferList.FirstNetBuffer);
            }

            base.DestroyObjects(buffer);
        }
    }
}
