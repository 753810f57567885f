using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-020-gives-all-one-length", typeof(GivesAllOneLength))]
[assembly: FaultyMiniport("recv-020-gives-all-one-length", "RECV-020", AlsoFires = "RECV-012")]

namespace FaultyMiniports;

/// <summary>Gives all frames of an indication the length of the first.</summary>
public sealed class GivesAllOneLength : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new WrongPath(adapter);

    private sealed class WrongPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Describe(ReceiveBuffer buffer)
        {
            buffer.ReceivedBytes = _batch[0].ReceivedBytes;
            base.Describe(buffer);
        }
    }
}
