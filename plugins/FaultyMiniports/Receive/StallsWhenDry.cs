using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-021-stalls-when-dry", typeof(StallsWhenDry))]
[assembly: FaultyMiniport("recv-021-stalls-when-dry", "RECV-021")]

namespace FaultyMiniports;

/// <summary>
/// Gives buffers that are back to the NIC when the next frame arrives: where the NIC has none, no frame ever does.
/// </summary>
public sealed class StallsWhenDry : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new StallingPath(adapter);

    private sealed class StallingPath(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly HashSet<ReceiveBuffer> _lent = [];
        private readonly List<ReceiveBuffer> _returned = [];

        protected override void IndicateBatch(uint count, bool isLow) => base.IndicateBatch(count, isLow: false);

        protected override void Describe(ReceiveBuffer buffer)
        {
            _returned.ForEach(base.Recycle);
            _returned.Clear();
            base.Describe(buffer);
            _lent.Add(buffer);
        }

        protected override void Recycle(ReceiveBuffer buffer)
        {
            if (_lent.Remove(buffer))
            {
                _returned.Add(buffer);
            }
            else
            {
                base.Recycle(buffer);
            }
        }
    }
}
