using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-longer-than-data", typeof(CopyLongerThanData))]

namespace FieldMiniports;

/// <summary>
/// A copying driver takes the bytes of all MDLs for the frame, although DataLength ends before them.
/// </summary>
public sealed class CopyLongerThanData : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private uint _copied;

        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy)
        {
            uint offset = frame.CurrentMdlOffset;
            uint room = Adapter.MaximumFrameBytes;
            for (MDL mdl = frame.CurrentMdl; mdl != null && room > 0; mdl = mdl.Next, offset = 0)
            {
                PVOID source = Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
                if (source == null)
                {
                    return false;
                }

                uint piece = Math.Min(mdl.ByteCount - offset, room);
                (copy + (Adapter.MaximumFrameBytes - room)).MoveFrom(source + offset, piece);
                room -= piece;
            }

            _copied = Adapter.MaximumFrameBytes - room;
            if (_copied < MinimumFrameBytes)
            {
                (copy + _copied).Fill(0, MinimumFrameBytes - _copied);
            }

            return true;
        }

        protected override void Give(uint length, NET_BUFFER_LIST list) => base.Give(Math.Max(length, _copied), list);
    }
}
