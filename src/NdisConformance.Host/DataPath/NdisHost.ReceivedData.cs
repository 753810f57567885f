using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What stands behind an indicated list: its consistency, its bytes, and its memory.</content>
public partial class NdisHost
{
    private byte[] _gathered = [];

    /// <summary>How many NET_BUFFERs a list has, and whether the law of the page NbD holds for all of them.</summary>
    private ulong CountNetBuffers(uint nbl, out bool isConsistent)
    {
        ulong count = 0;
        isConsistent = true;
        uint link = nbl + NblField.FirstNetBuffer;
        while (Memory.Read<ulong>(link) != 0 && count < MaximumChain)
        {
            uint nb = Pointer(link);
            if (NbSlotAt(nb) < 0)
            {
                isConsistent = false;
                return count;
            }

            count++;
            isConsistent &= IsConsistent(nb);
            link = nb + NbField.Next;
        }

        isConsistent &= count is > 0 and < MaximumChain;
        return count;
    }

    /// <summary>
    /// DataOffset counts from the head of the MDL chain, CurrentMdl and CurrentMdlOffset name the same byte, and the
    /// chain holds all the data, in memory that is there. RECV-003.
    /// </summary>
    private bool IsConsistent(uint nb)
    {
        uint current = Pointer(nb + NbField.CurrentMdl);
        uint currentOffset = Memory.Read<uint>(nb + NbField.CurrentMdlOffset);
        uint dataOffset = Memory.Read<uint>(nb + NbField.DataOffset);
        ulong end = dataOffset + Memory.Read<ulong>(nb + NbField.DataLength);
        ulong position = 0;
        bool isCurrentRight = false;
        uint mdl = Pointer(nb + NbField.MdlChain);
        for (int i = 0; i < MaximumChain && TryGetPiece(mdl, 0, uint.MaxValue, out _, out uint bytes); i++)
        {
            isCurrentRight |= mdl == current && currentOffset <= bytes && position + currentOffset == dataOffset;
            position += bytes;
            if (position >= end && isCurrentRight)
            {
                return end > dataOffset;
            }

            mdl = Pointer(mdl + MdlField.Next);
        }

        return false;
    }

    /// <summary>
    /// Whether a NET_BUFFER of a list has another MDL chain than when its members were last seen to agree. NBL-013.
    /// </summary>
    private bool HasNewChain(uint nbl, bool isConsistent)
    {
        bool isNew = false;
        uint link = Pointer(nbl + NblField.FirstNetBuffer);
        for (int i = 0; i < MaximumChain && NbSlotAt(link) is var nb and >= 0; i++, link = Pointer(link + NbField.Next))
        {
            isNew |= HasNewChain(nb, isConsistent);
        }

        return isNew;
    }

    private bool HasNewChain(int nb, bool isConsistent)
    {
        uint chain = Pointer(_nbs[nb].Offset + NbField.MdlChain);
        bool isNew = chain != _nbs[nb].KnownChain;
        if (isConsistent)
        {
            _nbs[nb].KnownChain = chain;
        }

        return isNew;
    }

    /// <summary>States where the data of a list lies that NDIS has now. RECV-005, SHMEM-018.</summary>
    private void StateData(int slot)
    {
        uint nb = Pointer(_nbls[slot].Offset + NblField.FirstNetBuffer);
        for (int i = 0; i < MaximumChain && NbSlotAt(nb) >= 0; i++, nb = Pointer(nb + NbField.Next))
        {
            uint left = Memory.Read<uint>(nb + NbField.DataLength);
            uint mdl = Pointer(nb + NbField.CurrentMdl);
            uint offset = Memory.Read<uint>(nb + NbField.CurrentMdlOffset);
            while (left > 0 && TryGetPiece(mdl, offset, left, out uint start, out uint length))
            {
                TraceObject block = BlockAt(start, out uint blockOffset);
                Fact(TraceName.DataIndicated, _nbls[slot].Id.Packed, block.Packed, blockOffset, length);
                left -= length;
                offset = 0;
                mdl = Pointer(mdl + MdlField.Next);
            }
        }
    }

    /// <summary>The block that a byte lies in, and where in it; none if it lies in no live block.</summary>
    private TraceObject BlockAt(uint offset, out uint blockOffset)
    {
        blockOffset = 0;
        if (!Memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree)
        {
            return default;
        }

        blockOffset = offset - block.Start;
        return new BlockTag(block.Tag).Object;
    }

    /// <summary>
    /// The delivered frame whose bytes are the data of a NET_BUFFER; none if there is no such frame. The length is that
    /// of the frame which begins there, whether or not the data is as long. The EtherType is that of the data.
    /// </summary>
    private TraceObject FindDelivered(uint nb, out uint frameLength, out ushort etherType)
    {
        frameLength = 0;
        ReadOnlySpan<byte> data = Gather(nb);
        etherType = FrameContent.ReadEtherType(data);
        if (_deliveredFrames is null
            || !FrameContent.TryReadNumber(data, out uint number)
            || (number & FrameContent.FromWire) == 0)
        {
            return default;
        }

        uint frame = number & ~FrameContent.FromWire;
        frameLength = _deliveredFrames.LengthOf(frame);
        return frameLength == data.Length && FrameContent.Matches(number, data)
            ? new TraceObject(ObjectKind.Frame, frame)
            : default;
    }

    /// <summary>States that the data of a NET_BUFFER is a frame that was given to be sent. SEND-019.</summary>
    private void StateLoopback(TraceObject nbl, uint nb)
    {
        ReadOnlySpan<byte> data = Gather(nb);
        if (!FrameContent.TryReadNumber(data, out uint number))
        {
            return;
        }

        ref SentFrame sent = ref _sentFrames.Find(number);
        if (!Unsafe.IsNullRef(ref sent)
            && data.Length >= sent.Length
            && FrameContent.Matches(number, data[..(int)sent.Length]))
        {
            Fact(TraceName.SendLoopedBack, nbl.Packed, sent.NetBuffer.Packed);
        }
    }

    /// <summary>The data of a consistent NET_BUFFER in one piece; nothing if it is longer than any frame.</summary>
    private ReadOnlySpan<byte> Gather(uint nb)
    {
        uint length = Memory.Read<uint>(nb + NbField.DataLength);
        uint mdl = Pointer(nb + NbField.CurrentMdl);
        uint offset = Memory.Read<uint>(nb + NbField.CurrentMdlOffset);
        if (length > FrameContent.MaximumBytes || !TryGetPiece(mdl, offset, length, out uint start, out uint piece))
        {
            return default;
        }

        if (piece == length)
        {
            return Memory.Span(start, length);
        }

        if (_gathered.Length < length)
        {
            _gathered = new byte[Math.Max(length, 2048)];
        }

        uint copied = 0;
        do
        {
            Memory.Span(start, piece).CopyTo(_gathered.AsSpan((int)copied));
            copied += piece;
            mdl = Pointer(mdl + MdlField.Next);
        }
        while (copied < length && TryGetPiece(mdl, 0, length - copied, out start, out piece));

        return _gathered.AsSpan(0, (int)copied);
    }

    /// <summary>Locks all that belongs to an indicated list while NDIS has it, or unlocks it.</summary>
    private void SetLocked(int slot, bool isLocked)
    {
        uint nbl = _nbls[slot].Offset;
        SetLocked(nbl, NblBytes, isLocked);
        if (_nbls[slot].ContextBlock != 0)
        {
            SetLocked(_nbls[slot].ContextBlock, uint.MaxValue, isLocked);
        }

        uint nb = Pointer(nbl + NblField.FirstNetBuffer);
        for (int i = 0; i < MaximumChain && NbSlotAt(nb) >= 0; i++, nb = Pointer(nb + NbField.Next))
        {
            SetLocked(nb, NbBytes, isLocked);
            uint mdl = Pointer(nb + NbField.MdlChain);
            for (int j = 0; j < MaximumChain && MdlSlotAt(mdl) >= 0; j++, mdl = Pointer(mdl + MdlField.Next))
            {
                SetLocked(mdl, uint.MaxValue, isLocked);
                SetLocked(
                    Pointer(mdl + MdlField.MappedSystemVa),
                    Memory.Read<uint>(mdl + MdlField.ByteCount),
                    isLocked);
            }
        }
    }

    /// <summary>Locks or unlocks a range as far as it lies in one live block.</summary>
    private void SetLocked(uint offset, uint length, bool isLocked)
    {
        if (!Memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree)
        {
            return;
        }

        uint inside = Math.Min(length, block.Length - Math.Min(block.Length, offset - block.Start));
        if (isLocked)
        {
            Memory.Lock(offset, inside);
        }
        else
        {
            Memory.Unlock(offset, inside);
        }
    }
}
