using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-013-sends-short-frames", typeof(SendsShortFrames), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("send-013-sends-short-frames", "SEND-013")]

namespace FaultyMiniports;

/// <summary>Gives its NIC packets of less than 60 bytes as they are. The NIC does not pad them.</summary>
public sealed class SendsShortFrames() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private INdis5 Ndis { get; } = adapter.Ndis;

        protected override bool TryAddCopy(TransmitSlot slot, MDL firstBuffer, uint length)
        {
            uint copied = 0;
            for (MDL buffer = firstBuffer; buffer != null; buffer = buffer.Next)
            {
                Ndis.NdisQueryBufferSafe(
                    buffer, out PVOID source, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
                if (source == null)
                {
                    return false;
                }

                (slot.CopyAddress + copied).MoveFrom(source, bytes);
                copied += bytes;
            }

            Ring.Add(slot.CopyPhysicalAddress, length);
            return true;
        }
    }
}
