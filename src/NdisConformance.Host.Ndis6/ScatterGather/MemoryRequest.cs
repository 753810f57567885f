using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>A request for more shared memory that is not completed.</summary>
internal struct MemoryRequest
{
    /// <summary>From 1, in the order of the requests; 0 where there is none.</summary>
    public uint Number;

    public DmaChannel Channel;

    public uint Length;

    public bool IsCached;

    public PVOID Context;

    /// <summary>Its completion brings no memory.</summary>
    public bool Fails;
}
