using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-006-frees-memory-before-mdls", typeof(FreesMemoryBeforeMdls))]
[assembly: FaultyMiniport("mdl-006-frees-memory-before-mdls", "MDL-006")]

namespace FaultyMiniports;

/// <summary>Frees its receive memory first and the MDLs over it afterwards.</summary>
public sealed class FreesMemoryBeforeMdls : FaultyMiniport
{
    private readonly List<MDL> _mdls = [];

    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl) => _mdls.Add(mdl);

    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
        _mdls.ForEach(Inner.NdisFreeMdl);
        _mdls.Clear();
    }
}
