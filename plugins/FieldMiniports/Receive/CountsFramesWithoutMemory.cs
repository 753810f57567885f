using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("counts-frames-without-memory", typeof(CountsFramesWithoutMemory))]

namespace FieldMiniports;

/// <summary>
/// The number of lists given to NDIS counts frames for which no list could be allocated.
/// </summary>
public sealed class CountsFramesWithoutMemory : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        private uint _frames;

        protected override void Indicate(uint count, bool isLow)
        {
            _frames = count;
            base.Indicate(count, isLow);
        }

        protected override void HandUp(ref NetBufferListQueue lists)
        {
            if (lists.Count == 0 || !Adapter.Gate.TryEnter(lists.Count + 1))
            {
                FreeLists(lists.Head);
                return;
            }

            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, _frames, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
            Adapter.Gate.Leave(1);
        }
    }
}
