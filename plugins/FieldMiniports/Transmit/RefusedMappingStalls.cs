using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("refused-mapping-stalls", typeof(RefusedMappingStalls))]

namespace FieldMiniports;

/// <summary>
/// A driver that sends frame by frame keeps waiting for the callback of a mapping that was refused.
/// </summary>
public sealed class RefusedMappingStalls : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        protected override void OnMappingRefused(TransmitSlot slot)
        {
        }
    }
}
