using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-017-unmaps-half-of-its-registers", typeof(UnmapsHalfOfItsRegisters))]
[assembly: FaultyMiniport("reg-017-unmaps-half-of-its-registers", "REG-017")]

namespace FaultyMiniports;

/// <summary>Unmaps its registers with half the length that it mapped.</summary>
public sealed class UnmapsHalfOfItsRegisters : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
        => Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length / 2);
}
