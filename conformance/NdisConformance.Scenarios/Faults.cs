using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Scenarios;

/// <summary>
/// Calls that fail. A scenario is a DDI function in a part of the driver's life. Its first run shows which of these
/// calls the driver makes. In each further run one of them fails, with one of the documented failures: once, or from
/// then on. Traffic in both directions and a full stop follow.
/// </summary>
internal static class Faults
{
    // More would take more time than they show.
    private const int MostCalls = 12;

    // What a driver cannot start at once, it starts in its DPC.
    private const int MoreThanTheNicHolds = 20;
    private const TraceName Arrival = TraceName.MiniportSharedMemoryAllocateComplete;

    private static readonly TraceName[] OfDriver =
    [
        TraceName.NdisMRegisterMiniportDriver, TraceName.NdisAllocateMemoryWithTagPriority,
        TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool,
    ];

    // A short life: most of an initialization is about the buffers of the rings.
    private static readonly TestbedSetup SmallRings = new()
    {
        Nic = new ReferenceNicOptions { TransmitRingLimit = 8, ReceiveRingLimit = 4 },
    };

    private static readonly TraceName[] Registering =
    [
        TraceName.NdisMSetMiniportAttributes, TraceName.NdisMMapIoSpace, TraceName.NdisMRegisterInterruptEx,
        TraceName.NdisMRegisterScatterGatherDma,
    ];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        .. Of(FaultPhase.Load, row => OfDriver.Contains(row.Name)),
        .. Of(FaultPhase.Initialize, row => row.Name != TraceName.NdisMRegisterMiniportDriver),
        .. Of(FaultPhase.Restart, IsRepeatable),
        .. Of(FaultPhase.Oid, IsRepeatable),
        .. Of(FaultPhase.Send, IsForDispatch),
        .. Of(FaultPhase.Dpc, IsForDispatch),
    ];

    private static IEnumerable<Scenario> Of(FaultPhase phase, Func<TraceRow, bool> isUsed)
        => from row in TraceSchema.All
           where row.MayFail && !row.IsOfNdis5 && isUsed(row)
           select new Scenario(
               $"faults/{row.Name}-in-{phase.Name}",
               row.Name == Arrival
                   ? $"{row.Name} brings no memory that was asked for in {phase.Title}"
                   : $"{row.Name} fails in {phase.Title}",
               RulesOf(row),
               SmallRings,
               Live)
           {
               Variations = PlanOf("faults", row.Name, phase),
           };

    /// <summary>True for what a driver may call again and again, after the initialization as well.</summary>
    private static bool IsRepeatable(TraceRow row)
        => row.Name != TraceName.NdisMRegisterMiniportDriver && !Registering.Contains(row.Name);

    /// <summary>The same, at DISPATCH_LEVEL. The memory that is asked for there arrives later.</summary>
    private static bool IsForDispatch(TraceRow row)
        => IsRepeatable(row) && (row.Irql != IrqlRange.Passive || row.Name == Arrival);

    private static string[] RulesOf(TraceRow row) => row.Name switch
    {
        TraceName.NdisMAllocateSharedMemoryAsyncEx => ["SHMEM-023"],
        Arrival => ["SHMEM-025"],
        _ => row.NullRule is null ? [] : [row.NullRule],
    };

    /// <summary>The plan for the calls of a function in a phase.</summary>
    public static VariationPlan PlanOf(string survey, TraceName ddi, FaultPhase phase)
        => new(
            survey,
            HostChoice.Failure,
            met => Variations(ddi, phase, met),
            $"no call of {ddi} in {phase.Title}");

    private static VariedRuns Variations(TraceName ddi, FaultPhase phase, IReadOnlyList<RecordedChoice> met)
    {
        List<MetCall> calls = Calls(ddi, phase, met);
        MetCall[] chosen = Chosen(calls);
        return new VariedRuns(chosen.SelectMany(call => Failures(ddi, call)), calls.Count, chosen.Length);
    }

    private static IEnumerable<Variation> Failures(TraceName ddi, MetCall met)
    {
        (int call, _, ChoiceKind kind, int count) = met;
        for (int failure = 1; failure < count; failure++)
        {
            int value = failure;
            string name = $"call {call + 1} of {ddi}: {kind.AlternativeName(ddi, value)}";
            yield return new Variation(
                name, choices => choices.AtSite((int)HostChoice.Failure, (uint)ddi, call, value));
            yield return new Variation(
                $"{name}, and every later call",
                choices => choices.FromSite((int)HostChoice.Failure, (uint)ddi, call, value));
        }
    }

    /// <summary>
    /// The calls that fail: of those that follow the same other call, the first and the last; and the one in the middle
    /// of all.
    /// </summary>
    private static MetCall[] Chosen(List<MetCall> calls)
        =>
        [
            .. calls
                .GroupBy(item => item.Before)
                .SelectMany(group => new[] { group.First(), group.Last() })
                .Concat(calls.Skip(calls.Count / 2).Take(1))
                .DistinctBy(item => item.Call)
                .OrderBy(item => item.Call)
                .Take(MostCalls),
        ];

    private static List<MetCall> Calls(TraceName ddi, FaultPhase phase, IReadOnlyList<RecordedChoice> met)
    {
        List<MetCall> calls = [];
        TraceName before = TraceName.None;
        int call = 0;
        foreach (RecordedChoice choice in met)
        {
            if (choice.Site.Name == ddi)
            {
                if (phase.Callbacks.Contains(choice.Site.Enclosing))
                {
                    calls.Add(new MetCall(call, before, choice.Site.Kind, choice.Count));
                }

                call++;
            }

            before = choice.Site.Name;
        }

        return calls;
    }

    /// <summary>A call of the survey that may fail.</summary>
    /// <param name="Call">How many calls of the function came before.</param>
    /// <param name="Before">The function that was called before.</param>
    /// <param name="Kind">The choice that lets it fail.</param>
    /// <param name="Count">How many outcomes it has.</param>
    private sealed record MetCall(int Call, TraceName Before, ChoiceKind Kind, int Count);

    private static void Live(TestbedSession session)
    {
        if (session.MayGoOn(session.Load() == NDIS_STATUS_SUCCESS))
        {
            // A device that failed to start is started once more, and so is an adapter that failed to restart.
            if (session.MayGoOn(IsInitialized(session) || IsInitialized(session)))
            {
                if (session.MayGoOn(session.TryRestart() || session.TryRestart()))
                {
                    RunTwice(session);
                }

                session.Halt();
            }

            session.Unload();
        }
    }

    private static bool IsInitialized(TestbedSession session) => session.Initialize() == NDIS_STATUS_SUCCESS;

    private static void RunTwice(TestbedSession session)
    {
        Traffic(session);
        FillTheNic(session);
        session.RunUntilIdle();
        session.Pause();
        if (session.TryRestart())
        {
            Traffic(session);
            session.Pause();
        }
        else
        {
            session.Receive(300, count: 2);
            session.RunUntilIdle();
        }
    }

    private static void FillTheNic(TestbedSession session)
    {
        session.Send(Shapes.Large, lists: MoreThanTheNicHolds);
        session.Send(Shapes.OfLength(42), lists: 2);
    }

    private static void Traffic(TestbedSession session)
    {
        session.Send(Shapes.Large, lists: 2, framesPerList: 2);
        session.Send(Shapes.Small, level: SendLevel.Dispatch, cancelId: 1);
        session.CancelSend(1);
        session.Send(Shapes.OfLength(42));
        session.Receive(300, count: 2);
        session.ReceiveBurst(200, count: 3);
        session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
        session.RunUntilIdle();
    }
}
