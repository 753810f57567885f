using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pool-freed-before-lists", typeof(PoolFreedBeforeLists))]

namespace FieldMiniports;

/// <summary>
/// The pool is freed first and its lists afterwards.
/// </summary>
public sealed class PoolFreedBeforeLists : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Release()
        {
            FreePool();
            _pool = null;
            base.Release();
        }
    }
}
