using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("broadcast-taken-for-multicast", typeof(BroadcastTakenForMulticast))]

namespace FieldMiniports;

/// <summary>
/// The driver compares frames to a group with the multicast list itself, as NICs with a hash filter need it. It takes a
/// broadcast frame for one of them: once there is a list, broadcast frames are dropped.
/// </summary>
public sealed class BroadcastTakenForMulticast : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new SetPart(adapter, (FilteringAdapter)adapter);

    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new ReceivePart(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new FilteringAdapter(ndis, handle, version, this);

    private sealed class FilteringAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const uint TakesAllGroups = NDIS_PACKET_TYPE_ALL_MULTICAST | NDIS_PACKET_TYPE_PROMISCUOUS;

        public uint Filter { get; set; }

        public ulong[] Groups { get; set; } = [];

        public bool Admits(PVOID frame)
        {
            bool isToGroup = (frame.Read<byte>() & 1) != 0;
            ulong[] groups = Groups;
            return !isToGroup
                || (Filter & TakesAllGroups) != 0
                || groups.Length == 0
                || groups.Contains(AddressAt(frame));
        }
    }

    private static ulong AddressAt(PVOID address) => address.Read<uint>() | ((ulong)address.Read<ushort>(4) << 32);

    private sealed class SetPart(Adapter adapter, FilteringAdapter filter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS_SUCCESS)
            {
                filter.Filter = set.InformationBuffer.Read<uint>();
            }

            return status;
        }

        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            NDIS_STATUS status = base.SetMulticastList(set);
            if (status == NDIS_STATUS_SUCCESS)
            {
                ulong[] groups = new ulong[set.InformationBufferLength / AddressBytes];
                for (uint i = 0; i < groups.Length; i++)
                {
                    groups[i] = AddressAt(set.InformationBuffer + (i * AddressBytes));
                }

                filter.Groups = groups;
            }

            return status;
        }
    }

    private sealed class ReceivePart(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
            => new FilteringRing(block, count, (FilteringAdapter)Adapter);
    }

    private sealed class FilteringRing(SharedBlock block, uint count, FilteringAdapter filter)
        : ReceiveRing(block, count)
    {
        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            isGood = isGood && filter.Admits(buffer!.VirtualAddress);
            return buffer;
        }
    }
}
