using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-002-pends-initialize", typeof(PendsInitialize))]
[assembly: FaultyMiniport("life-002-pends-initialize", "LIFE-002")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportInitializeEx.</summary>
public sealed class PendsInitialize : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_INITIALIZE initialize = characteristics.InitializeHandlerEx!;
        characteristics.InitializeHandlerEx =
            (NDIS_HANDLE handle, NDIS_HANDLE context, ref NDIS_MINIPORT_INIT_PARAMETERS parameters) =>
            {
                NDIS_STATUS status = initialize(handle, context, ref parameters);
                return status == NDIS_STATUS_SUCCESS ? NDIS_STATUS_PENDING : status;
            };
    }
}
