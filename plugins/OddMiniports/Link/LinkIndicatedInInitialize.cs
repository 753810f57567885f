using NdisConformance.Contract;
using OddMiniports.Link;
using ReferenceMiniport;

[assembly: NdisMiniport("link-indicated-in-initialize", typeof(LinkIndicatedInInitialize))]

namespace OddMiniports.Link;

/// <summary>
/// Indicates the state of the link from MiniportInitializeEx, once the attributes are set. Legal:
/// NdisMIndicateStatusEx: from the registration attributes on.
/// </summary>
public sealed class LinkIndicatedInInitialize : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetGeneralAttributes()
        {
            NDIS_STATUS status = base.SetGeneralAttributes();
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                IndicateLink();
            }

            return status;
        }
    }
}
