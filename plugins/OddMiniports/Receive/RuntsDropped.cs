using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("runts-dropped", typeof(RuntsDropped))]

namespace OddMiniports.Receive;

/// <summary>
/// Drops received frames below 60 bytes. Legal: Ethernet: the minimum is 60 bytes; a shorter frame on the wire is a
/// fragment.
/// </summary>
public sealed class RuntsDropped : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class PickyBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        : ReceiveBuffer(virtualAddress, physicalAddress, length)
    {
        /// <inheritdoc/>
        public override bool CanHold(uint frameBytes) => frameBytes >= 60 && base.CanHold(frameBytes);
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new PickyBuffer(virtualAddress, physicalAddress, length);
    }
}
