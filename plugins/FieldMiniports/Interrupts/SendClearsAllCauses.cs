using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-clears-all-causes", typeof(SendClearsAllCauses))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: a send looks for finished frames and clears their cause, to save an interrupt; it clears all
/// causes that it reads, those of the receive ring and of the link as well, which it does not look at.
/// </summary>
public sealed class SendClearsAllCauses : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new FieldNic(ndis, handle);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private const uint Gone = 0xFFFF_FFFF;

        /// <summary>The service that follows looks at the transmit ring.</summary>
        protected override void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
        {
            FieldNic nic = (FieldNic)Adapter.Nic;
            uint cause = nic.Cause;
            if (cause != Gone)
            {
                nic.Cause = cause;
            }

            base.Enqueue(ref accepted, ref refused);
        }
    }
}
