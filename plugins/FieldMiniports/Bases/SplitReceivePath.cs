using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>
/// Receives into buffers that two MDLs describe, one for the header, one for the rest; on NDIS 6.0, which wants one
/// MDL, into buffers that one describes.
/// </summary>
public class SplitReceivePath(Adapter adapter) : FieldReceivePath(adapter)
{
    /// <summary>Bytes of the header.</summary>
    protected const uint HeadBytes = 64;

    private const uint FirstWithSplitFrames = 0x0006_0001;

    /// <inheritdoc/>
    protected override bool CreateObjects(ReceiveBuffer buffer)
    {
        if (Ndis.NdisGetVersion() < FirstWithSplitFrames)
        {
            return base.CreateObjects(buffer);
        }

        MDL head = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, HeadBytes);
        buffer.Mdl = head;
        if (head == null)
        {
            return false;
        }

        MDL rest = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress + HeadBytes, buffer.Length - HeadBytes);
        if (rest == null)
        {
            return false;
        }

        head.Next = rest;
        buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, head, 0, 0);
        return buffer.NetBufferList != null;
    }

    /// <inheritdoc/>
    protected override void DestroyObjects(ReceiveBuffer buffer)
    {
        MDL rest = buffer.Mdl == null ? null : buffer.Mdl.Next;
        base.DestroyObjects(buffer);
        if (rest != null)
        {
            Ndis.NdisFreeMdl(rest);
        }
    }
}
