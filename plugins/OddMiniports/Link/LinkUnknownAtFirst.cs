using NdisConformance.Contract;
using OddMiniports.Link;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("link-unknown-at-first", typeof(LinkUnknownAtFirst))]

namespace OddMiniports.Link;

/// <summary>
/// Says in its attributes that the state of the link is unknown, and indicates it when it is restarted. Legal:
/// NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES: MediaConnectStateUnknown; NDIS_STATUS_LINK_STATE.
/// </summary>
public sealed class LinkUnknownAtFirst : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private bool _isTold;

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            if (!_isTold)
            {
                _isTold = true;
                IndicateLink();
            }

            return base.Restart();
        }

        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.MediaConnectState = 0;
            attributes.MediaDuplexState = 0;
            attributes.XmitLinkSpeed = NDIS_LINK_SPEED_UNKNOWN;
            attributes.RcvLinkSpeed = NDIS_LINK_SPEED_UNKNOWN;
            return attributes;
        }
    }
}
