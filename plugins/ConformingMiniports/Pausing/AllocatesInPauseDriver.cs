using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Allocates memory in MiniportPause to note something, and pauses without where there is none.</summary>
public sealed class AllocatesInPauseDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new NotingAdapter(ndis, adapterHandle, version);

    private sealed class NotingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint NoteBytes = 64;

        public override NDIS_STATUS Pause()
        {
            PVOID note = Ndis.NdisAllocateMemoryWithTagPriority(
                Handle, NoteBytes, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            NDIS_STATUS status = base.Pause();
            if (note != null)
            {
                Ndis.NdisFreeMemory(note, NoteBytes, 0);
            }

            return status;
        }
    }
}
