using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-undercount", typeof(UndercountDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Counts the packets that it lends, but counts down for those with NDIS_STATUS_RESOURCES as well: after a shortage
/// of buffers MiniportHalt frees packets that protocols still hold, or waits for packets that are all back.
/// Violates MiniportHalt, which returns when all received packets are back.
/// </summary>
public sealed class UndercountDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override uint Collect(out uint lent)
        {
            uint count = base.Collect(out lent);
            _outstanding -= count - lent;
            return count;
        }
    }
}
