using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-021-stalls-when-dry", typeof(StallsWhenDry))]
[assembly: FaultyMiniport("recv-021-stalls-when-dry", "RECV-021")]

namespace FaultyMiniports;

/// <summary>
/// Gives buffers that are back to the NIC when the next frame arrives: where the NIC has none, no frame ever does.
/// </summary>
public sealed class StallsWhenDry : FaultyMiniport
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new StallingDriver();

    private sealed class StallingDriver : ReferenceDriver
    {
        protected override Adapter CreateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new StallingAdapter(ndis, adapterHandle, version);
    }

    private sealed class StallingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath CreateReceivePath() => new StallingPath(this);
    }

    private sealed class StallingPath(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly List<ReceiveBuffer> _returned = [];

        protected override bool IsLow(uint buffersLeft) => false;

        protected override void OnReturned(ReceiveBuffer buffer) => _returned.Add(buffer);

        protected override bool TryDescribe(ReceiveBuffer buffer)
        {
            _returned.ForEach(Recycle);
            _returned.Clear();
            return base.TryDescribe(buffer);
        }
    }
}
