using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The lines of the table of consequences that are about packets of NDIS 5.</summary>
internal static class Ndis5Causes
{
    private static readonly TraceName[] OfFrames =
        [TraceName.WireTransmit, TraceName.PacketCompleted, TraceName.Drained, TraceName.TimeLimit, TraceName.Unmet];

    public static CauseEntry[] All { get; } =
    [
        new()
        {
            Causes =
            [
                Ndis5DeviceChecker.WideAddress, Ndis5DeviceChecker.ListOfPacket, Ndis5DataChecker.DataFinal,
                DeviceChecker.AfterCompletion, DeviceChecker.Descriptor, DeviceChecker.SharedAddress,
            ],
            Through = SubjectKind.Object,
            Silences = [Ndis5DeviceChecker.ListOfPacket, WireChecker.Transmitted, Ndis5SendChecker.Once],
            At = OfFrames,
            Why = "The device was given what it should not: the frame of the packet is wrong or missing.",
        },
        new()
        {
            Causes = [Ndis5ReceiveChecker.Lent],
            Through = SubjectKind.Object,
            Silences = [Ndis5ReceiveChecker.Lent, Ndis5PoolChecker.Unchained, DataAccessChecker.Visible],
            IsLaterOnly = true,
            Why = "A packet that was used while NDIS had it is not as the driver thinks.",
        },
        new()
        {
            Causes = [Ndis5ReceiveChecker.Lent],
            Through = SubjectKind.Adapter,
            Silences =
            [
                Ndis5PoolChecker.Empty, Ndis5PoolChecker.Unchained, Ndis5LifecycleChecker.AwaitsPackets,
                LedgerChecker.Halt, OwnMemoryChecker.Bounds,
            ],
            IsLaterOnly = true,
            Why = "The driver's own count of its packets is wrong from then on.",
        },
        new()
        {
            Causes = [Ndis5LifecycleChecker.AwaitsPackets],
            Through = SubjectKind.Adapter,
            Silences = [LedgerChecker.Halt, LedgerChecker.AfterUnload, Ndis5ReceiveChecker.Lent],
            Why = "What NDIS has at the end of the halt cannot be freed.",
        },
        new()
        {
            Causes = [LifecycleChecker.Initialize],
            Through = SubjectKind.Run,
            Silences = [LedgerChecker.AfterUnload],
            At = [TraceName.Leaked],
            Why = "NDIS takes PENDING for a failure and unloads the driver, which takes itself for initialized.",
        },
        new()
        {
            Causes = [Ndis5SendChecker.States],
            Through = SubjectKind.Object,
            Silences = [Ndis5SendChecker.States, Ndis5SendChecker.Once],
            IsLaterOnly = true,
            Why = "Driver and NDIS disagree about who has the packet.",
        },
        new()
        {
            Causes = [Ndis5SendChecker.States],
            Through = SubjectKind.Adapter,
            Silences = [Ndis5WireChecker.Order],
            IsLaterOnly = true,
            Why = "A packet that was refused leaves after those that were sent behind it.",
        },
        new()
        {
            Causes = [InterruptChecker.Dismissed, InterruptChecker.Claimed],
            Through = SubjectKind.Adapter,
            Silences =
            [
                Ndis5SendChecker.Once, Ndis5SendChecker.States, Ndis5ResetChecker.Receives, Ndis5ResetChecker.Cause,
            ],
            Why = "A driver whose handlers have no end is left alone: nothing is completed or indicated.",
        },
    ];
}
