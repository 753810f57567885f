using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-018-serves-when-running-only", typeof(ServesWhenRunningOnly))]
[assembly: FaultyMiniport("life-018-serves-when-running-only", "LIFE-018")]

namespace FaultyMiniports;

/// <summary>Takes away what serves its interrupts when a pause is over, until the next restart.</summary>
public sealed class ServesWhenRunningOnly : FaultyMiniport
{
    private MINIPORT_ISR? _serve;
    private MINIPORT_ISR? _kept;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        _kept = miniportInterruptCharacteristics.InterruptHandler;
        _serve = _kept;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDpc, ref uint processors)
                => _serve!(context, ref queueDpc, ref processors);
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }

    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        _serve = null;
        Inner.NdisMPauseComplete(miniportAdapterHandle);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _serve = _kept;
            return restart(context, ref parameters);
        };
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = pause(context, ref parameters);
            _serve = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? null : _serve;
            return status;
        };
    }
}
