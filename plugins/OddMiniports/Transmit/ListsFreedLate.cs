using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("lists-freed-late", typeof(ListsFreedLate))]

namespace OddMiniports.Transmit;

/// <summary>
/// Frees the scatter/gather lists of all frames of a send together, just before its completion (own path). Legal:
/// NdisMFreeNetBufferSGList; a list is freed before its send is completed.
/// </summary>
public sealed class ListsFreedLate : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : MapTransmitPath(adapter)
    {
        private readonly Dictionary<ulong, List<SentFrame>> _over = [];

        /// <inheritdoc/>
        protected override void EndFrame(SentFrame frame)
        {
            NET_BUFFER_LIST list = frame.NetBufferList;
            ulong key = ((PVOID)list).Value;
            if (!_over.TryGetValue(key, out List<SentFrame>? frames))
            {
                frames = [];
                _over[key] = frames;
            }

            frames.Add(frame);
            if ((uint)list.MiniportReserved[0].Value > frames.Count && !HasTooMany(frames))
            {
                return;
            }

            _over.Remove(key);
            Ndis.NdisDprReleaseSpinLock(_lock);
            foreach (SentFrame over in frames)
            {
                FreeList(over);
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            foreach (SentFrame over in frames)
            {
                CountFrame(over);
            }
        }

        /// <summary>A send with more frames than there are slots is freed in parts.</summary>
        private static bool HasTooMany(List<SentFrame> frames) => frames.Count >= SlotCount / 2;
    }
}
