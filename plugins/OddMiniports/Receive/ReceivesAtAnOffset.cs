using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receives-at-an-offset", typeof(ReceivesAtAnOffset))]

namespace OddMiniports.Receive;

/// <summary>
/// Leaves 64 bytes before each received frame: DataOffset and CurrentMdlOffset are 64. Legal: NET_BUFFER_DATA: data
/// may start anywhere in the chain; the space before it is backfill.
/// </summary>
public sealed class ReceivesAtAnOffset : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new RoomyAdapter(this, ndis, adapterHandle, version);

    private sealed class RoomyAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        public override uint AlignForDma(uint bytes) => base.AlignForDma(bytes + 64);
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint BackFill = 64;

        /// <inheritdoc/>
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new ReceiveBuffer(virtualAddress + BackFill, physicalAddress + BackFill, length);

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(
                Adapter.Handle, buffer.VirtualAddress + -(int)BackFill, buffer.Length + BackFill);
            if (buffer.Mdl == null)
            {
                return false;
            }

            buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, buffer.Mdl, BackFill, 0);
            return buffer.NetBufferList != null;
        }

        /// <inheritdoc/>
        protected override void Describe(ReceiveBuffer buffer)
        {
            base.Describe(buffer);
            FillNetBuffer(buffer.NetBufferList.FirstNetBuffer, buffer.Mdl, BackFill, buffer.ReceivedBytes);
        }
    }
}
