using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-two-packets-a-call", typeof(TwoPacketsACallDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Serialized; takes at most two packets of an array, copies the first and pends the second if it can, refuses the
/// third and does not touch those behind it. Legal: NDIS takes the first NDIS_STATUS_RESOURCES for all that follow.
/// </summary>
public sealed class TwoPacketsACallDriver : OddDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : OddTransmitPath(adapter)
    {
        private const int PacketsACall = 2;

        private bool _copiesNext;

        protected override bool MustCopy(SCATTER_GATHER_LIST list, uint length)
            => _copiesNext || base.MustCopy(list, length);

        protected override void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
        {
            int taken = 0;
            adapter.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                _copiesNext = taken == 0;
                NDIS_STATUS status = taken < PacketsACall ? TryPost(packet) : NDIS_STATUS_RESOURCES;
                NDIS_SET_PACKET_STATUS(packet, status);
                if (status == NDIS_STATUS_RESOURCES)
                {
                    // A frame is in the ring: its interrupt makes NDIS submit the packet again.
                    _hasRefused = true;
                    break;
                }

                taken += status == NDIS_STATUS_FAILURE ? 0 : 1;
            }

            if (taken > 0)
            {
                adapter.Nic.RingTransmitDoorbell();
            }

            adapter.ReleaseLock();
        }
    }
}
