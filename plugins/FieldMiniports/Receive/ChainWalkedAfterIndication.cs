using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("chain-walked-after-indication", typeof(ChainWalkedAfterIndication))]

namespace FieldMiniports;

/// <summary>
/// A copying driver counts the bytes that it has indicated by walking the chain when the indication is over: the lists
/// are NDIS's then, and those that were returned from inside are freed already.
/// </summary>
public sealed class ChainWalkedAfterIndication : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        private ulong _bytesIndicated;

        /// <summary>What was indicated so far, for a debugger.</summary>
        public ulong BytesIndicated => _bytesIndicated;

        protected override void HandUp(ref NetBufferListQueue lists)
        {
            if (lists.Count == 0)
            {
                return;
            }

            if (!Adapter.Gate.TryEnter(lists.Count + 1))
            {
                FreeLists(lists.Head);
                return;
            }

            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, lists.Count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
            for (NET_BUFFER_LIST list = lists.Head; list != null; list = list.Next)
            {
                _bytesIndicated += list.FirstNetBuffer.DataLength;
            }

            Adapter.Gate.Leave(1);
        }
    }
}
