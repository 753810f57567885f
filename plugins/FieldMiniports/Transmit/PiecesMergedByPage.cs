using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pieces-merged-by-page", typeof(PiecesMergedByPage))]

namespace FieldMiniports;

/// <summary>
/// To save descriptors, pieces that follow each other in memory are posted as one; whether they do is asked of
/// their page frames only, so that pieces with a gap between them are merged as well.
/// </summary>
public sealed class PiecesMergedByPage : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        private const int PageBits = 12;

        protected override void PostSlot(TransmitSlot slot)
        {
            if (slot.List == null)
            {
                base.PostSlot(slot);
                return;
            }

            slot.PostedDescriptors = AddPieces(slot);
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }

        private uint AddPieces(TransmitSlot slot)
        {
            uint index = 0;
            uint skip = slot.Offset;
            uint left = slot.Length;
            uint added = 0;
            PHYSICAL_ADDRESS start = default;
            uint bytes = 0;
            while (FrameData.TryNextPiece(slot.List, ref index, ref skip, ref left, out var address, out uint length))
            {
                if (bytes > 0 && Follows(start + (bytes - 1), address))
                {
                    bytes += length;
                    continue;
                }

                added += AddIfAny(start, bytes);
                (start, bytes) = (address, length);
            }

            return added + AddIfAny(start, bytes);
        }

        private uint AddIfAny(PHYSICAL_ADDRESS start, uint bytes)
        {
            if (bytes == 0)
            {
                return 0;
            }

            Ring.Add(start, bytes);
            return 1;
        }

        private static bool Follows(PHYSICAL_ADDRESS lastByte, PHYSICAL_ADDRESS next)
        {
            ulong page = lastByte.QuadPart >> PageBits;
            ulong nextPage = next.QuadPart >> PageBits;
            return next.QuadPart > lastByte.QuadPart && nextPage - page <= 1;
        }
    }
}
