using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-posts-before-reaping", typeof(PostsBeforeReapingDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportHandleInterrupt looks for waiting packets before it frees the slots: if one interrupt reports the whole
/// ring, the queue waits for an interrupt that never comes. NDIS 5: every packet of a deserialized driver is completed.
/// </summary>
public sealed class PostsBeforeReapingDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Service()
        {
            PacketQueue done = default;
            adapter.AcquireLock();
            PostWaiting(ref done);
            Reap(ref done);
            adapter.ReleaseLock();
            Complete(ref done);
        }
    }
}
