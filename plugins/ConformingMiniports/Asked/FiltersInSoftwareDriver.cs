using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Has the NIC receive everything as soon as there is a packet filter, and drops what the filter does not admit.
/// </summary>
public sealed class FiltersInSoftwareDriver : VariantDriver
{
    private readonly HashSet<ulong> _groups = [];
    private uint _filter;

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new FilteringPath(this, adapter);

    /// <inheritdoc/>
    protected override NDIS_STATUS OidRequest(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest)
    {
        NDIS_STATUS status = base.OidRequest(miniportAdapterContext, oidRequest);
        if (status == NDIS_STATUS_SUCCESS && oidRequest.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation)
        {
            OidSet set = oidRequest.DATA.SET_INFORMATION;
            if (oidRequest.DATA.Oid == OID_GEN_CURRENT_PACKET_FILTER)
            {
                _filter = set.InformationBuffer.Read<uint>();
                AdapterOf(miniportAdapterContext).Nic.SetReceiveFilter(
                    _filter == 0 ? 0 : NDIS_PACKET_TYPE_PROMISCUOUS);
            }
            else if (oidRequest.DATA.Oid == OID_802_3_MULTICAST_LIST)
            {
                KeepGroups(set);
            }
        }

        return status;
    }

    private static ulong ReadAddress(PVOID bytes)
    {
        const uint AddressBytes = 6;
        ulong address = 0;
        for (uint i = 0; i < AddressBytes; i++)
        {
            address = (address << 8) | bytes.Read<byte>(i);
        }

        return address;
    }

    private void KeepGroups(OidSet set)
    {
        const uint AddressBytes = 6;
        _groups.Clear();
        for (uint i = 0; i < set.InformationBufferLength; i += AddressBytes)
        {
            _groups.Add(ReadAddress(set.InformationBuffer + i));
        }
    }

    private bool Admits(ulong destination, ulong station)
    {
        const ulong Everybody = 0xFFFF_FFFF_FFFF;
        const ulong GroupBit = 1UL << 40;
        uint needed = destination == Everybody ? NDIS_PACKET_TYPE_BROADCAST
            : (destination & GroupBit) == 0 ? destination == station ? NDIS_PACKET_TYPE_DIRECTED : 0
            : NDIS_PACKET_TYPE_ALL_MULTICAST | (_groups.Contains(destination) ? NDIS_PACKET_TYPE_MULTICAST : 0);
        return (_filter & (needed | NDIS_PACKET_TYPE_PROMISCUOUS)) != 0;
    }

    private sealed class FilteringPath(FiltersInSoftwareDriver owner, Adapter adapter) : DroppingReceivePath(adapter)
    {
        protected override bool TryMakeReady(ReceiveBuffer buffer)
            => owner.Admits(ReadAddress(buffer.VirtualAddress), Adapter.Nic.MacAddress);
    }
}
