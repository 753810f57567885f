using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("copy-ring", typeof(CopyRing))]

namespace OddMiniports.Transmit;

/// <summary>
/// Sends by a path of its own: one lock, one copy and one descriptor for each frame, with the locks of any level
/// throughout (own path). Legal: MiniportSendNetBufferLists; NdisAcquireSpinLock: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class CopyRing : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyTransmitPath(adapter)
    {

    }
}
