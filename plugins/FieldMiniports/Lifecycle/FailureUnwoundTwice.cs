using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("failure-unwound-twice", typeof(FailureUnwoundTwice))]

namespace FieldMiniports;

/// <summary>
/// Receiving frees its memory when it cannot be set up, and the failed initialization frees it once more.
/// </summary>
public sealed class FailureUnwoundTwice : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override NDIS_STATUS Initialize()
        {
            NDIS_STATUS status = base.Initialize();
            if (status != NDIS_STATUS_SUCCESS)
            {
                _data?.Free();
                _ring?.Block.Free();
            }

            return status;
        }
    }
}
