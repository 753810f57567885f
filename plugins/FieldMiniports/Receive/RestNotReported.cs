using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("rest-not-reported", typeof(RestNotReported))]

namespace FieldMiniports;

/// <summary>
/// After the limit of a DPC is reached the driver does not say that more is pending, and waits for an interrupt.
/// </summary>
public sealed class RestNotReported : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override bool Process(uint limit)
        {
            base.Process(limit);
            return false;
        }
    }
}
