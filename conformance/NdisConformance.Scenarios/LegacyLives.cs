using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>Lives of an adapter of NDIS 5: hosts, refusals, requests, resets, removals and shutdowns.</summary>
internal static class LegacyLives
{
    private const ulong GroupAddress = 0x0100_5E00_0001;

    /// <summary>A multicast list with that address.</summary>
    private static readonly byte[] Group = [0x01, 0x00, 0x5E, 0x00, 0x00, 0x01];

    private static readonly uint[] Oids =
    [
        NDIS.OID_GEN_TRANSMIT_BUFFER_SPACE, NDIS.OID_GEN_RECEIVE_BUFFER_SPACE, NDIS.OID_GEN_TRANSMIT_BLOCK_SIZE,
        NDIS.OID_GEN_RECEIVE_BLOCK_SIZE, NDIS.OID_GEN_VENDOR_ID, NDIS.OID_GEN_VENDOR_DESCRIPTION,
        NDIS.OID_GEN_CURRENT_PACKET_FILTER, NDIS.OID_GEN_CURRENT_LOOKAHEAD, NDIS.OID_GEN_MAXIMUM_TOTAL_SIZE,
        NDIS.OID_GEN_VENDOR_DRIVER_VERSION, NDIS.OID_GEN_XMIT_OK, NDIS.OID_GEN_RCV_OK, NDIS.OID_802_3_MULTICAST_LIST,
    ];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Of("life", "the whole life of an adapter", Life, TestbedSetup.Ordinary, Live),
        .. HostVersion.ForNdis5.Where(version => version != HostVersion.NewestForNdis5).Select(OnHost),
        .. Refusals(),
        Of("narrow-device", "the whole life of an adapter whose device addresses 32 bits", Life,
            new TestbedSetup { Nic = new ReferenceNicOptions { Uses64BitAddresses = false } }, Live),
        Of("second-life", "the adapter is halted and initialized again", [.. Life, .. Teardown], TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.Send(Large);
                session.RunUntilIdle();
                session.Restart();
                session.Send(Large, packets: 3);
                session.Receive(200);
                session.Stop();
            }),
        Of("requests", "a protocol asks for what each adapter answers, and sets filters", ["REG-014", "POOL-023"],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                foreach (uint oid in Oids)
                {
                    session.QueryOid(oid, bytes: 4);
                    session.QueryOid(oid, bytes: 200);
                }

                session.SetOid(NDIS.OID_GEN_CURRENT_LOOKAHEAD, 200);
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, new byte[33 * Group.Length]);
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, new byte[Group.Length - 1]);
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, Group);
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, []);
                session.SetOid(NDIS.OID_GEN_CURRENT_PACKET_FILTER, 0);
                session.Receive(200);
                session.OpenAdapter();
                session.Receive(200);
                session.Stop();
            }),
        Of("neighbours-interrupt", "another device on the line interrupts, and the NIC without a cause", ["INT-004"],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.InterruptOfNeighbour();
                session.Receive(200);
                session.InterruptForNothing();
                session.RunUntilIdle();
                session.InterruptOfNeighbour();
                session.Stop();
            }),
        Of("link-changed", "the link goes down and comes up", ["NDIS5-039", "REG-014", "IRQL-002"],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetLink(false);
                session.RunFor(LongMicroseconds);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.Send(Small);
                session.Stop();
            }),
        Of("link-flaps", "the link goes down and comes up at once, and then goes down", ["NDIS5-039"],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetLink(false);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.SetLink(false);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("link-down-at-start", "the link comes up when the adapter runs", ["NDIS5-039"], TestbedSetup.Ordinary,
            session =>
            {
                session.SetLink(false);
                session.Start();
                session.RunFor(LongMicroseconds);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.Send(Small);
                session.Stop();
            }),
        Of("reset", "the device hangs with packets, and more are sent after the reset", [.. Sends, .. Life],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, Group);
                session.Receive(200);
                session.RunUntilIdle();
                session.HoldCompletions();
                session.Send(Large, packets: 3);
                session.Send(Small, packets: 20);
                session.RunFor(HangMicroseconds);
                session.ReleaseCompletions();
                session.Send(Small, packets: 2);
                session.RunUntilIdle();
                session.Receive(200);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("reset-with-group", "frames to a group arrive before and after a reset", ["NDIS5-034", .. Life],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetOid(NDIS.OID_802_3_MULTICAST_LIST, Group);
                session.SetOid(NDIS.OID_GEN_CURRENT_PACKET_FILTER, NDIS.NDIS_PACKET_TYPE_MULTICAST);
                session.ReceiveForGroup(200, GroupAddress);
                session.RunUntilIdle();
                session.HoldCompletions();
                session.Send(Large);
                session.RunFor(HangMicroseconds);
                session.ReleaseCompletions();
                session.ReceiveForGroup(200, GroupAddress, count: 2);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("reset-with-lent-packets", "the device hangs while protocols keep packets", [.. Sends, .. Receives, .. Life],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.HoldCompletions();
                session.Send(Large);
                session.RunFor(HangMicroseconds);
                session.ReleaseCompletions();
                session.ReceiveBurst(200, count: 30);
                session.RunFor(1_000);
                session.ReturnHeld();
                session.Receive(200);
                session.ReturnHeld();
                session.Stop();
            }),
        Of("removed-while-sending", "the device is pulled out while it has packets", [.. Sends, .. Teardown],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Large, packets: 3);
                session.RunFor(1_000);
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.Stop();
            }),
        Of("shut-down", "the system goes down with the adapter running", Teardown, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Receive(200);
            session.Send(Small);
            session.RunUntilIdle();
            session.ShutDown(isBugCheck: false);
            session.Receive(200);
            session.RunFor(1_000);
        }),
        Of("bug-check", "the system stops with the adapter in full use", Teardown, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.HoldCompletions();
            session.Send(Large, packets: 3);
            session.Receive(200);
            session.ShutDown(isBugCheck: true);
            session.Receive(200);
            session.RunFor(1_000);
        }),
    ];

    private static IEnumerable<Scenario> Refusals()
    {
        yield return Refused("driver-refused", TraceName.NdisMRegisterMiniport, "RESOURCES");
        yield return Refused("channel-refused", TraceName.NdisMInitializeScatterGatherDma, "RESOURCES");
        yield return Refused("interrupt-refused", TraceName.NdisMRegisterInterrupt, "RESOURCES");
        yield return Refused("packet-pool-refused", TraceName.NdisAllocatePacketPool, "no pool");
        yield return Refused("buffer-pool-refused", TraceName.NdisAllocateBufferPool, "no pool");
        yield return Refused("shared-memory-refused", TraceName.NdisMAllocateSharedMemory, "no memory");
        yield return Refused("wrapper-refused", TraceName.NdisMInitializeWrapper, "no handle");
        yield return Refused("registers-refused", TraceName.NdisMMapIoSpace, "RESOURCES");
        yield return Refused("packet-refused", TraceName.NdisAllocatePacket, "no packet");
        yield return Refused("buffer-refused", TraceName.NdisAllocateBuffer, "no buffer");
        yield return Refused("memory-refused", TraceName.NdisAllocateMemoryWithTag, "no memory");
        yield return Refused("mapping-refused", TraceName.NdisQueryBufferSafe, "no address");
        yield return Refused("later-memory-refused", TraceName.MiniportAllocateComplete, "no memory", "NDIS5-020");
    }

    private static Scenario OnHost(HostVersion version)
        => Of(
            FormattableString.Invariant($"host-{version.Major}-{version.Minor}"),
            $"the whole life of an adapter on NDIS {version}",
            Life,
            new TestbedSetup
            {
                Host = new HostOptions { MajorNdisVersion = version.Major, MinorNdisVersion = version.Minor },
            },
            Live);

    private static Scenario Refused(string name, TraceName ddi, string answer, params string[] rules)
        => Of(name, $"{ddi} returns {answer}", ["LIFE-003", "REG-014", .. rules], Setups.Failing(ddi), session =>
        {
            if (session.Load() == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                if (session.Initialize() == NDIS_STATUS.NDIS_STATUS_SUCCESS)
                {
                    session.OpenAdapter();
                    session.Send(Small);
                    session.Send(Short);
                    session.RunUntilIdle();
                    session.Halt();
                }

                session.Unload();
            }
        }) with
        {
            FailedCall = new FailedCall(ddi, 1),
        };
}
