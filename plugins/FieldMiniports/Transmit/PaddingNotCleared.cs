using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("padding-not-cleared", typeof(PaddingNotCleared))]

namespace FieldMiniports;

/// <summary>
/// A copying driver pads short frames by their length alone: bytes of an earlier frame fill them up.
/// </summary>
public sealed class PaddingNotCleared : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy) => FrameData.Copy(Ndis, frame, copy);
    }
}
