using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Receives into memory of its own through from-device mappings of its own NET_BUFFERs.</summary>
public sealed class ReceivesThroughMappingsDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter CreateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MappingAdapter(ndis, adapterHandle, version);

    private sealed class MappingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override uint MaximumPhysicalMapping => MappedReceivePath.BufferBytes;

        protected override ReceivePath CreateReceivePath() => new MappedReceivePath(this);
    }
}
