using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-reg-001-registers-in-restart", typeof(RegistersInRestart))]
[assembly: FaultyMiniport("sgdma-reg-001-registers-in-restart", "SGDMA-REG-001")]

namespace FaultyMiniports;

/// <summary>Registers a scatter/gather channel again in each MiniportRestart.</summary>
public sealed class RegistersInRestart : AdapterFollower
{
    private NDIS_SG_DMA_DESCRIPTION _description;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _description = dmaDescription;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_SG_DMA_DESCRIPTION description = _description;
            Inner.NdisMRegisterScatterGatherDma(Adapter.Handle, ref description, out _);
            return restart(context, ref parameters);
        };
    }
}
