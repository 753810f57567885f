using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Gives NDIS restart attributes even where it asked for none. NDIS frees what is in the list.</summary>
public sealed class AddsRestartAttributesDriver : ReferenceDriver
{
    private const uint EntryBytes = 40;
    private const uint MediaAttributes = 0xFF000002;
    private const uint MediaBytes = 24;

    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        if (restartParameters.RestartAttributes == null)
        {
            PVOID block = _ndis.NdisAllocateMemoryWithTagPriority(
                AdapterOf(miniportAdapterContext).Handle,
                EntryBytes,
                Adapter.Tag,
                EX_POOL_PRIORITY.NormalPoolPriority);
            if (block != null)
            {
                block.Fill(0, EntryBytes);
                NDIS_RESTART_ATTRIBUTES entry = (NDIS_RESTART_ATTRIBUTES)block;
                entry.Oid = MediaAttributes;
                entry.DataLength = MediaBytes;
                restartParameters.RestartAttributes = entry;
            }
        }

        return base.Restart(miniportAdapterContext, ref restartParameters);
    }
}
