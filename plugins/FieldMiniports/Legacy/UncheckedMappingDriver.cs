using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-unchecked-mapping", typeof(UncheckedMappingDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Copies from the address that NdisQueryBufferSafe gave without a look at it. NDIS 5: the address is NULL if system
/// resources are low or exhausted, which is what the function is for.
/// </summary>
public sealed class UncheckedMappingDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool TryAddCopy(TransmitSlot slot, MDL firstBuffer, uint length)
        {
            uint copied = 0;
            for (MDL buffer = firstBuffer; buffer != null; buffer = buffer.Next)
            {
                adapter.Ndis.NdisQueryBufferSafe(
                    buffer, out PVOID source, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
                if (bytes > 0)
                {
                    (slot.CopyAddress + copied).MoveFrom(source, bytes);
                    copied += bytes;
                }
            }

            if (length < MinimumFrameBytes)
            {
                (slot.CopyAddress + length).Fill(0, MinimumFrameBytes - length);
            }

            Ring.Add(slot.CopyPhysicalAddress, Math.Max(length, MinimumFrameBytes));
            return true;
        }
    }
}
