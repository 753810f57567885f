using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("splits-on-oldest-version", typeof(SplitsOnOldestVersion))]

namespace FieldMiniports;

/// <summary>
/// Received frames lie in two MDLs. The driver asks whether the host knows NDIS 6.0 instead of 6.1, and so splits them
/// on NDIS 6.0 as well, which wants each frame in one MDL.
/// </summary>
public sealed class SplitsOnOldestVersion : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SplitReceivePath(adapter)
    {
        private const uint FirstWithSplitFrames = 0x0006_0000;

        protected override bool CreateObjects(ReceiveBuffer buffer)
            => Ndis.NdisGetVersion() < FirstWithSplitFrames ? base.CreateObjects(buffer) : CreateSplit(buffer);

        private bool CreateSplit(ReceiveBuffer buffer)
        {
            MDL head = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, HeadBytes);
            buffer.Mdl = head;
            if (head == null)
            {
                return false;
            }

            PVOID behindHead = buffer.VirtualAddress + HeadBytes;
            MDL rest = Ndis.NdisAllocateMdl(Adapter.Handle, behindHead, buffer.Length - HeadBytes);
            if (rest == null)
            {
                return false;
            }

            head.Next = rest;
            buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, head, 0, 0);
            return buffer.NetBufferList != null;
        }
    }
}
