using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("copy-cursor-left-in-net-buffer", typeof(CopyCursorLeftInNetBuffer))]

namespace FieldMiniports;

/// <summary>
/// A copying driver uses CurrentMdl and CurrentMdlOffset to remember how far it has copied, and does not put them back:
/// the sender gets a NET_BUFFER whose data starts elsewhere.
/// </summary>
public sealed class CopyCursorLeftInNetBuffer : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy)
        {
            uint copied = 0;
            while (copied < frame.DataLength && frame.CurrentMdl != null)
            {
                MDL mdl = frame.CurrentMdl;
                uint piece = Math.Min(mdl.ByteCount - frame.CurrentMdlOffset, frame.DataLength - copied);
                if (piece > 0 && !CopyPiece(mdl, frame.CurrentMdlOffset, piece, copy + copied))
                {
                    return false;
                }

                copied += piece;
                if (copied < frame.DataLength)
                {
                    frame.CurrentMdl = mdl.Next;
                    frame.CurrentMdlOffset = 0;
                }
            }

            if (copied < MinimumFrameBytes)
            {
                (copy + copied).Fill(0, MinimumFrameBytes - copied);
            }

            return copied == frame.DataLength;
        }

        private bool CopyPiece(MDL mdl, uint offset, uint length, PVOID destination)
        {
            PVOID source = Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
            if (source == null)
            {
                return false;
            }

            destination.MoveFrom(source + offset, length);
            return true;
        }
    }
}
