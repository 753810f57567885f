using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Completes the newest list first, each in a call of its own: no page promises an order.</summary>
public sealed class CompletesInAnyOrderDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new ReversingPath(adapter);

    private sealed class ReversingPath(Adapter adapter) : TransmitPath(adapter)
    {
        private const uint KeptAtMost = 4;

        private NetBufferListQueue _kept;

        protected override uint Complete(ref NetBufferListQueue finished)
        {
            _kept.AppendAll(ref finished);
            if (_kept.Count < KeptAtMost && !IsIdle())
            {
                return 0;
            }

            // Taken out before the first call, which may bring new sends and with them this code.
            NET_BUFFER_LIST newest = null;
            uint count = _kept.Count;
            while (_kept.Count > 0)
            {
                NET_BUFFER_LIST list = _kept.RemoveHead();
                list.Next = newest;
                newest = list;
            }

            while (newest != null)
            {
                NET_BUFFER_LIST list = newest;
                newest = list.Next;
                list.Next = null;
                Ndis.NdisMSendNetBufferListsComplete(
                    Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }

            return count;
        }
    }
}
