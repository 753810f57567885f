using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-016-keeps-block-at-unload", typeof(KeepsBlockAtUnload), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-016-keeps-block-at-unload", "REG-016")]

namespace FaultyMiniports;

/// <summary>Allocates a block of memory in DriverEntry, and has it still when MiniportUnload has returned.</summary>
public sealed class KeepsBlockAtUnload : FaultyLegacyMiniport
{
    private const uint Bytes = 256;
    private const uint Tag = 0x6B63_6C42; // 'Blck'

    /// <inheritdoc/>
    public override void NdisMRegisterUnloadHandler(NDIS_HANDLE ndisWrapperHandle, MINIPORT_UNLOAD unloadHandler)
    {
        Inner.NdisMRegisterUnloadHandler(ndisWrapperHandle, unloadHandler);
        Inner.NdisAllocateMemoryWithTag(out _, Bytes, Tag);
    }
}
