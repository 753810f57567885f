using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>A request that the miniport has.</summary>
internal sealed class InformationRequest
{
    public required uint Oid { get; init; }

    public required bool IsSet { get; init; }

    /// <summary>The block that its buffer lies in.</summary>
    public required uint Block { get; init; }

    /// <summary>Where its buffer lies.</summary>
    public required uint Offset { get; init; }

    public required uint Bytes { get; init; }

    /// <summary>Null while it pends.</summary>
    public NDIS_STATUS? Status { get; set; }

    /// <summary>What the driver said of the lengths when its handler returned.</summary>
    public uint Done { get; set; }

    public uint Needed { get; set; }

    /// <summary>What the driver left in the buffer, once it ended.</summary>
    public byte[] Left { get; set; } = [];

    /// <summary>What a query answered.</summary>
    public ReadOnlySpan<byte> Answer => Left.AsSpan(0, (int)Math.Min(Done, (uint)Left.Length));
}
