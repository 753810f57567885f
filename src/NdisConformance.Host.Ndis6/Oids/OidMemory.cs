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
        question.Input.Span.CopyTo(memory.Span(buffer, bytes));
        return buffer;
    }

    private static ulong Tag(ObjectKind kind, uint number) => new BlockTag(kind, number, isProtocol: true).Packed;
}
