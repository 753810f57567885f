using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-not-freed-while-paused", typeof(CopyNotFreedWhilePaused))]

namespace FieldMiniports;

/// <summary>
/// A copying driver drops frames that come while it is paused, but not the lists that it made for them.
/// </summary>
public sealed class CopyNotFreedWhilePaused : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override void HandUp(ref NetBufferListQueue lists)
        {
            if (lists.Count == 0 || !Adapter.Gate.TryEnter(lists.Count + 1))
            {
                return;
            }

            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, lists.Count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
            Adapter.Gate.Leave(1);
        }
    }
}
