using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-kept-in-net-buffer", typeof(ListKeptInNetBuffer))]

namespace OddMiniports.Transmit;

/// <summary>
/// Keeps the scatter/gather list of a frame in the NET_BUFFER, and its slot in MiniportReserved. Legal: NET_BUFFER:
/// ScatterGatherList and MiniportReserved are for the miniport that owns it.
/// </summary>
public sealed class ListKeptInNetBuffer : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class NetBufferSlot(
        TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
        : TransmitSlot(owner, copyAddress, copyPhysicalAddress)
    {
        /// <inheritdoc/>
        public override SCATTER_GATHER_LIST List
        {
            get => NetBuffer.ScatterGatherList;
            set
            {
                NET_BUFFER netBuffer = NetBuffer;
                netBuffer.ScatterGatherList = value;
            }
        }
    }

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override TransmitSlot NewTransmitSlot(
            TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
            => new NetBufferSlot(owner, copyAddress, copyPhysicalAddress);

        /// <inheritdoc/>
        protected override TransmitSlot? TakeNext()
        {
            TransmitSlot? slot = base.TakeNext();
            if (slot is not null)
            {
                slot.List = null;
                slot.NetBuffer.MiniportReserved.Set(3, slot.Context);
            }

            return slot;
        }
    }
}
