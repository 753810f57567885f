using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("general-attributes-last", typeof(GeneralAttributesLast))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Sets the general attributes at the end of MiniportInitializeEx, when everything else is there. Legal:
/// MiniportInitializeEx: the registration attributes come first; no page gives the others a place.
/// </summary>
public sealed class GeneralAttributesLast : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private bool _isLast;

        /// <inheritdoc/>
        protected override NDIS_STATUS RegisterInterrupt()
        {
            NDIS_STATUS status = base.RegisterInterrupt();
            _isLast = true;
            return status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? SetGeneralAttributes() : status;
        }

        /// <inheritdoc/>
        protected override NDIS_STATUS SetGeneralAttributes()
            => _isLast ? base.SetGeneralAttributes() : NDIS_STATUS.NDIS_STATUS_SUCCESS;
    }
}
