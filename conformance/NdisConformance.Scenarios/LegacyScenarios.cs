using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>The same five areas for drivers of NDIS 5, whose packets come with their scatter/gather lists.</summary>
internal static class LegacyScenarios
{
    private static readonly string[] Life =
        ["NDIS5-001", "NDIS5-002", "NDIS5-003", "NDIS5-006", "NDIS5-007", "NDIS5-009", "NDIS5-013", "REG-014"];

    /// <summary>A frame that hangs is noticed by the second check, two seconds after the first.</summary>
    private const long HangMicroseconds = 9_000_000;

    /// <summary>Long enough for a driver that polls its device now and then.</summary>
    private const long LongMicroseconds = 11_000_000;

    /// <summary>Longer than a driver may think that a protocol keeps a packet.</summary>
    private const long LongHaltMicroseconds = 3_000_000;

    private const uint CancelId = 64;

    /// <summary>A multicast list with one address.</summary>
    private static readonly byte[] Group = [0x01, 0x00, 0x5E, 0x00, 0x00, 0x01];

    private static readonly uint[] Oids =
    [
        NDIS.OID_GEN_TRANSMIT_BUFFER_SPACE, NDIS.OID_GEN_RECEIVE_BUFFER_SPACE, NDIS.OID_GEN_TRANSMIT_BLOCK_SIZE,
        NDIS.OID_GEN_RECEIVE_BLOCK_SIZE, NDIS.OID_GEN_VENDOR_ID, NDIS.OID_GEN_VENDOR_DESCRIPTION,
        NDIS.OID_GEN_CURRENT_PACKET_FILTER, NDIS.OID_GEN_CURRENT_LOOKAHEAD, NDIS.OID_GEN_MAXIMUM_TOTAL_SIZE,
        NDIS.OID_GEN_VENDOR_DRIVER_VERSION, NDIS.OID_GEN_XMIT_OK, NDIS.OID_GEN_RCV_OK, NDIS.OID_802_3_MULTICAST_LIST,
    ];

    private static readonly FrameShape Small = OfLength(100);

    private static readonly FrameShape Short = OfLength(42);

    private static readonly FrameShape Large = new() { DataOffset = 0, PageOffset = MemorySizes.Page - 600 };

    private static readonly string[] Sends =
        ["NDIS5-008", "NDIS5-014", "NDIS5-015", "NDIS5-016"];

    private static readonly string[] Receives = ["NDIS5-018", "NDIS5-019"];

    private static readonly string[] Teardown = ["NDIS5-017", "NDIS5-020", "IRQL-002"];

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
                session.Send(Large, packets: 2);
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
                session.SetOid(NDIS.OID_GEN_CURRENT_PACKET_FILTER, 0);
                session.Receive(200);
                session.OpenAdapter();
                session.Receive(200);
                session.Stop();
            }),

        Sending("minimum-frame", "a packet of 60 bytes", OfLength(60)),
        Sending("below-minimum", "a packet of 42 bytes, to be padded", OfLength(42)),
        Sending("maximum-frame", "a packet of 1514 bytes", OfLength(1514)),
        Sending("several-pieces", "a packet in five buffers", Fragments(5, 250)),
        Sending("one-piece-more-than-device", "a packet in 17 buffers, for a device that takes 16", Fragments(17, 60)),
        Sending("more-pieces-than-device", "a packet in more buffers than the device takes", Fragments(30, 45)),
        Sending("more-pieces-than-map-registers", "a packet so fragmented that NDIS copies it", Fragments(45, 30)),
        Of("sends-at-dispatch", "packets are sent at DISPATCH_LEVEL, several with one call", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Large, packets: 4, level: SendLevel.Dispatch);
                session.Send(Small, level: SendLevel.Dispatch);
                session.Stop();
            }),
        Of("more-sends-than-ring", "more packets than the ring takes, while the device keeps them back", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Small, packets: 40);
                session.RunFor(1_000);
                session.Send(Large, packets: 40);
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Small);
                session.Stop();
            }),
        Of("more-short-sends-than-ring", "more short packets than the ring takes, at one moment", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Short, packets: 40);
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Short, packets: 3);
                session.Stop();
            }),
        Of("cancelled-in-ring", "packets are cancelled that the device has not read yet", Sends, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.Send(Large, packets: 3, cancelId: CancelId);
                session.CancelSends(CancelId);
                session.RunUntilIdle();
                session.Send(Large);
                session.Stop();
            }),
        Of("completed-newest-first", "the device reports the newest packet first", Sends, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Large, packets: 6);
                session.RunFor(1_000);
                session.ReleaseCompletionsNewestFirst();
                session.Stop();
            }),

        Of("sends-cancelled", "packets that wait are cancelled", Sends, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.HoldCompletions();
            session.Send(Small, packets: 20);
            session.Send(Small, packets: 8, cancelId: CancelId);
            session.Send(Small, packets: 8);
            session.RunFor(1_000);
            session.CancelSends(CancelId);
            session.ReleaseCompletions();
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

        Of("receives", "frames of all lengths arrive, one after another", Receives, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Receive(60, count: 26);
            session.Receive(1514, count: 26);
            session.Stop();
        }),
        Of("receive-burst", "more frames arrive at once than there are buffers", Receives, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.ReceiveBurst(300, count: 80);
                session.RunUntilIdle();
                session.Receive(300, count: 2);
                session.Stop();
            }),
        Of("receive-burst-of-all-lengths", "short and long frames arrive at once", Receives, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.ReceiveBurst(60, 1514, 100, 300, 1514, 60, 700);
                session.RunUntilIdle();
                session.ReceiveBurst(1514, 60, 1514, 60);
                session.Receive(60);
                session.Stop();
            }),
        Of("receives-held-until-halt", "indicated packets come back just before the halt", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.ReturnHeld();
                session.Stop();
            }),
        Of("receives-late-in-halt", "indicated packets come back while the adapter halts", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.Halt();
                session.Unload();
            }),
        Of("receives-held-into-halt", "a protocol keeps packets for seconds of the halt", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.RunFor(1_000);
                session.ReturnHeldLater(LongHaltMicroseconds);
                session.Halt();
                session.Unload();
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
        Of("both-ways", "packets leave while frames arrive", [.. Sends, .. Receives], TestbedSetup.Ordinary, session =>
        {
            session.Start();
            for (int i = 0; i < 8; i++)
            {
                session.Send(Large, packets: 3);
                session.Receive(700, count: 2);
            }

            session.Stop();
        }),
        Of("link-changed", "the link goes down and comes up", ["REG-014", "IRQL-002"], TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.SetLink(false);
            session.RunUntilIdle();
            session.SetLink(true);
            session.RunUntilIdle();
            session.Send(Small);
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
        }),
        Of("bug-check", "the system stops with the adapter in full use", Teardown, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.HoldCompletions();
            session.Send(Large, packets: 3);
            session.Receive(200);
            session.ShutDown(isBugCheck: true);
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

    private static Scenario Sending(string name, string title, FrameShape shape)
        => Of(name, title, Sends, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(shape);
            session.RunUntilIdle();
            session.Send(shape, packets: 2);
            session.Stop();
        });

    private static Scenario Of(
        string name, string title, IReadOnlyList<string> rules, TestbedSetup setup, Action<Ndis5Session> drive)
        => Scenario.OfNdis5("ndis5/" + name, title, rules, setup, drive);

    // The data of a packet begins with its first buffer.
    private static FrameShape OfLength(uint bytes) => new() { DataLength = bytes, DataOffset = 0 };

    private static FrameShape Fragments(int count, uint bytes) => new()
    {
        DataLength = (uint)count * bytes,
        DataOffset = 0,
        MdlLengths = [.. Enumerable.Repeat(bytes, count)],
    };

    private static void Live(Ndis5Session session)
    {
        session.Start();
        session.QueryOid(NDIS.OID_GEN_VENDOR_DESCRIPTION, bytes: 200);
        session.Send(Large);
        session.RunUntilIdle();
        session.Receive(200);
        session.Send(Small, packets: 2);
        session.RunUntilIdle();
        session.Receive(100, count: 4);
        session.Stop();
    }
}
