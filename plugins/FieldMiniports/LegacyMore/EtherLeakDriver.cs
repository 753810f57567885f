using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-ether-leak", typeof(EtherLeakDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Pads short frames with whatever the copy buffer held before, so that bytes of earlier frames go out on the wire.
/// Padding is to be zeros (RFC 1042; CVE-2003-0001).
/// </summary>
public sealed class EtherLeakDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool TryAddCopy(TransmitSlot slot, MDL firstBuffer, uint length)
        {
            uint copied = 0;
            for (MDL buffer = firstBuffer; buffer != null; buffer = buffer.Next)
            {
                adapter.Ndis.NdisQueryBufferSafe(
                    buffer, out PVOID source, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
                if (source == null)
                {
                    return false;
                }

                if (bytes > 0)
                {
                    (slot.CopyAddress + copied).MoveFrom(source, bytes);
                    copied += bytes;
                }
            }

            Ring.Add(slot.CopyPhysicalAddress, Math.Max(length, MinimumFrameBytes));
            return true;
        }
    }
}
