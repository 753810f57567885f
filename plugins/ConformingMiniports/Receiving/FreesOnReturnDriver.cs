using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Allocates a list for each frame when it arrives, and frees it when it comes back.</summary>
public sealed class FreesOnReturnDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new AllocatingPath(adapter);

    private sealed class AllocatingPath(Adapter adapter) : DroppingReceivePath(adapter)
    {
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
            return buffer.Mdl != null;
        }

        // No list, no indication: the frame is lost, the buffer is not.
        protected override bool TryMakeReady(ReceiveBuffer buffer)
        {
            buffer.NetBufferList =
                Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, buffer.Mdl, 0, buffer.ReceivedBytes);
            return buffer.NetBufferList != null;
        }

        protected override void Describe(ReceiveBuffer buffer) => FillList(buffer);

        protected override void Recycle(ReceiveBuffer buffer)
        {
            if (buffer.NetBufferList != null)
            {
                Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
                buffer.NetBufferList = null;
            }

            base.Recycle(buffer);
        }
    }
}
