using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-004-keeps-lock", typeof(KeepsLock))]
[assembly: FaultyMiniport("irql-004-keeps-lock", "IRQL-004", AlsoFires = "IRQL-001")]

namespace FaultyMiniports;

/// <summary>Returns from MiniportRestart with a lock held.</summary>
public sealed class KeepsLock : LockHolder
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = restart(context, ref parameters);
            Inner.NdisAcquireSpinLock(Lock);
            return status;
        };
    }
}
