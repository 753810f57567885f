using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removal-leaks-mappings", typeof(RemovalLeaksMappings))]

namespace FieldMiniports;

/// <summary>
/// After a surprise removal sends are completed, but their scatter/gather lists are never freed.
/// </summary>
public sealed class RemovalLeaksMappings : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void RetireFinished()
        {
            if (Adapter.IsGone)
            {
                while (TakeFinished() is { } slot)
                {
                    slot.List = null;
                    Retire(slot);
                }
            }
            else
            {
                base.RetireFinished();
            }
        }
    }
}
