using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("attr-009-sets-again-in-restart", typeof(SetsAgainInRestart))]
[assembly: FaultyMiniport("attr-009-sets-again-in-restart", "ATTR-009")]

namespace FaultyMiniports;

/// <summary>Sets the general attributes once more in MiniportRestart.</summary>
public sealed class SetsAgainInRestart : FaultyMiniport
{
    private NDIS_HANDLE _adapterHandle;
    private NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES _attributes;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        _adapterHandle = ndisMiniportHandle;
        _attributes = miniportAttributes;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            Inner.NdisMSetMiniportAttributes(_adapterHandle, ref _attributes);
            return restart(context, ref parameters);
        };
    }
}
