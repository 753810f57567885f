using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-024-logs-bug-check", typeof(LogsBugCheck))]
[assembly: FaultyMiniport("life-024-logs-bug-check", "LIFE-024")]

namespace FaultyMiniports;

/// <summary>Writes to the error log in MiniportShutdownEx.</summary>
public sealed class LogsBugCheck : AdapterFollower
{
    private const uint ShutDown = 0xC000138A;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SHUTDOWN shutdown = characteristics.ShutdownHandlerEx!;
        characteristics.ShutdownHandlerEx = (context, action) =>
        {
            shutdown(context, action);
            Inner.NdisWriteErrorLogEntry(Adapter.Handle, ShutDown);
        };
    }
}
