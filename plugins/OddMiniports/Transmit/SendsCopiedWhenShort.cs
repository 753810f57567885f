using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-copied-when-short", typeof(SendsCopiedWhenShort))]

namespace OddMiniports.Transmit;

/// <summary>
/// Copies frames of up to 256 bytes, and maps longer ones. Legal: MiniportSendNetBufferLists; how the data reaches
/// the device is the driver's affair.
/// </summary>
public sealed class SendsCopiedWhenShort : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Prepare(TransmitSlot slot)
        {
            if (slot.Length <= 256)
            {
                CopyFrame(slot);
            }
            else
            {
                MapFrame(slot);
            }
        }
    }
}
