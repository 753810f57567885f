using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pool-024-keeps-restart-attributes", typeof(KeepsRestartAttributes))]
[assembly: FaultyMiniport("pool-024-keeps-restart-attributes", "POOL-024")]

namespace FaultyMiniports;

/// <summary>
/// Adds an entry to the restart attributes, and frees it in MiniportPause although NDIS has freed it.
/// </summary>
public sealed class KeepsRestartAttributes : AdapterFollower
{
    private const uint EntryBytes = 24;
    private PVOID _entry;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            if (parameters.RestartAttributes != null)
            {
                _entry = Inner.NdisAllocateMemoryWithTagPriority(
                    Adapter.Handle, EntryBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
                _entry.Fill(0, EntryBytes);
                parameters.RestartAttributes.Next = (NDIS_RESTART_ATTRIBUTES)_entry;
            }

            return restart(context, ref parameters);
        };
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            if (_entry != null)
            {
                Inner.NdisFreeMemory(_entry, EntryBytes, 0);
                _entry = null;
            }

            return pause(context, ref parameters);
        };
    }
}
