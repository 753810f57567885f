using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>An OID request as NDIS or a protocol makes it, before it lies in memory.</summary>
public sealed record OidQuestion
{
    private OidQuestion(NDIS_REQUEST_TYPE type, uint oid, ReadOnlyMemory<byte> input, uint outputBytes)
        => (Type, Oid, Input, OutputBytes) = (type, oid, input, outputBytes);

    /// <summary>What is asked for.</summary>
    public NDIS_REQUEST_TYPE Type { get; }

    /// <summary>The object identifier.</summary>
    public uint Oid { get; }

    /// <summary>The bytes that the driver may read: those of a set or a method.</summary>
    public ReadOnlyMemory<byte> Input { get; }

    /// <summary>How many bytes the driver may write: for a query or a method.</summary>
    public uint OutputBytes { get; }

    /// <summary>Bytes of the information buffer.</summary>
    public uint BufferBytes => Math.Max((uint)Input.Length, OutputBytes);

    /// <summary>A query with a buffer of a length.</summary>
    public static OidQuestion Query(uint oid, uint bufferBytes, bool isStatistics = false)
        => new(
            isStatistics ? NDIS_REQUEST_TYPE.NdisRequestQueryStatistics : NDIS_REQUEST_TYPE.NdisRequestQueryInformation,
            oid,
            default,
            bufferBytes);

    /// <summary>A set.</summary>
    public static OidQuestion Set(uint oid, ReadOnlyMemory<byte> input)
        => new(NDIS_REQUEST_TYPE.NdisRequestSetInformation, oid, input, 0);

    /// <summary>A set of a number of 4 bytes.</summary>
    public static OidQuestion Set(uint oid, uint value) => Set(oid, BitConverter.GetBytes(value));

    /// <summary>The default method, with input and room for output in one buffer.</summary>
    public static OidQuestion Method(uint oid, ReadOnlyMemory<byte> input, uint outputBytes)
        => new(NDIS_REQUEST_TYPE.NdisRequestMethod, oid, input, outputBytes);
}
