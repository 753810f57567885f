using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>What is left of pools and everything else when an adapter goes.</summary>
internal static class PoolTeardown
{
    private const int ManyBuffers = 80;

    private static readonly string[] Rules =
        ["POOL-011", "POOL-012", "POOL-015", "POOL-016", "POOL-017", "NBL-021", "LIFE-003", "LIFE-007", "LIFE-011",
        "SGDMA-DEREG-001", "SGDMA-DEREG-002", "NBL-008", "NBL-009", "MDL-006"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("pool-teardown/after-traffic", "halt after sends and receives", Rules, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(Shapes.Large, lists: 3, framesPerList: 2);
            session.Receive(64, count: 5);
            session.Receive(1514, count: 3);
            session.Stop();
        }),
        new("pool-teardown/receives-held-until-pause", "indicated lists come back while the adapter pauses",
            ["RECV-011", "RECV-023", "SHMEM-018", .. Rules],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(500, count: 4);
                session.RunUntilIdle();
                session.BeginPause();
                session.ReturnHeld(ReturnGrouping.NewestFirst);
                session.EndPause();
                session.Halt();
                session.Unload();
            }),
        new("pool-teardown/twice", "the adapter is halted and initialized again",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Pause();
                session.Halt();
                session.Initialize();
                session.Restart();
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("pool-teardown/loaded-only", "the driver is unloaded and never had an adapter",
            ["POOL-017", "REG-012"], TestbedSetup.Ordinary, session =>
            {
                session.LoadDriver();
                session.Unload();
            }),
        new("pool-teardown/moved", "the adapter is initialized again with its resources at another place",
            Rules, new TestbedSetup { Host = new HostOptions { MovesResources = true } }, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Pause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceStopped);
                session.Initialize();
                session.Restart();
                session.Receive(300);
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("pool-teardown/loaded-again", "the driver is unloaded and loaded again",
            ["REG-012", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300);
                session.Stop();
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300);
                session.Stop();
            }),
        new("pool-teardown/initialized-after-failure",
            "the adapter is initialized again after its first initialization failed at the fifth NdisAllocateMdl",
            Rules, Setups.Failing(TraceName.NdisAllocateMdl, occurrence: 4), session =>
            {
                session.Load();
                if (session.Initialize() != NDIS_STATUS.NDIS_STATUS_SUCCESS)
                {
                    session.Initialize();
                }

                session.Restart();
                session.Send(Shapes.Large);
                session.Receive(300);
                session.Stop();
            })
        {
            FailedCall = new FailedCall(TraceName.NdisAllocateMdl, 5),
        },
        InitFails("register-window", "NdisMMapIoSpace", TraceName.NdisMMapIoSpace, 0, 2),
        InitFails("register-window-conflict", "NdisMMapIoSpace, with RESOURCE_CONFLICT,",
            TraceName.NdisMMapIoSpace, 0),
        InitFails("register-window-failure", "NdisMMapIoSpace, with FAILURE,", TraceName.NdisMMapIoSpace, 0, 3),
        InitFails("shared-memory", "the first NdisMAllocateSharedMemory", TraceName.NdisMAllocateSharedMemory, 0),
        InitFails("second-shared-memory", "the second NdisMAllocateSharedMemory",
            TraceName.NdisMAllocateSharedMemory, 1),
        InitFails("third-shared-memory", "the third NdisMAllocateSharedMemory",
            TraceName.NdisMAllocateSharedMemory, 2),
        InitFails("fourth-shared-memory", "the fourth NdisMAllocateSharedMemory",
            TraceName.NdisMAllocateSharedMemory, 3),
        InitFails("memory", "NdisAllocateMemoryWithTagPriority", TraceName.NdisAllocateMemoryWithTagPriority, 0),
        InitFails("list-pool", "NdisAllocateNetBufferListPool", TraceName.NdisAllocateNetBufferListPool, 0),
        InitFails("net-buffer-pool", "NdisAllocateNetBufferPool", TraceName.NdisAllocateNetBufferPool, 0),
        InitFails("list", "the third NdisAllocateNetBufferAndNetBufferList",
            TraceName.NdisAllocateNetBufferAndNetBufferList, 2, receives: ManyBuffers),
        InitFails("plain-list", "the third NdisAllocateNetBufferList", TraceName.NdisAllocateNetBufferList, 2),
        InitFails("mdl", "the third NdisAllocateMdl", TraceName.NdisAllocateMdl, 2, receives: ManyBuffers),
        InitFails("interrupt", "NdisMRegisterInterruptEx", TraceName.NdisMRegisterInterruptEx, 0),
        InitFails("interrupt-conflict", "NdisMRegisterInterruptEx, with RESOURCE_CONFLICT,",
            TraceName.NdisMRegisterInterruptEx, 0, 2),
    ];

    private static Scenario InitFails(
        string name, string what, TraceName ddi, int occurrence, int status = 1, int receives = 0)
        => new(
            $"pool-teardown/init-fails-at-{name}",
            $"{what} fails during initialization",
            Rules,
            Setups.Failing(ddi, occurrence, status),
            session => session.TryLive(receives))
        {
            FailedCall = new FailedCall(ddi, occurrence + 1),
        };
}
