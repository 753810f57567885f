using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-stops-at-empty-mdl", typeof(CopyStopsAtEmptyMdl))]

namespace FieldMiniports;

/// <summary>
/// A copying driver takes an MDL without bytes for the end of the chain, and sends what the rest held before.
/// </summary>
public sealed class CopyStopsAtEmptyMdl : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy)
        {
            uint offset = frame.CurrentMdlOffset;
            uint copied = 0;
            for (MDL mdl = frame.CurrentMdl; mdl != null && mdl.ByteCount > offset; mdl = mdl.Next, offset = 0)
            {
                PVOID source = Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
                if (source == null)
                {
                    return false;
                }

                uint piece = Math.Min(mdl.ByteCount - offset, frame.DataLength - copied);
                (copy + copied).MoveFrom(source + offset, piece);
                copied += piece;
            }

            if (frame.DataLength < MinimumFrameBytes)
            {
                (copy + frame.DataLength).Fill(0, MinimumFrameBytes - frame.DataLength);
            }

            return true;
        }
    }
}
