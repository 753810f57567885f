using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("one-list-for-all-receives", typeof(OneListForAllReceives))]

namespace OddMiniports.Receive;

/// <summary>
/// Has a single list with a single NET_BUFFER, which describes one frame after the other and is indicated with
/// NDIS_RECEIVE_FLAGS_RESOURCES (own path). Legal: NdisMIndicateReceiveNetBufferLists: with the flag the list is the
/// driver's again when the call returns.
/// </summary>
public sealed class OneListForAllReceives : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private NET_BUFFER_LIST _list;

        /// <inheritdoc/>
        protected override bool CreatePool()
        {
            if (base.CreatePool())
            {
                _list = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, null, 0, 0);
            }

            return _list != null;
        }

        /// <inheritdoc/>
        protected override void FreePool()
        {
            if (_list != null)
            {
                Ndis.NdisFreeNetBufferList(_list);
            }

            base.FreePool();
        }

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(adapter.Handle, buffer.VirtualAddress, buffer.Length);
            return buffer.Mdl != null;
        }

        /// <inheritdoc/>
        protected override void Indicate(uint count, bool isLow)
        {
            for (uint i = 0; i < count; i++)
            {
                if (adapter.Gate.TryEnter(1))
                {
                    IndicateOne(_batch[i]);
                    Adapter.Gate.Leave(1);
                }

                Recycle(_batch[i]);
            }
        }

        private void IndicateOne(ReceiveBuffer buffer)
        {
            buffer.NetBufferList = _list;
            Describe(buffer);
            buffer.NetBufferList = null;
            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle,
                _list,
                NDIS_DEFAULT_PORT_NUMBER,
                1,
                NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS_RECEIVE_FLAGS_RESOURCES);
        }
    }
}
