using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-014-indicates-in-halt", typeof(IndicatesInHalt))]
[assembly: FaultyMiniport("recv-014-indicates-in-halt", "RECV-014")]

namespace FaultyMiniports;

/// <summary>Indicates one last frame in MiniportHaltEx.</summary>
public sealed class IndicatesInHalt : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        characteristics.HaltHandlerEx = (context, action) =>
        {
            IndicateFrame(0); // wrong step, seen in OwnFrameDriver.IndicateFrame
            halt(context, action);
        };
    }
}
