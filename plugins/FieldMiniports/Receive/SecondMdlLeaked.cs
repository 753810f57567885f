using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("second-mdl-leaked", typeof(SecondMdlLeaked))]

namespace FieldMiniports;

/// <summary>
/// Buffers are described by two MDLs, and only the first is freed.
/// </summary>
public sealed class SecondMdlLeaked : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SplitReceivePath(adapter)
    {
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.NetBufferList != null)
            {
                Ndis.NdisFreeNetBufferList(buffer.NetBufferList);
            }

            if (buffer.Mdl != null)
            {
                Ndis.NdisFreeMdl(buffer.Mdl);
            }
        }
    }
}
