using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-018-claims-dispatch-in-restart", typeof(ClaimsDispatchInRestart))]
[assembly: FaultyMiniport("recv-018-claims-dispatch-in-restart", "RECV-018", AlsoFires = "RECV-012")]

namespace FaultyMiniports;

/// <summary>Says DISPATCH_LEVEL with an indication that it makes in MiniportRestart.</summary>
public sealed class ClaimsDispatchInRestart : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            IndicateFrame(NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
            return restart(context, ref parameters);
        };
    }
}
