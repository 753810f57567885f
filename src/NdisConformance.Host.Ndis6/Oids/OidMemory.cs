using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Lays OID requests out in memory. Both blocks of a request are freed when it is completed, so that a driver that
/// touches them later is seen. One per machine.
/// </summary>
internal sealed class OidMemory(MachineMemory memory, MemoryObjects objects)
{
    /// <summary>Seconds that a request may take, as NDIS states it.</summary>
    private const uint TimeoutSeconds = (uint)(TimeLimits.Oid / TimeUnits.TicksPerSecond);

    /// <summary>So many bytes in a row that a buffer was given with are no answer: too unlikely.</summary>
    private const uint LeastUnwritten = 4;

    /// <summary>Writes a request and its buffer.</summary>
    public OidInMemory Lay(OidQuestion question)
    {
        uint number = objects.NextNumber(ObjectKind.OidRequest);
        uint request = memory.AllocateZeroed(OidRequestLayout.Bytes, Tag(ObjectKind.OidRequest, number));
        uint buffer = LayBuffer(question, number, out uint block);
        if (request == 0 || (block == 0 && question.BufferBytes > 0))
        {
            throw new HarnessDefectException("no memory is left for an OID request");
        }

        memory.Write(
            request + OidRequestLayout.Header,
            new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_OID_REQUEST, NDIS_OID_REQUEST_REVISION_1, NDIS_SIZEOF_OID_REQUEST_REVISION_1));
        memory.Write(request + OidRequestLayout.RequestType, question.Type);
        memory.Write(request + OidRequestLayout.Timeout, TimeoutSeconds);
        memory.Write(request + OidRequestLayout.RequestId, (ulong)number);
        memory.Write(request + OidRequestLayout.Oid, question.Oid);
        objects.WritePointer(request + OidRequestLayout.InformationBuffer, buffer);
        bool isMethod = question.Type == NDIS_REQUEST_TYPE.NdisRequestMethod;
        memory.Write(
            request + OidRequestLayout.InformationBufferLength,
            isMethod ? (uint)question.Input.Length : question.BufferBytes);
        if (isMethod)
        {
            memory.Write(request + OidRequestLayout.MethodOutputBufferLength, question.OutputBytes);
        }

        return new OidInMemory(new TraceObject(ObjectKind.OidRequest, number), question, request, buffer, block);
    }

    /// <summary>The address of a request.</summary>
    public NDIS_OID_REQUEST AddressOf(OidInMemory request) => new(objects.ReferenceTo(request.Offset));

    /// <summary>What an address names where a request is due.</summary>
    public TraceObject Find(NDIS_OID_REQUEST request)
        => objects.Locate(request.Reference, ObjectKind.OidRequest, out _);

    /// <summary>The lengths as they stand in the request now.</summary>
    public OidCounts CountsOf(OidInMemory request)
    {
        uint done = memory.Read<uint>(request.Offset + OidRequestLayout.BytesDone);
        uint needed = memory.Read<uint>(request.Offset + OidRequestLayout.BytesNeeded);
        return request.Question.Type switch
        {
            NDIS_REQUEST_TYPE.NdisRequestMethod => new OidCounts(
                memory.Read<uint>(request.Offset + OidRequestLayout.MethodBytesRead),
                memory.Read<uint>(request.Offset + OidRequestLayout.MethodBytesWritten),
                memory.Read<uint>(request.Offset + OidRequestLayout.MethodBytesNeeded)),
            NDIS_REQUEST_TYPE.NdisRequestSetInformation => new OidCounts(done, 0, needed),
            _ => new OidCounts(0, done, needed),
        };
    }

    /// <summary>SupportedOidList of the general attributes, as far as it lies in memory of the driver.</summary>
    public uint[] ReadList(ulong address, uint bytes)
    {
        if (address == 0 || !memory.Contains(address))
        {
            return [];
        }

        uint offset = (uint)(address - memory.AddressOf(0));
        return memory.TryFindBlock(offset, out MemoryBlock block) && !block.IsFree
            && bytes <= block.Length - (offset - block.Start)
            ? MemoryMarshal.Cast<byte, uint>(memory.Span(offset, bytes & ~3u)).ToArray()
            : [];
    }

    /// <summary>
    /// The first bytes of an answer that nobody wrote, though BytesWritten counts them; 0 if there are none. Of
    /// statistics only the members count that the answer says are valid.
    /// </summary>
    public uint Unwritten(OidInMemory request, out uint offset)
    {
        bool isQuery = request.Question.Type is NDIS_REQUEST_TYPE.NdisRequestQueryInformation
            or NDIS_REQUEST_TYPE.NdisRequestQueryStatistics;
        uint written = CountsOf(request).Written;
        uint counted = isQuery && written <= request.Question.OutputBytes ? written : 0;
        uint statistics = StatisticsOf(request);
        uint run = 0;
        for (uint i = 0; i < counted; i++)
        {
            bool isLeft = memory.Read<byte>(request.Buffer + i) == Filling(request.Id.Number, i)
                && (request.Question.Oid != OID_GEN_STATISTICS || StatisticsMembers.IsDeclared(i, statistics));
            if (!isLeft && run >= LeastUnwritten)
            {
                offset = i - run;
                return run;
            }

            run = isLeft ? run + 1 : 0;
        }

        offset = counted - run;
        return run >= LeastUnwritten ? run : 0;
    }

    /// <summary>SupportedStatistics of an answer to OID_GEN_STATISTICS; 0 for any other.</summary>
    public uint StatisticsOf(OidInMemory request)
        => request.Question is { Oid: OID_GEN_STATISTICS, OutputBytes: >= NDIS_SIZEOF_STATISTICS_INFO_REVISION_1 }
            && CountsOf(request).Written >= NDIS_SIZEOF_STATISTICS_INFO_REVISION_1
            ? memory.Read<uint>(request.Buffer + StatisticsMembers.FlagsOffset)
            : 0;

    /// <summary>Takes request and buffer back, and says what the driver left in them.</summary>
    public OidAnswer Take(OidInMemory request, NDIS_STATUS status)
    {
        OidCounts counts = CountsOf(request);
        uint written = Math.Min(counts.Written, request.Question.OutputBytes);
        byte[] output = written == 0 ? [] : memory.Span(request.Buffer, written).ToArray();
        memory.Free(request.Offset);
        if (request.Block != 0)
        {
            memory.Free(request.Block);
        }

        return new OidAnswer(status, counts, output);
    }

    /// <summary>
    /// The buffer ends where its block ends, so that the first byte behind it is the first that is not the driver's.
    /// </summary>
    private uint LayBuffer(OidQuestion question, uint number, out uint block)
    {
        block = 0;
        uint bytes = question.BufferBytes;
        if (bytes == 0)
        {
            return 0;
        }

        uint blockBytes = (bytes + SimulatedMemory.GranuleBytes - 1) & ~(SimulatedMemory.GranuleBytes - 1u);
        block = memory.Allocate(blockBytes, Tag(ObjectKind.OidBuffer, number));
        if (block == 0)
        {
            return 0;
        }

        uint buffer = block + blockBytes - bytes;
        Span<byte> content = memory.Span(buffer, bytes);
        for (uint i = 0; i < bytes; i++)
        {
            content[(int)i] = Filling(number, i);
        }

        question.Input.Span.CopyTo(content);
        return buffer;
    }

    /// <summary>
    /// A byte of a buffer that nobody wrote: another one in each request, and no pattern that a driver might write.
    /// </summary>
    private static byte Filling(uint number, uint index)
    {
        uint mixed = ((number * 0x9E37_79B1u) ^ index) * 0x85EB_CA6Bu;
        return (byte)(0x80 | (mixed >> 13));
    }

    private static ulong Tag(ObjectKind kind, uint number) => new BlockTag(kind, number, isProtocol: true).Packed;
}
