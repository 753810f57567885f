using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("int-001-registers-interrupt-in-restart", typeof(RegistersInterruptInRestart))]
[assembly: FaultyMiniport(
    "int-001-registers-interrupt-in-restart",
    "INT-001",
    AlsoFires = "RECV-028, SEND-001, SEND-002, SGDMA-ALLOC-018, SGDMA-FREE-014, LIFE-040, INT-009, INT-008")]

namespace FaultyMiniports;

/// <summary>Registers its interrupt once more in MiniportRestart.</summary>
public sealed class RegistersInterruptInRestart : AdapterFollower
{
    private NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS _interrupt;
    private NDIS_HANDLE _context;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        _interrupt = miniportInterruptCharacteristics;
        _context = miniportInterruptContext;
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
                Adapter.Handle, _context, ref _interrupt, out NDIS_HANDLE second);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Inner.NdisMDeregisterInterruptEx(second);
            }

            return restart(context, ref parameters);
        };
    }
}
