using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-008-deregisters-at-shutdown", typeof(DeregistersAtShutdown))]
[assembly: FaultyMiniport("int-008-deregisters-at-shutdown", "INT-008")]

namespace FaultyMiniports;

/// <summary>Deregisters its interrupt in MiniportShutdownEx, when the power is turned off.</summary>
public sealed class DeregistersAtShutdown : FaultyMiniport
{
    private NDIS_HANDLE _interrupt;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        _interrupt = ndisInterruptHandle;
        return status;
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SHUTDOWN shutdown = characteristics.ShutdownHandlerEx!;
        characteristics.ShutdownHandlerEx = (context, action) =>
        {
            shutdown(context, action);
            if (action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
            {
                Inner.NdisMDeregisterInterruptEx(_interrupt);
            }
        };
    }
}
