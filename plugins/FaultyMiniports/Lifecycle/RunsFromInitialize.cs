using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-014-runs-from-initialize", typeof(RunsFromInitialize))]
[assembly: FaultyMiniport("recv-014-runs-from-initialize", "RECV-014")]

namespace FaultyMiniports;

/// <summary>Lets traffic in when MiniportInitializeEx ends, before MiniportRestart.</summary>
public sealed class RunsFromInitialize : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_INITIALIZE initialize = characteristics.InitializeHandlerEx!;
        characteristics.InitializeHandlerEx =
            (NDIS_HANDLE handle, NDIS_HANDLE context, ref NDIS_MINIPORT_INIT_PARAMETERS parameters) =>
            {
                NDIS_STATUS status = initialize(handle, context, ref parameters);
                if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
                {
                    Adapter.Gate.Open();
                }

                return status;
            };
    }
}
