using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("shutdown-disables-engines", typeof(ShutdownDisablesEngines))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Switches off interrupt and engines in MiniportShutdownEx instead of resetting the NIC. Legal: MiniportShutdownEx:
/// disable interrupt generation, leave memory alone.
/// </summary>
public sealed class ShutdownDisablesEngines : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class SwitchNic(INdis ndis, NDIS_HANDLE adapterHandle) : NicHardware(ndis, adapterHandle)
    {
        /// <summary>Stops both engines. Any IRQL.</summary>
        public void SwitchOff()
        {
            MaskInterrupt();
            Write(Control, 0);
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private readonly SwitchNic _nic = new(ndis, handle);

        /// <inheritdoc/>
        public override NicHardware Nic => _nic;

        /// <inheritdoc/>
        public override void Shutdown()
        {
            if (!_isReleasing)
            {
                _nic.SwitchOff();
            }
        }
    }
}
