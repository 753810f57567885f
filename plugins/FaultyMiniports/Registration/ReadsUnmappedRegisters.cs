using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-017-unmaps-before-reading", typeof(ReadsUnmappedRegisters))]
[assembly: FaultyMiniport("reg-017-unmaps-before-reading", "REG-017")]

namespace FaultyMiniports;

/// <summary>Reads a register once more when its registers are not mapped any more.</summary>
public sealed class ReadsUnmappedRegisters : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
        _ = Inner.NdisReadRegisterUlong(virtualAddress);
    }
}
