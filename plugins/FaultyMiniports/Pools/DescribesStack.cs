using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-001-describes-stack", typeof(DescribesStack))]
[assembly: FaultyMiniport("mdl-001-describes-stack", "MDL-001")]

namespace FaultyMiniports;

/// <summary>Makes an MDL over memory that no allocation stands behind.</summary>
public sealed class DescribesStack : FaultyMiniport
{
    private const ulong SomewhereElse = 0x1000;
    private const uint Bytes = 64;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        MDL mdl = Inner.NdisAllocateMdl(ndisHandle, new PVOID(SomewhereElse), Bytes); // wrong step
        if (mdl != null)
        {
            Inner.NdisFreeMdl(mdl);
        }

        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
