using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Allocates a list for each frame when it arrives, and frees it when it comes back.</summary>
public sealed class FreesOnReturnDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new AllocatingPath(adapter);

    private sealed class AllocatingPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
            return buffer.Mdl != null;
        }

        protected override bool TryDescribe(ReceiveBuffer buffer)
        {
            buffer.NetBufferList =
                Ndis.NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, buffer.Mdl, 0, buffer.ReceivedBytes);
            if (buffer.NetBufferList == null)
            {
                // No list, no indication: the frame is lost, the buffer is not.
                Recycle(buffer);
                return false;
            }

            FillList(buffer);
            return true;
        }

        protected override void OnReturned(ReceiveBuffer buffer)
        {
            Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
            buffer.NetBufferList = null;
            base.OnReturned(buffer);
        }
    }
}
