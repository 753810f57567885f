using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>Hosts of every age, and refusals of every registration.</summary>
internal static class RegistrationVersions
{
    private static readonly string[] Rules =
        ["REG-002", "REG-005", "REG-008", "REG-014", "REG-015", "ATTR-001", "ATTR-006", "ATTR-007", "ATTR-010",
        "SGDMA-REG-001", "SGDMA-REG-003", "SGDMA-REG-004", "SGDMA-REG-005", "SGDMA-REG-012", "SGDMA-REG-017",
        "SGDMA-REG-019", "SGDMA-REG-022", "IRQL-002"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        // All other scenarios run on the newest one.
        .. HostVersion.All.Where(version => !version.IsNewest).Select(version => OnHost(version.Minor)),
        new("registration-versions/strict-headers", "a host that refuses header revisions older than the driver's",
            Rules, new TestbedSetup { Host = new HostOptions { StrictHeaders = true } }, Live),
        Refused("driver-refused", "NdisMRegisterMiniportDriver returns RESOURCES",
            TraceName.NdisMRegisterMiniportDriver, 1),
        Refused("driver-refused-failure", "NdisMRegisterMiniportDriver returns FAILURE",
            TraceName.NdisMRegisterMiniportDriver, 2),
        Refused("driver-refused-characteristics", "NdisMRegisterMiniportDriver returns BAD_CHARACTERISTICS",
            TraceName.NdisMRegisterMiniportDriver, 3),
        Refused("driver-refused-version", "NdisMRegisterMiniportDriver returns BAD_VERSION",
            TraceName.NdisMRegisterMiniportDriver, 4),
        Refused("attributes-refused", "the first NdisMSetMiniportAttributes returns BAD_VERSION",
            TraceName.NdisMSetMiniportAttributes, 1),
        Refused("second-attributes-refused", "the second NdisMSetMiniportAttributes returns BAD_VERSION",
            TraceName.NdisMSetMiniportAttributes, 1, occurrence: 1),
        Refused("channel-refused", "NdisMRegisterScatterGatherDma returns RESOURCES",
            TraceName.NdisMRegisterScatterGatherDma, 1),
        Refused("channel-refused-not-supported", "NdisMRegisterScatterGatherDma returns NOT_SUPPORTED",
            TraceName.NdisMRegisterScatterGatherDma, 2),
        Refused("channel-refused-version", "NdisMRegisterScatterGatherDma returns BAD_VERSION",
            TraceName.NdisMRegisterScatterGatherDma, 3),
    ];

    private static Scenario OnHost(byte minor)
        => new(
            $"registration-versions/ndis-6-{minor}",
            $"the whole life of an adapter on NDIS 6.{minor}",
            Rules,
            new TestbedSetup { Host = new HostOptions { MinorNdisVersion = minor } },
            Live);

    private static Scenario Refused(string name, string title, TraceName ddi, int status, int occurrence = 0)
        => new(
            $"registration-versions/{name}",
            title,
            ["REG-014", "LIFE-003", "SGDMA-REG-011", "SGDMA-REG-018"],
            Setups.Failing(ddi, occurrence, status),
            session => session.TryLive())
        {
            FailedCall = new FailedCall(ddi, occurrence + 1),
        };

    private static void Live(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large);
        session.RunUntilIdle();
        session.Receive(200);
        session.Pause();
        session.Restart();
        session.Send(Shapes.Small);
        session.RunUntilIdle();
        session.Receive(100, count: 4);
        session.Stop();
    }
}
