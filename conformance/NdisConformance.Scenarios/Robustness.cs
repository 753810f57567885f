using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>
/// What a driver meets only where NDIS leaves its documented contract (contract.md 0.7), or the device its register
/// map. They run on request, and no verdict comes from them.
/// </summary>
internal static class Robustness
{
    /// <summary>In few enough pieces to be mapped where mappings are bounced.</summary>
    private static FrameShape ShortAndPadded { get; } = new()
    {
        DataLength = 400,
        SlackLength = 77,
        PaddingMdlLengths = [200],
    };

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("robustness/long-lists", "lists go on behind the data: over slack and the MDLs that follow",
            ["SGDMA-LIST-007"],
            new TestbedSetup { Host = new HostOptions { GivesLongLists = true } },
            session =>
            {
                session.Start();
                session.Send(Shapes.Padded, framesPerList: 2);
                session.RunUntilIdle();
                session.Send(Shapes.Padded, level: SendLevel.Dispatch);
                session.Send(ShortAndPadded);
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("robustness/mapping-failure", "two mapping requests get FAILURE, which is not documented for them",
            ["SGDMA-ALLOC-018"],
            new TestbedSetup
            {
                Host = new HostOptions { RefusesWithFailure = true },
                Choices = choices =>
                {
                    Setups.Fail(choices, TraceName.NdisMAllocateNetBufferSGList, 0);
                    Setups.Fail(choices, TraceName.NdisMAllocateNetBufferSGList, 2);
                },
            },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, framesPerList: 3);
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("robustness/memory-refused-otherwise",
            "requests for more shared memory get RESOURCES, which is not documented for them",
            ["SHMEM-024"],
            new TestbedSetup
            {
                Host = new HostOptions { RefusesMemoryWithResources = true },
                Choices = choices => choices.AlwaysAtSite(
                    (int)HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemoryAsyncEx, 1),
            },
            session =>
            {
                session.Start();
                session.ReceiveBurst(300, count: 4);
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("robustness/false-lengths", "the device reports received frames with lengths that cannot be",
            ["RECV-003", "RECV-020"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                foreach (DeviceFlaw flaw in (DeviceFlaw[])
                    [
                        DeviceFlaw.LengthBeyondBuffer, DeviceFlaw.NoLength, DeviceFlaw.LengthBelowHeader,
                        DeviceFlaw.LengthAllOnes,
                    ])
                {
                    session.FailNext(flaw);
                    session.ReceiveBurst(300, count: 2);
                    session.RunUntilIdle();
                }

                session.Stop();
            }),
        new("robustness/empty-list", "a list without NET_BUFFER is sent, alone and among others",
            ["SEND-001"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(new SendRequest().Add(new SendList([])));
                session.RunUntilIdle();
                session.Send(new SendRequest().Add(Shapes.Large).Add(new SendList([])).Add(Shapes.Small));
                session.RunUntilIdle();
                session.Stop();
            }),
        HaltedWithReceives("halted-while-pausing", "the adapter is halted while its pause waits for receives", true),
        HaltedWithReceives("halted-while-running", "the adapter is halted unpaused, with receives out", false),
    ];

    private static Scenario HaltedWithReceives(string name, string title, bool isPausing)
        => new(
            $"robustness/{name}",
            title,
            ["LIFE-010"],
            new TestbedSetup
            {
                Host = new HostOptions { HaltsUnpaused = true },
                Choices = choices => choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Late),
            },
            session =>
            {
                session.Start();
                session.Receive(400, count: 3);
                session.RunFor(100);
                if (isPausing)
                {
                    session.BeginPause();
                }

                session.HaltUnpaused();
                session.Unload();
            });
}
