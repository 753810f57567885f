using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("mdl-stays-shortened", typeof(MdlStaysShortened))]

namespace FieldMiniports;

/// <summary>
/// The second MDL is shortened to the frame and never lengthened again: a longer frame has more DataLength than
/// MDLs.
/// </summary>
public sealed class MdlStaysShortened : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SplitReceivePath(adapter)
    {
        protected override void Describe(ReceiveBuffer buffer)
        {
            MDL rest = buffer.Mdl.Next;
            if (rest != null)
            {
                uint restBytes = buffer.ReceivedBytes > HeadBytes ? buffer.ReceivedBytes - HeadBytes : 0;
                rest.ByteCount = Math.Min(rest.ByteCount, restBytes);
            }

            base.Describe(buffer);
        }
    }
}
