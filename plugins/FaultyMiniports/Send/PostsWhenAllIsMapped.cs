using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-001-posts-when-all-is-mapped", typeof(PostsWhenAllIsMapped))]
[assembly: FaultyMiniport("send-001-posts-when-all-is-mapped", "SEND-001")]

namespace FaultyMiniports;

/// <summary>
/// Gives the NIC nothing while any frame that was taken in still waits for its list. Where there are map registers for
/// one frame only, that list never comes.
/// </summary>
public sealed class PostsWhenAllIsMapped : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(
        INdis ndis, NDIS_HANDLE adapterHandle, ReferenceMiniport.NdisVersion version)
        => new GatheringAdapter(ndis, adapterHandle, version);

    private sealed class GatheringAdapter(
        INdis ndis, NDIS_HANDLE adapterHandle, ReferenceMiniport.NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new PatientPath(adapter);
    }

    private sealed class PatientPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Post()
        {
            for (uint number = _toPost; number != _next; number++)
            {
                if (Slot(number).State == TransmitSlotState.Preparing)
                {
                    return;
                }
            }

            base.Post();
        }
    }
}
