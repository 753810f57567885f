using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-011-logs-after-halt", typeof(LogsAfterHalt))]
[assembly: FaultyMiniport("life-011-logs-after-halt", "LIFE-011")]

namespace FaultyMiniports;

/// <summary>Writes to the error log of the halted adapter in MiniportDriverUnload.</summary>
public sealed class LogsAfterHalt : PhaseFollower
{
    private const uint Unloaded = 0xC000138A;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        base.Replace(ref characteristics);
        MINIPORT_UNLOAD unload = characteristics.UnloadHandler!;
        characteristics.UnloadHandler = driverObject =>
        {
            if (HasHalted)
            {
                Inner.NdisWriteErrorLogEntry(Adapter.Handle, Unloaded);
            }

            unload(driverObject);
        };
    }
}
