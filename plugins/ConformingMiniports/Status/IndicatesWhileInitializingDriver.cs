using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Leaves the state of its link unknown in the general attributes and indicates it right after them, in
/// MiniportInitializeEx.
/// </summary>
public sealed class IndicatesWhileInitializingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new EarlyAdapter(ndis, adapterHandle, version);

    private sealed class EarlyAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private bool _isKnown;

        protected override NDIS_MEDIA_CONNECT_STATE ConnectState
            => _isKnown ? base.ConnectState : NDIS_MEDIA_CONNECT_STATE.MediaConnectStateUnknown;

        protected override NDIS_STATUS SetGeneralAttributes()
        {
            NDIS_STATUS status = base.SetGeneralAttributes();
            _isKnown = true;
            IndicateLink();
            return status;
        }
    }
}
