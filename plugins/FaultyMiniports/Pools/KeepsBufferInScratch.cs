using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("nbl-015-keeps-buffer-in-scratch", typeof(KeepsBufferInScratch))]
[assembly: FaultyMiniport("nbl-015-keeps-buffer-in-scratch", "NBL-015")]

namespace FaultyMiniports;

/// <summary>Finds the buffer of a returned list through Scratch instead of MiniportReserved.</summary>
public sealed class KeepsBufferInScratch : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        public override void Return(NET_BUFFER_LIST lists)
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                _ = Ndis.Get<ReceiveBuffer>(list.Scratch);
            }

            base.Return(lists);
        }

        /// <inheritdoc/>
        protected override void FillList(ReceiveBuffer buffer)
        {
            base.FillList(buffer);
            NET_BUFFER_LIST list = buffer.NetBufferList;
            list.Scratch = buffer.Context;
        }
    }
}
