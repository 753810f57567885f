using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport("legacy-never-lends", typeof(NeverLendsDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Indicates every frame with NDIS_STATUS_RESOURCES, so that NDIS copies all and MiniportReturnPacket is never
/// called. Legal, and slow: the status says that the driver keeps the packet, whatever its reason.
/// </summary>
public sealed class NeverLendsDriver : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override uint Collect(out uint lent)
        {
            uint count = base.Collect(out _);
            lent = 0;
            return count;
        }
    }
}
