using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("one-list-at-a-time", typeof(OneListAtATime))]

namespace OddMiniports.Transmit;

/// <summary>
/// Starts no list before the one before is over (own path). Legal: MiniportSendNetBufferLists: a driver may queue
/// sends.
/// </summary>
public sealed class OneListAtATime : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : MapTransmitPath(adapter)
    {
        private NET_BUFFER_LIST _current;

        /// <inheritdoc/>
        protected override bool MayStart(NET_BUFFER_LIST list)
        {
            bool mayStart = UnderWay == 0 || (list == _current && base.MayStart(list));
            _current = mayStart ? list : _current;
            return mayStart;
        }
    }
}
