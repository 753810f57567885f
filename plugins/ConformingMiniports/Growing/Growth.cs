using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>One block of more receive buffers: asked for, owned, or neither.</summary>
internal sealed class Growth(GrowingPath path, uint buffers)
{
    /// <summary>The receive path that it belongs to.</summary>
    public GrowingPath Path { get; } = path;

    /// <summary>Buffers that it has room for.</summary>
    public uint Buffers { get; } = buffers;

    /// <summary>The pointer that travels with the request.</summary>
    public PVOID Context { get; set; }

    /// <summary>True from the request on, until it fails.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Length in bytes, as the completion said; 0 without memory.</summary>
    public uint Length { get; set; }

    /// <summary>Where the CPU finds the block; NULL without memory.</summary>
    public PVOID VirtualAddress { get; set; }

    /// <summary>Where the NIC finds the block.</summary>
    public PHYSICAL_ADDRESS PhysicalAddress { get; set; }
}
