using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>
/// More shared memory, while traffic goes on. The first run shows whether the driver asks for any: NDIS keeps received
/// lists until the buffers run out. In the further run the memory comes at another moment, or not at all.
/// </summary>
internal static class SharedMemory
{
    private static readonly TestbedSetup KeepingLists =
        Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Of("before-the-request-returns", "memory arrives on the other processor before the request for it returns",
            ["SGDMA-REG-013", "SHMEM-010", "SHMEM-016", "SHMEM-020", "SHMEM-021"],
            choices => choices
                .Always((int)HostChoice.MemoryMoment, (int)MemoryMoment.OtherProcessor)
                .Always((int)HostChoice.Preempt, 1)),
        Of("late", "memory arrives late, with traffic before, meanwhile and afterwards",
            ["SHMEM-016"],
            choices => choices.Always((int)HostChoice.MemoryMoment, (int)MemoryMoment.Late)),
        Of("held", "memory arrives for the newest request first, then in a pause, then just before a halt",
            ["SHMEM-026", "SHMEM-028"],
            choices => choices.Always((int)HostChoice.MemoryMoment, (int)MemoryMoment.Held)),
        Of("held-in-vain", "each request is completed without memory, at the same moments",
            ["SHMEM-025", "SHMEM-028"],
            choices => choices
                .Always((int)HostChoice.MemoryMoment, (int)MemoryMoment.Held)
                .AlwaysAtSite((int)HostChoice.Failure, (uint)TraceName.MiniportSharedMemoryAllocateComplete, 1)),
    ];

    private static Scenario Of(string name, string title, string[] rules, Action<ScriptedChoices> script)
        => new($"shared-memory/{name}", title, rules, KeepingLists, Live)
        {
            Variations = new VariationPlan(
                "shared-memory",
                HostChoice.MemoryMoment,
                met => new VariedRuns(
                    met.Count == 0 ? [] : [new Variation(title, script)], met.Count, met.Count),
                "no call of NdisMAllocateSharedMemoryAsyncEx"),
        };

    private static void Live(TestbedSession session)
    {
        session.Start();
        Traffic(session);
        session.CompleteMemory(newestFirst: true);
        Traffic(session);
        session.BeginPause();
        session.CompleteMemory();
        session.ReturnHeld(ReturnGrouping.NewestFirst);
        session.EndPause();
        session.Restart();
        Traffic(session);
        session.BeginPause();
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.EndPause();
        session.Halt();
        session.Unload();
    }

    /// <summary>More frames than a driver with few buffers can take without help.</summary>
    private static void Traffic(TestbedSession session)
    {
        session.ReceiveBurst(300, count: 4);
        session.Send(Shapes.Large, lists: 2);
        session.RunFor(100);
        session.ReceiveBurst(1514, count: 8);
        session.RunFor(10_000);
        session.Send(Shapes.Small, level: SendLevel.Dispatch);
        session.Receive(60, count: 8);
        session.RunUntilIdle();
    }
}
