using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Resets the NIC in every shutdown, also in one that interrupts its own halt.</summary>
public sealed class ResetsInEveryShutdownDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ResettingAtEnd(ndis, adapterHandle, version);

    private sealed class ResettingAtEnd(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        public override void Shutdown() => Nic.Reset();
    }
}
