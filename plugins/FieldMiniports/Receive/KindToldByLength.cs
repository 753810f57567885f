using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("kind-told-by-length", typeof(KindToldByLength))]

namespace FieldMiniports;

/// <summary>
/// Short frames are copied, long ones are not, and whether a returned list is a copy is told by the length of
/// its data, which its holders may have changed.
/// </summary>
public sealed class KindToldByLength : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyBreakReceivePath(adapter)
    {
        protected override bool IsCopy(NET_BUFFER_LIST list) => list.FirstNetBuffer.DataLength < CopyLimit;
    }
}
