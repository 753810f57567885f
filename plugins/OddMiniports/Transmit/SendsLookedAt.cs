using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-looked-at", typeof(SendsLookedAt))]

namespace OddMiniports.Transmit;

/// <summary>
/// Looks at the address of each frame by the system address of its first MDL before it maps the frame; without an
/// address it goes on. Legal: MmGetSystemAddressForMdlSafe: NULL where the pages cannot be mapped.
/// </summary>
public sealed class SendsLookedAt : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private ulong _groups;

        /// <inheritdoc/>
        protected override void Prepare(TransmitSlot slot)
        {
            MDL mdl = slot.NetBuffer.CurrentMdl;
            PVOID start = Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.LowPoolPriority);
            if (start != null && mdl.ByteCount > slot.Offset)
            {
                _groups += start.Read<byte>(slot.Offset) & 1u;
            }

            base.Prepare(slot);
        }
    }
}
