using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("mtu-576", typeof(Mtu576))]

namespace OddMiniports.Memory;

/// <summary>
/// Has an MtuSize of 576, maps at most 590 bytes, and has buffers that take no longer frame. Legal:
/// NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES: MtuSize; NDIS_SG_DMA_DESCRIPTION: MaximumPhysicalMapping.
/// </summary>
public sealed class Mtu576 : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MtuAdapter(this, ndis, adapterHandle, version, 576, 590);
}
