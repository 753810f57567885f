using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("one-frame-at-a-time", typeof(OneFrameAtATime))]

namespace OddMiniports.Transmit;

/// <summary>
/// Has one frame under way at a time; all others wait in the driver. Legal: MiniportSendNetBufferLists: a driver may
/// queue sends.
/// </summary>
public sealed class OneFrameAtATime : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override TransmitSlot? TakeNext() => _oldest != _next ? null : base.TakeNext();
    }
}
