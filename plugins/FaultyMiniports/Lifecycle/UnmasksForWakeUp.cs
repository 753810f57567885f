using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-009-unmasks-for-wake-up", typeof(UnmasksForWakeUp))]
[assembly: FaultyMiniport("life-009-unmasks-for-wake-up", "LIFE-009")]

namespace FaultyMiniports;

/// <summary>Turns the interrupts of its NIC on at the end of a halt, so that a cable may wake it.</summary>
public sealed class UnmasksForWakeUp : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new WakingAdapter(ndis, adapterHandle, version);

    private sealed class WakingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private bool _wakes;

        /// <inheritdoc/>
        public override void Halt()
        {
            _wakes = true;
            base.Halt();
        }

        /// <inheritdoc/>
        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            if (_wakes)
            {
                Nic.UnmaskInterrupt();
            }
        }
    }
}
