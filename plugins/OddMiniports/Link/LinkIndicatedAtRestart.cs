using NdisConformance.Contract;
using OddMiniports.Link;
using ReferenceMiniport;

[assembly: NdisMiniport("link-indicated-at-restart", typeof(LinkIndicatedAtRestart))]

namespace OddMiniports.Link;

/// <summary>
/// Indicates the state of the link in every MiniportRestart, changed or not. Legal: NDIS_STATUS_LINK_STATE;
/// NdisMIndicateStatusEx: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class LinkIndicatedAtRestart : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            IndicateLink();
            return base.Restart();
        }
    }
}
