using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-005-reposts-buffers", typeof(RepostsBuffers))]
[assembly: FaultyMiniport("recv-005-reposts-buffers", "RECV-005")]

namespace FaultyMiniports;

/// <summary>Gives a buffer to the NIC again when its list is indicated instead of when the list is back.</summary>
public sealed class RepostsBuffers : FaultyMiniport
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new RepostingDriver();

    private sealed class RepostingDriver : ReferenceDriver
    {
        protected override Adapter CreateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new RepostingAdapter(ndis, adapterHandle, version);
    }

    private sealed class RepostingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath CreateReceivePath() => new RepostingPath(this);
    }

    private sealed class RepostingPath(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly HashSet<ReceiveBuffer> _lent = [];

        protected override bool IsLow(uint buffersLeft) => false;

        // What arrives for a list that NDIS has cannot be indicated; the buffer stays with the NIC all the same.
        protected override bool TryDescribe(ReceiveBuffer buffer)
        {
            bool isIndicated = _lent.Add(buffer) && base.TryDescribe(buffer);
            Recycle(buffer);
            return isIndicated;
        }

        protected override void OnReturned(ReceiveBuffer buffer) => _lent.Remove(buffer);
    }
}
