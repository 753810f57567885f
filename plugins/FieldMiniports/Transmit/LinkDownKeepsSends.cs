using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("link-down-keeps-sends", typeof(LinkDownKeepsSends))]

namespace FieldMiniports;

/// <summary>
/// Frames that are ready while the link is down wait for it to come up, and a pause waits with them for ever.
/// </summary>
public sealed class LinkDownKeepsSends : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void Post()
        {
            if (((FieldAdapter)Adapter).IsLinkUp || Adapter.IsGone)
            {
                base.Post();
            }
        }
    }
}
