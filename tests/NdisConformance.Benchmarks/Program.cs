using NdisConformance.Benchmarks;

// "nothing" is the empty .NET program that others are measured against: it ends before anything is loaded. "profile"
// runs schedules and prints nothing, for a profiler that watches.
switch (args)
{
    case ["nothing"]:
        return 0;
    case ["ratios"]:
        return Ratios.Print(Console.Out);
    case ["schedules"]:
        return Ratios.PrintSchedules(Console.Out);
    case ["profile"]:
        using (ScheduleBenchmark benchmark = new())
        {
            benchmark.OnOne(100_000);
        }

        return 0;
    case ["types"]:
        return AllocatedTypes.Print(Console.Out);
    case ["tool"]:
        return ToolBenchmark.Print(Console.Out);
    case ["allocations"]:
        return Allocations.Print(Console.Out);
    default:
        Console.Error.WriteLine("usage: NdisConformance.Benchmarks ratios|schedules|profile|types|tool|allocations");
        return 5;
}
