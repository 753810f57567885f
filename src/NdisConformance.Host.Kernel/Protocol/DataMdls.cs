using System.Numerics;
using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>Data of a protocol or of a pool, with the MDLs that describe it. One per machine.</summary>
internal sealed class DataMdls(MachineMemory memory, MdlStore mdls, HostSetup setup)
{
    /// <summary>The data may start anywhere in its page.</summary>
    public const int AnyPageOffset = -1;

    /// <summary>
    /// One granule stands before all data, so that no pointer to data is the start of a block: the block carries the
    /// name of what it belongs to, and only the start of one is that.
    /// </summary>
    public const uint LeadBytes = SimulatedMemory.GranuleBytes;

    /// <summary>
    /// Makes data with its MDL; -1 if no memory is left. Where the pages break depends on nothing but the arguments, or
    /// the lists of a run would depend on what was allocated before.
    /// </summary>
    /// <param name="tag">Whose data it is.</param>
    /// <param name="isProtocol">True if a protocol made it.</param>
    /// <param name="length">What the MDL describes, in bytes.</param>
    /// <param name="pageOffset">Where in its page the data starts.</param>
    /// <param name="following">Bytes behind that, for <see cref="NewBehind"/>.</param>
    public int New(ulong tag, bool isProtocol, uint length, int pageOffset, uint following = 0)
    {
        uint lead = LeadBytes;
        uint alignment = Math.Min(MachineMemory.PageBytes, BitOperations.RoundUpToPowerOf2(lead + length));
        if (pageOffset != AnyPageOffset)
        {
            lead = (uint)pageOffset < LeadBytes ? MachineMemory.PageBytes + (uint)pageOffset : (uint)pageOffset;
            alignment = MachineMemory.PageBytes;
        }

        bool isTooLong = length > memory.SizeBytes;
        uint block = isTooLong ? 0 : memory.Allocate(lead + length + following, tag, alignment);
        if (block == 0)
        {
            return -1;
        }

        if (setup.Options.Unfragmented == true)
        {
            memory.MakeContiguous(block + lead, length + following);
        }

        int mdl = mdls.New(block + lead, length, isProtocol);
        if (mdl < 0)
        {
            memory.Free(block);
            return -1;
        }

        mdls.Records[mdl].DataBlock = block;
        mdls.Records[mdl].IsPreallocated = true;
        return mdl;
    }

    /// <summary>
    /// Makes an MDL for what lies behind that of another one, and a gap, in its block; -1 if no memory is left.
    /// </summary>
    public int NewBehind(int previous, uint length, uint gap)
    {
        ref MdlRecord before = ref mdls.Records[previous];
        int mdl = mdls.New(before.DataOffset + before.DataLength + gap, length, before.IsProtocol);
        if (mdl >= 0)
        {
            mdls.Records[mdl].IsPreallocated = true;
        }

        return mdl;
    }

    /// <summary>
    /// The MDL of that index of a frame's shape, behind those before it; -1 if no memory is left.
    /// </summary>
    public int NewOf(FrameShape shape, int index, int previous, ulong tag)
    {
        uint length = shape.Lengths[index];
        return index > 0 && shape.IsOneBuffer ? NewBehind(previous, length, shape.GapLength)
            : index > 0 ? New(tag, isProtocol: true, length, AnyPageOffset)
            : New(tag, isProtocol: true, length, (int)shape.PageOffset, RestOf(shape));
    }

    /// <summary>
    /// Writes those bytes of a frame that lie in one MDL, which begins at that position of the chain.
    /// </summary>
    public void Write(uint number, FrameShape shape, uint position, int mdl)
    {
        uint start = Math.Max(position, shape.DataOffset);
        uint end = Math.Min(position + mdls.Records[mdl].DataLength, shape.DataOffset + shape.DataLength);
        if (start < end)
        {
            new FrameBytes(number, shape.Captured).Write(
                start - shape.DataOffset,
                memory.Span(mdls.Records[mdl].DataOffset + (start - position), end - start));
        }
    }

    /// <summary>The bytes of one buffer behind its first MDL, those of the gaps included.</summary>
    private static uint RestOf(FrameShape shape)
    {
        uint rest = 0;
        if (shape.IsOneBuffer)
        {
            foreach (uint length in shape.Lengths.AsSpan(1))
            {
                rest += shape.GapLength + length;
            }
        }

        return rest;
    }
}
