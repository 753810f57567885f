using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What a protocol builds for a send: lists, NET_BUFFERs, MDLs and the bytes of the frames.</content>
public partial class NdisHost
{
    private const byte ProtocolHandles = 31;
    private readonly SentFrames _sentFrames = new();

    // No handle of the driver's: what a protocol calls its binding and its pool.
    private static readonly NDIS_HANDLE BindingHandle = HandleTable.ToHandle((ObjectKind)ProtocolHandles, 1);
    private static readonly NDIS_HANDLE ProtocolPool = HandleTable.ToHandle((ObjectKind)ProtocolHandles, 2);

    /// <summary>The shape that a frame is built in: every one that the scenario asks for. SEND-024.</summary>
    protected internal virtual FrameShape ShapeOf(FrameShape asked) => asked;

    /// <summary>Builds a whole chain and hands it to the miniport; gives the first list.</summary>
    private uint BuildSend(SendRequest request)
    {
        uint first = 0;
        uint previous = 0;
        for (int i = 0; i < request.Lists.Count; i++)
        {
            SendList list = request.Lists[i];
            int slot = BuildList(list);
            uint offset = _nbls[slot].Offset;
            if (previous == 0)
            {
                first = offset;
            }
            else
            {
                WritePointer(previous + NblField.Next, offset);
            }

            previous = offset;
            StateSubmitted(slot, (uint)i, list.CancelId);
        }

        return first;
    }

    private int BuildList(SendList list)
    {
        int slot = Expect(NewNbl(ProtocolPool, isProtocol: true));
        uint offset = _nbls[slot].Offset;
        Memory.Write(offset + NblField.SourceHandle, BindingHandle.Value);
        Memory.Write(offset + NblField.CancelId, (ulong)list.CancelId);
        _nbls[slot].Phase = ObjectPhase.Sending;
        _nbls[slot].NetBuffers = list.Frames.Count;
        int previous = -1;
        for (int i = 0; i < list.Frames.Count; i++)
        {
            int nb = BuildNetBuffer(slot, ShapeOf(list.Frames[i]));
            if (previous < 0)
            {
                _nbls[slot].FirstNb = nb;
                WritePointer(offset + NblField.FirstNetBuffer, _nbs[nb].Offset);
            }
            else
            {
                _nbs[previous].NextNb = nb;
                WritePointer(_nbs[previous].Offset + NbField.Next, _nbs[nb].Offset);
            }

            previous = nb;
        }

        return slot;
    }

    private int BuildNetBuffer(int nbl, FrameShape shape)
    {
        int nb = Expect(NewNb(ProtocolPool, nbl, isProtocol: true));
        ref SentFrame frame = ref _sentFrames.Add();
        frame.Length = shape.DataLength;
        frame.Nb = _nbs[nb].Number;
        frame.Nbl = _nbls[nbl].Number;
        uint number = frame.Number;
        _nbs[nb].Frame = number;
        uint offset = _nbs[nb].Offset;
        Memory.Write(offset + NbField.DataLength, (ulong)shape.DataLength);
        Memory.Write(offset + NbField.DataOffset, shape.DataOffset);
        uint[] lengths = shape.Lengths;
        uint position = 0;
        int previous = -1;
        for (int i = 0; i < lengths.Length; i++)
        {
            int mdl = Expect(
                i > 0 && shape.IsOneBuffer ? NewMdlBehind(previous, lengths[i])
                : i > 0 ? NewMdlAndData(nb, lengths[i], AnyPageOffset)
                : NewMdlAndData(nb, lengths[i], (int)shape.PageOffset, shape.IsOneBuffer ? RestOf(lengths) : 0));
            LinkMdl(nb, previous, mdl);
            WriteFrame(number, shape, position, mdl);
            if (i == shape.CurrentMdl)
            {
                WritePointer(offset + NbField.CurrentMdl, _mdls[mdl].Offset);
                Memory.Write(offset + NbField.CurrentMdlOffset, shape.CurrentMdlOffset);
            }

            position += lengths[i];
            previous = mdl;
        }

        return nb;
    }

    /// <summary>The bytes of all MDLs but the first.</summary>
    private static uint RestOf(ReadOnlySpan<uint> lengths)
    {
        uint rest = 0;
        foreach (uint length in lengths[1..])
        {
            rest += length;
        }

        return rest;
    }

    private void LinkMdl(int nb, int previous, int mdl)
    {
        if (previous < 0)
        {
            _nbs[nb].FirstMdl = mdl;
            WritePointer(_nbs[nb].Offset + NbField.MdlChain, _mdls[mdl].Offset);
        }
        else
        {
            _mdls[previous].NextMdl = mdl;
            WritePointer(_mdls[previous].Offset + MdlField.Next, _mdls[mdl].Offset);
        }
    }

    /// <summary>Writes those bytes of a frame that lie in one MDL.</summary>
    private void WriteFrame(uint number, FrameShape shape, uint position, int mdl)
    {
        uint start = Math.Max(position, shape.DataOffset);
        uint end = Math.Min(position + _mdls[mdl].DataLength, shape.DataOffset + shape.DataLength);
        if (start < end)
        {
            FrameContent.Write(
                number,
                start - shape.DataOffset,
                Memory.Span(_mdls[mdl].DataOffset + (start - position), end - start));
        }
    }

    private void StateSubmitted(int slot, uint index, uint cancelId)
    {
        ulong nbIndex = 0;
        for (int nb = _nbls[slot].FirstNb; nb >= 0; nb = _nbs[nb].NextNb)
        {
            uint offset = _nbs[nb].Offset;
            TraceEvent fact = NewFact(TraceName.SendSubmitted);
            fact.Arguments[0] = _nbls[slot].Id.Packed;
            fact.Arguments[1] = _nbs[nb].Id.Packed;
            fact.Arguments[2] = index;
            fact.Arguments[3] = nbIndex++;
            fact.Arguments[4] = Memory.Read<uint>(offset + NbField.DataLength);
            fact.Arguments[5] = Memory.Read<uint>(offset + NbField.CurrentMdlOffset);
            fact.Arguments[6] = Memory.Read<uint>(offset + NbField.DataOffset);
            fact.Arguments[7] = cancelId;
            Emit(ref fact);
        }
    }

    private ulong TagAt(uint offset) => Memory.TryFindBlock(offset, out MemoryBlock block) ? block.Tag : 0;

    /// <summary>
    /// A protocol always finds memory; a machine too small for it is a mistake in how it was set up.
    /// </summary>
    private static int Expect(int slot) => slot >= 0
        ? slot
        : throw new HarnessDefectException("the simulated memory is too small for what is to be sent");
}
