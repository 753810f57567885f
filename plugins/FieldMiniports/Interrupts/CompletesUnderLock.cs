using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("completes-under-lock", typeof(CompletesUnderLock))]

namespace FieldMiniports;

/// <summary>
/// Finished lists are completed with the lock of the send path held, which a send from inside needs.
/// </summary>
public sealed class CompletesUnderLock : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override uint CompleteFinished()
        {
            NetBufferListQueue finished = default;
            finished.AppendAll(ref _finished);
            return Complete(ref finished);
        }
    }
}
