using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-completes-before-stopping", typeof(CompletesBeforeStoppingDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// MiniportReset completes the frames in the ring first and stops the NIC afterwards: the NIC still reads memory
/// that NDIS has unmapped and given back. Violates NdisMSendComplete: the driver is done with the packet.
/// </summary>
public sealed class CompletesBeforeStoppingDriver : FieldDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override NDIS_STATUS Reset()
        {
            if (!Nic.IsGone)
            {
                Transmit.Abort(NDIS_STATUS.NDIS_STATUS_REQUEST_ABORTED);
            }

            return base.Reset();
        }
    }
}
