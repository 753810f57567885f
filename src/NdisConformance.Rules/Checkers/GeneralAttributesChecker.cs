using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What the general attributes say of an adapter.</summary>
[Resets]
internal sealed partial class GeneralAttributesChecker(CheckerContext context) : IChecker
{
    private const uint Ethernet = (uint)NDIS_MEDIUM.NdisMedium802_3;
    private const uint PhysicalEthernet = 14; // NdisPhysicalMedium802_3
    private const uint EthernetAddressBytes = 6;
    private const ulong GroupBit = 1UL << 40;
    private const uint Connected = (uint)NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected;

    private static readonly RuleDescriptor Content = new()
    {
        Id = "ATTR-013",
        Level = RuleLevel.Must,
        Title = "General attributes describe the adapter",
        Requirement = "The general attributes of an Ethernet adapter have NdisMedium802_3 as MediaType, an MtuSize, 6 "
            + "as MacAddressLength, a CurrentMacAddress that is no group, and packet filters. A link speed of 0 "
            + "while the link is connected, and a current speed above the maximum, are advice; "
            + "NDIS_LINK_SPEED_UNKNOWN is right. Members that the pages let be NULL or 0 are not judged.",
        Source = "GAttr",
        Why = "Protocols size their frames by the MTU and take address and filters as they are: the adapter is bound "
            + "wrongly or not at all.",
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private readonly OwnedRule _content = context.Rules.Own(Content);

    public static RuleDescriptor[] Rules => [Content];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.GeneralAttributesSet, OnSet);
        events.OnFact(TraceName.AddressesSet, OnAddresses);
    }

    private void OnAddresses(in TraceEvent e)
    {
        ulong address = new AddressesSetEvent(in e).CurrentAddress;
        if ((address & GroupBit) != 0)
        {
            _content.Report(
                e.Subject,
                0,
                e.Sequence,
                "a unicast address in CurrentMacAddress",
                Invariant($"CurrentMacAddress is {address:X12}, a multicast address"));
        }
    }

    private void OnSet(in TraceEvent e)
    {
        GeneralAttributesSetEvent set = new(in e);
        _content.Exercise();
        bool isEthernet = set.MediaType == Ethernet;
        if (!isEthernet && set.PhysicalMedium == PhysicalEthernet)
        {
            Report(e, "MediaType 0 (NdisMedium802_3) with NdisPhysicalMedium802_3", "MediaType", set.MediaType);
        }

        if (set.Mtu == 0)
        {
            Report(e, "the largest payload of a frame in MtuSize", "MtuSize", set.Mtu);
        }

        if (isEthernet && set.MacAddressLength != EthernetAddressBytes)
        {
            Report(e, "MacAddressLength 6 for an Ethernet adapter", "MacAddressLength", set.MacAddressLength);
        }

        if (isEthernet && set.PacketFilters == 0)
        {
            Report(
                e,
                "the packet filters that the adapter supports in SupportedPacketFilters",
                "SupportedPacketFilters",
                set.PacketFilters);
        }

        CheckSpeed(e, "XmitLinkSpeed", set.XmitSpeed, set.MaxXmitSpeed, set.ConnectState);
        CheckSpeed(e, "RcvLinkSpeed", set.RcvSpeed, set.MaxRcvSpeed, set.ConnectState);
    }

    private void CheckSpeed(in TraceEvent e, string member, ulong speed, ulong maximum, uint connectState)
    {
        if (speed == 0 && connectState == Connected)
        {
            Advise(
                e,
                $"a speed or NDIS_LINK_SPEED_UNKNOWN in {member} while the link is connected",
                member + " is 0");
        }
        else if (speed != NDIS.NDIS_LINK_SPEED_UNKNOWN && speed > maximum)
        {
            Advise(
                e,
                $"at most the maximum speed in {member}",
                Invariant($"{member} is {speed}, and Max{member} {maximum}"));
        }
    }

    private void Report(in TraceEvent e, string expected, string member, uint value)
        => _content.Report(e.Subject, 0, e.Sequence, expected, Invariant($"{member} is {value}"));

    private void Advise(in TraceEvent e, string expected, string actual)
        => _content.Advise(e.Subject, 0, e.Sequence, expected, actual);
}
