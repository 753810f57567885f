using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-028-unpins-contexts-in-pause", typeof(UnpinsContextsInPause))]
[assembly: FaultyMiniport("shmem-028-unpins-contexts-in-pause", "SHMEM-028")]

namespace FaultyMiniports;

/// <summary>Frees the contexts of its requests for shared memory in MiniportPause, answered or not.</summary>
public sealed class UnpinsContextsInPause : ContextPerRequest
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            Contexts.ForEach(Inner.Unpin);
            Contexts.Clear();
            return pause(context, ref parameters);
        };
    }
}
