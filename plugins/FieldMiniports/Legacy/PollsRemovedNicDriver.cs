using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-polls-removed-nic", typeof(PollsRemovedNicDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Masks the interrupts before it resets the NIC and polls until the mask reads as 0, without a limit; a NIC that was
/// pulled out reads as all ones for ever, so MiniportHalt hangs. NDIS 5: with NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK the
/// driver says that its MiniportHalt can deal with a NIC that is not there any more.
/// </summary>
public sealed class PollsRemovedNicDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override Nic NewNic(INdis5 ndis, NDIS_HANDLE handle) => new OwnNic(ndis, handle);

    private sealed class OwnNic(INdis5 ndis, NDIS_HANDLE handle) : Nic(ndis, handle)
    {
        private const uint PollMicroseconds = 10;

        public override void Reset()
        {
            if (_registers != null)
            {
                MaskInterrupt();
                while (Read(InterruptMask) != 0)
                {
                    ndis.NdisStallExecution(PollMicroseconds);
                }
            }

            base.Reset();
        }
    }
}
