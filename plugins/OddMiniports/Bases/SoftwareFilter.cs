using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace OddMiniports;

/// <summary>
/// Decides which received frames are for this station, and counts them.
/// </summary>
public sealed class SoftwareFilter
{
    private const ulong Broadcast = 0xFFFF_FFFF_FFFF;
    private const ulong GroupBit = 0x0100_0000_0000;

    private ulong[] _groups = [];
    private ulong _directedFrames;
    private ulong _directedBytes;
    private ulong _groupFrames;
    private ulong _groupBytes;
    private ulong _broadcastFrames;
    private ulong _broadcastBytes;

    /// <summary>The packet filter.</summary>
    public uint Bits { get; set; }

    /// <summary>The address of the station.</summary>
    public ulong Station { get; set; }

    /// <summary>What was admitted.</summary>
    public NicCounters Counters => new(
        _directedFrames, _directedBytes, _groupFrames, _groupBytes, _broadcastFrames, _broadcastBytes);

    /// <summary>Takes the multicast list.</summary>
    public void SetGroups(PVOID addresses, uint count)
    {
        ulong[] groups = new ulong[count];
        for (uint i = 0; i < count; i++)
        {
            groups[i] = AddressAt(addresses + (6 * i));
        }

        _groups = groups;
    }

    /// <summary>True if a frame is for this station; it is counted then.</summary>
    public bool Admits(ReceiveBuffer buffer)
    {
        ulong address = AddressAt(buffer.VirtualAddress);
        bool isPromiscuous = (Bits & NDIS_PACKET_TYPE_PROMISCUOUS) != 0;
        if (address == Broadcast)
        {
            return (isPromiscuous || (Bits & NDIS_PACKET_TYPE_BROADCAST) != 0)
                && Count(ref _broadcastFrames, ref _broadcastBytes, buffer);
        }

        if ((address & GroupBit) != 0)
        {
            bool isInList = (Bits & NDIS_PACKET_TYPE_MULTICAST) != 0 && Array.IndexOf(_groups, address) >= 0;
            return (isPromiscuous || isInList || (Bits & NDIS_PACKET_TYPE_ALL_MULTICAST) != 0)
                && Count(ref _groupFrames, ref _groupBytes, buffer);
        }

        return (isPromiscuous || ((Bits & NDIS_PACKET_TYPE_DIRECTED) != 0 && address == Station))
            && Count(ref _directedFrames, ref _directedBytes, buffer);
    }

    private static bool Count(ref ulong frames, ref ulong bytes, ReceiveBuffer buffer)
    {
        frames++;
        bytes += buffer.ReceivedBytes;
        return true;
    }

    private static ulong AddressAt(PVOID bytes)
    {
        ulong address = 0;
        for (uint i = 0; i < 6; i++)
        {
            address = (address << 8) | bytes.Read<byte>(i);
        }

        return address;
    }
}
