using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-map-registers-only", typeof(MapRegistersOnlyDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Does not initialize scatter/gather DMA: it allocates one map register, without which there is no shared memory,
/// copies every frame, and never looks for a list. Legal: this is what a bus master did before NDIS 5.1, and each
/// driver may copy.
/// </summary>
public sealed class MapRegistersOnlyDriver : OddDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        OddDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : OddAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        private bool _hasMapRegisters;

        protected override NDIS_STATUS InitializeDma()
        {
            NDIS_STATUS status = Ndis.NdisMAllocateMapRegisters(
                Handle,
                0,
                Nic.Uses64BitAddresses ? NDIS_DMA_SIZE.NDIS_DMA_64BITS : NDIS_DMA_SIZE.NDIS_DMA_32BITS,
                1,
                MaximumFrameBytes);
            _hasMapRegisters = status == NDIS_STATUS_SUCCESS;
            return status;
        }

        protected override void Release()
        {
            base.Release();
            if (_hasMapRegisters)
            {
                _hasMapRegisters = false;
                Ndis.NdisMFreeMapRegisters(Handle);
            }
        }
    }

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
        {
            NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
            if (adapter.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
            {
                return NDIS_STATUS_FAILURE;
            }

            if (_next - _oldest >= SlotCount || !Ring.HasRoomFor(1))
            {
                return NDIS_STATUS_RESOURCES;
            }

            TransmitSlot slot = Slot(_next);
            if (!TryAddCopy(slot, firstBuffer, length))
            {
                return NDIS_STATUS_FAILURE;
            }

            slot.Packet = packet;
            slot.Descriptors = 1;
            slot.LastDescriptor = Ring.Commit();
            _next++;
            return NDIS_STATUS_PENDING;
        }
    }
}
