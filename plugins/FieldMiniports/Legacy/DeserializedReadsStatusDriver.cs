using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-deserialized-reads-status", typeof(DeserializedReadsStatusDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Deserialized, but looks at the Status of a lent packet after the indication and takes back what is not PENDING. NDIS
/// 5: only a serialized driver may; a deserialized one gets each lent packet through MiniportReturnPacket.
/// </summary>
public sealed class DeserializedReadsStatusDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly bool[] _isInRing = new bool[BufferCount];

        protected override bool IsReleased(NDIS_PACKET packet) => NDIS_GET_PACKET_STATUS(packet) != NDIS_STATUS_PENDING;

        /// <summary>A list with links would take a buffer twice without a word; the array must not overflow.</summary>
        protected override void Recycle(ReceiveBuffer buffer)
        {
            int index = Array.IndexOf(_buffers, buffer);
            adapter.AcquireLock();
            bool isTwice = _isInRing[index];
            _isInRing[index] = true;
            adapter.ReleaseLock();
            if (!isTwice)
            {
                base.Recycle(buffer);
            }
        }

        protected override void Indicate(uint count, uint lent)
        {
            for (uint i = 0; i < count; i++)
            {
                _isInRing[Array.IndexOf(_buffers, _batch[i])] = false;
            }

            base.Indicate(count, lent);
        }
    }
}
