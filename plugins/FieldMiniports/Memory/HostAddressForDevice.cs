using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("host-address-for-device", typeof(HostAddressForDevice))]

namespace FieldMiniports;

/// <summary>
/// Frames that are copied are given to the NIC by the host-physical address of the copy, not by the shared memory's
/// own.
/// </summary>
public sealed class HostAddressForDevice : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitSlot NewTransmitSlot(
            TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
            => base.NewTransmitSlot(owner, copyAddress, Ndis.MmGetPhysicalAddress(copyAddress));
    }
}
