using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>The data of a NET_BUFFER: where it lies, and looking at it.</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public PVOID NdisGetDataBuffer(
        NET_BUFFER netBuffer, uint bytesNeeded, PVOID storage, uint alignMultiple, uint alignOffset)
    {
        TraceEvent call = NewCall(TraceName.NdisGetDataBuffer);
        call.Arguments[0] = Find(netBuffer, out int slot).Packed;
        call.Arguments[1] = bytesNeeded;
        call.Arguments[2] = storage == null ? 0u : 1;
        Begin(ref call);
        bool fails = slot < 0
            || Memory.Read<uint>(_nbs[slot].Offset + NbField.DataLength) < bytesNeeded
            || Choose(HostChoice.Failure, (uint)TraceName.NdisGetDataBuffer, 2) == 1;
        PVOID result = fails
            ? default
            : GetData(_nbs[slot].Offset, bytesNeeded, storage, alignMultiple, alignOffset);
        End(call, result == null ? 0u : 1);
        return result;
    }

    /// <inheritdoc/>
    public void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer)
    {
        TraceEvent call = NewCall(TraceName.NdisAdjustNetBufferCurrentMdl);
        call.Arguments[0] = Find(netBuffer, out int slot).Packed;
        Begin(ref call);
        if (slot >= 0 && !Memory.IsLocked(_nbs[slot].Offset))
        {
            AdjustCurrentMdl(_nbs[slot].Offset);
        }

        End(call);
    }

    /// <summary>Fills the members of a NET_BUFFER that say where its data lies.</summary>
    private void DescribeData(uint nb, MDL mdlChain, uint dataOffset, ulong dataLength)
    {
        Memory.Write(nb + NbField.MdlChain, mdlChain.Reference.Address);
        Memory.Write(nb + NbField.DataOffset, dataOffset);
        Memory.Write(nb + NbField.DataLength, dataLength);
        AdjustCurrentMdl(nb);
    }

    /// <summary>
    /// Makes CurrentMdl and CurrentMdlOffset name the byte that DataOffset names. One behind the last byte is named
    /// from the last MDL; one that lies nowhere in the chain, from its head.
    /// </summary>
    private void AdjustCurrentMdl(uint nb)
    {
        uint head = Pointer(nb + NbField.MdlChain);
        uint offset = Memory.Read<uint>(nb + NbField.DataOffset);
        uint left = offset;
        uint mdl = head;
        for (int i = 0; i < MaximumChain && MdlSlotAt(mdl) >= 0; i++)
        {
            uint bytes = Memory.Read<uint>(mdl + MdlField.ByteCount);
            uint next = Pointer(mdl + MdlField.Next);
            if (left < bytes || (left == bytes && next == 0))
            {
                WritePointer(nb + NbField.CurrentMdl, mdl);
                Memory.Write(nb + NbField.CurrentMdlOffset, left);
                return;
            }

            left -= bytes;
            mdl = next;
        }

        Memory.Write(nb + NbField.CurrentMdl, Memory.Read<ulong>(nb + NbField.MdlChain));
        Memory.Write(nb + NbField.CurrentMdlOffset, offset);
    }

    /// <summary>The bytes that the MDLs of a chain describe together.</summary>
    private ulong ChainBytes(MDL chain)
    {
        if (Find(chain, out int slot) is not { State: ObjectState.Live } || slot < 0)
        {
            return 0;
        }

        ulong bytes = 0;
        uint mdl = _mdls[slot].Offset;
        for (int i = 0; i < MaximumChain && MdlSlotAt(mdl) >= 0; i++, mdl = Pointer(mdl + MdlField.Next))
        {
            bytes += Memory.Read<uint>(mdl + MdlField.ByteCount);
        }

        return bytes;
    }

    private PVOID GetData(uint nb, uint bytesNeeded, PVOID storage, uint alignMultiple, uint alignOffset)
    {
        uint mdl = Pointer(nb + NbField.CurrentMdl);
        uint offset = Memory.Read<uint>(nb + NbField.CurrentMdlOffset);
        if (!TryGetPiece(mdl, offset, bytesNeeded, out uint start, out uint length))
        {
            return default;
        }

        bool isAligned = alignMultiple <= 1 || Memory.AddressOf(start) % alignMultiple == alignOffset;
        if (length == bytesNeeded && isAligned)
        {
            return AddressAt(start);
        }

        return storage != null && CopyData(mdl, offset, bytesNeeded, storage) ? storage : default;
    }

    /// <summary>Copies data out as the driver would, for the storage may be anything.</summary>
    private bool CopyData(uint mdl, uint offset, uint bytes, PVOID storage)
    {
        uint copied = 0;
        for (int i = 0; copied < bytes && i < MaximumChain; i++, offset = 0, mdl = Pointer(mdl + MdlField.Next))
        {
            if (!TryGetPiece(mdl, offset, bytes - copied, out uint start, out uint length))
            {
                return false;
            }

            (storage + copied).CopyFrom(Memory.Span(start, length));
            copied += length;
        }

        return copied == bytes;
    }

    /// <summary>
    /// The bytes of an MDL from an offset on, as far as they are wanted. False if it is no live MDL, or does not lie in
    /// live memory.
    /// </summary>
    private bool TryGetPiece(uint mdl, uint offset, uint wanted, out uint start, out uint length)
    {
        start = 0;
        length = 0;
        if (MdlSlotAt(mdl) < 0)
        {
            return false;
        }

        uint bytes = Memory.Read<uint>(mdl + MdlField.ByteCount);
        uint first = Pointer(mdl + MdlField.MappedSystemVa);
        if (offset > bytes
            || !Memory.TryFindBlock(first, out Machine.MemoryBlock block)
            || block.IsFree
            || (ulong)first + bytes > (ulong)block.Start + block.Length)
        {
            return false;
        }

        start = first + offset;
        length = Math.Min(bytes - offset, wanted);
        return true;
    }
}
