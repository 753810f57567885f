using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("mtu-9000", typeof(Mtu9000))]

namespace OddMiniports.Memory;

/// <summary>
/// Has an MtuSize of 9000 and maps at most 9014 bytes. Legal: NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES: MtuSize;
/// NDIS_SG_DMA_DESCRIPTION: MaximumPhysicalMapping.
/// </summary>
public sealed class Mtu9000 : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MtuAdapter(this, ndis, adapterHandle, version, 9000, 9014);
}
