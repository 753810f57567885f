using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("contiguous-data-not-copied", typeof(ContiguousDataNotCopied))]

namespace FieldMiniports;

/// <summary>
/// The data is fetched by NdisGetDataBuffer with the copy as storage, and the pointer that it returns is not used.
/// </summary>
public sealed class ContiguousDataNotCopied : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy)
        {
            if (Ndis.NdisGetDataBuffer(frame, frame.DataLength, copy, 1, 0) == null)
            {
                return false;
            }

            if (frame.DataLength < MinimumFrameBytes)
            {
                (copy + frame.DataLength).Fill(0, MinimumFrameBytes - frame.DataLength);
            }

            return true;
        }
    }
}
