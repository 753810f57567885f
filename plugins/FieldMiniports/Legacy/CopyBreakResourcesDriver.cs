using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-copy-break-resources", typeof(CopyBreakResourcesDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Keeps short frames by NDIS_STATUS_RESOURCES and lends long ones, in the order of arrival, and waits for
/// MiniportReturnPacket of each long one. NDIS 5: a packet with RESOURCES and all packets behind it in the array are
/// the driver's when the call returns; they are never returned.
/// </summary>
public sealed class CopyBreakResourcesDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint CopyBreakBytes = 256;

        private readonly bool[] _isKept = new bool[RingCount];

        protected override void Indicate(uint count, uint lent)
        {
            for (uint i = 0; i < count; i++)
            {
                _isKept[i] = i >= lent || _batch[i].ReceivedBytes < CopyBreakBytes;
                Describe(_batch[i], _isKept[i] ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS);
                _packets[i] = _batch[i].Packet;
            }

            adapter.Ndis.NdisMIndicateReceivePacket(adapter.Handle, _packets.AsSpan(0, (int)count));
            for (uint i = 0; i < count; i++)
            {
                if (_isKept[i])
                {
                    Recycle(_batch[i]);
                }
            }
        }
    }
}
