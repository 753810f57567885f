using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-003-believes-in-mdls", typeof(BelievesInMdls))]
[assembly: FaultyMiniport("mdl-003-believes-in-mdls", "MDL-003")]

namespace FaultyMiniports;

/// <summary>Uses an MDL without having looked whether it got one.</summary>
public sealed class BelievesInMdls : FaultyMiniport
{
    /// <inheritdoc/>
    public override MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
    {
        MDL mdl = Inner.NdisAllocateMdl(ndisHandle, virtualAddress, length);
        mdl.Next = null;
        return mdl;
    }
}
