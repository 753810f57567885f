using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("one-frame-per-interrupt", typeof(OneFramePerInterrupt))]

namespace FieldMiniports;

/// <summary>
/// Each DPC takes one frame, as if each frame raised an interrupt of its own: what came with it stays in the
/// ring.
/// </summary>
public sealed class OneFramePerInterrupt : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override bool Process(uint limit)
        {
            base.Process(Math.Min(limit, 1));
            return false;
        }
    }
}
