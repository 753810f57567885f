using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("mtu-1000", typeof(Mtu1000))]

namespace OddMiniports.Memory;

/// <summary>
/// Has an MtuSize of 1000 and maps at most 1014 bytes; longer frames that arrive are indicated. Legal:
/// NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES: MtuSize; NDIS_SG_DMA_DESCRIPTION: MaximumPhysicalMapping.
/// </summary>
public sealed class Mtu1000 : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MtuAdapter(this, ndis, adapterHandle, version, 1000, 1514);
}
