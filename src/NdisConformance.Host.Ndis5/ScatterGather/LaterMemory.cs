using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>A request for shared memory that was accepted.</summary>
internal struct LaterMemory
{
    public uint Number;

    public Ndis5Adapter Adapter;

    public uint Length;

    public bool IsCached;

    public PVOID Context;

    public bool Fails;
}
