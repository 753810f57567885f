using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("own-list-buffer-trusted", typeof(OwnListBufferTrusted))]

namespace FieldMiniports;

/// <summary>
/// The driver reads the list from the buffer that it gave to NDIS, not from the pointer that the callback receives.
/// </summary>
public sealed class OwnListBufferTrusted : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
            => base.ProcessList(slot, (SCATTER_GATHER_LIST)slot.ListBuffer);
    }
}
