using NdisConformance.Contract;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>Calls of drivers of NDIS 5 that fail, as in <see cref="Faults"/>.</summary>
internal static class LegacyFaults
{
    private static readonly FaultPhase Initialize =
        new("initialize", "MiniportInitialize", TraceName.MiniportInitialize);

    private static readonly FaultPhase Send =
        new("send", "the send path", TraceName.MiniportSend, TraceName.MiniportSendPackets);

    private static readonly FaultPhase Dpc = new(
        "dpc",
        "MiniportHandleInterrupt or MiniportReturnPacket",
        TraceName.MiniportHandleInterrupt,
        TraceName.MiniportReturnPacket);

    private static readonly FaultPhase Request = new(
        "request",
        "MiniportQueryInformation or MiniportSetInformation",
        TraceName.MiniportQueryInformation,
        TraceName.MiniportSetInformation);

    // A short life: most of an initialization is about the buffers of the rings.
    private static readonly TestbedSetup SmallRings = new()
    {
        Nic = new ReferenceNicOptions { TransmitRingLimit = 8, ReceiveRingLimit = 4 },
    };

    // All but the registration; these are called once, and have scenarios of their own.
    private static readonly TraceName[] InInitialize =
    [
        TraceName.NdisMMapIoSpace, TraceName.NdisMRegisterInterrupt, TraceName.NdisMInitializeScatterGatherDma,
        TraceName.NdisMAllocateMapRegisters, TraceName.NdisMAllocateSharedMemory, TraceName.NdisAllocatePacketPool,
        TraceName.NdisAllocatePacketPoolEx, TraceName.NdisAllocateBufferPool, TraceName.NdisAllocatePacket,
        TraceName.NdisAllocateBuffer, TraceName.NdisAllocateMemoryWithTag, TraceName.NdisMAllocateSharedMemoryAsync,
    ];

    private static readonly TraceName[] Later =
    [
        TraceName.NdisQueryBufferSafe, TraceName.NdisAllocatePacket, TraceName.NdisAllocateBuffer,
        TraceName.NdisAllocateMemoryWithTag, TraceName.NdisMAllocateSharedMemoryAsync,
    ];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        .. InInitialize.Select(ddi => Failing(ddi, Initialize)),
        .. Later.Select(ddi => Failing(ddi, Send)),
        .. Later.Select(ddi => Failing(ddi, Dpc)),
        .. Later.Select(ddi => Failing(ddi, Request)),
    ];

    private static Scenario Failing(TraceName ddi, FaultPhase phase)
        => Of($"{ddi}-fails-in-{phase.Name}", $"{ddi} fails in {phase.Title}", [], SmallRings, Live) with
        {
            Variations = Faults.PlanOf("ndis5/faults", ddi, phase),
        };

    private static void Live(Ndis5Session session)
    {
        if (session.Load() != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            return;
        }

        // A device that failed to start is started once more.
        if (IsInitialized(session) || IsInitialized(session))
        {
            session.OpenAdapter();
            session.QueryOid(NDIS.OID_GEN_VENDOR_DESCRIPTION, bytes: 200);
            session.Send(Large, packets: 20);
            session.Send(Short, packets: 2);
            session.Receive(300, count: 2);
            session.ReceiveBurst(200, count: 3);
            session.RunUntilIdle();
            session.Send(Short);
            session.Send(Fragments(20, 60));
            session.RunUntilIdle();
            session.Halt();
        }

        session.Unload();
    }

    private static bool IsInitialized(Ndis5Session session)
        => session.Initialize() == NDIS_STATUS.NDIS_STATUS_SUCCESS;
}
