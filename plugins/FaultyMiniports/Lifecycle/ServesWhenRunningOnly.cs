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
        RunningPhase phase = new()
        {
            BeforeRestart = () => _serve = _kept,
            AfterPause = status => _serve = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? null : _serve,
        };
        phase.Follow(ref characteristics);
    }
}
