using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shutdown-deregisters-interrupt", typeof(ShutdownDeregistersInterrupt))]

namespace FieldMiniports;

/// <summary>
/// When the power is turned off MiniportShutdownEx stops the NIC and then deregisters its interrupt, as the halt would.
/// </summary>
public sealed class ShutdownDeregistersInterrupt : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override void Shutdown(NDIS_HANDLE miniportAdapterContext, NDIS_SHUTDOWN_ACTION shutdownAction)
    {
        Part adapter = (Part)AdapterOf(miniportAdapterContext);
        adapter.Shutdown();
        if (shutdownAction == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
        {
            adapter.GiveUpInterrupt();
        }
    }

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public void GiveUpInterrupt()
        {
            if (!_isReleasing)
            {
                DeregisterInterrupt();
            }
        }
    }
}
