using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;

[assembly: NdisMiniport(
    "legacy-resources-always", typeof(ResourcesAlwaysDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Indicates every frame with NDIS_STATUS_RESOURCES and never lends a buffer. Legal: the status only makes the
/// protocols copy at once.
/// </summary>
public sealed class ResourcesAlwaysDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

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
