using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-reaped-when-full", typeof(SendsReapedWhenFull))]

namespace FieldMiniports;

/// <summary>
/// A copying driver takes frames back from the NIC only when it needs their descriptors: the last lists of a burst stay
/// outstanding until there is more traffic.
/// </summary>
public sealed class SendsReapedWhenFull : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Reap()
        {
            if (InUse == Ring.Count || Adapter.IsGone)
            {
                base.Reap();
            }
        }
    }
}
