using System.Globalization;

namespace NdisConformance.Benchmarks;

/// <summary>What the harness costs, each figure against something measured in the same run.</summary>
internal static class Ratios
{
    private const int Rounds = 7;

    public static int Print(TextWriter output)
    {
        foreach (int elements in (ReadOnlySpan<int>)[1, 4, 16, 45])
        {
            using ListBenchmark list = new(elements);
            double ratio = MedianRatio(() => list.ThroughHost(4_000), () => list.PlainWalk(4_000));
            Write(output, $"sg-list.{elements}-elements", ratio, "x", "the same walk over the same pages in plain C#");
        }

        PrintSchedules(output);
        PrintSends(output);
        PrintGrowth(output);
        ToolBenchmark.Print(output);
        return 0;
    }

    internal static void Write(TextWriter output, string name, double value, string unit, string against)
        => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name} = {value:0.00} {unit} (against {against})"));

    /// <summary>The median over rounds of A/B, where A and B are measured in turn.</summary>
    internal static double MedianRatio(Action a, Action b, int rounds = Rounds)
    {
        a();
        b();
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            ratios[i] = Clock.Measure(a) / Clock.Measure(b);
        }

        Array.Sort(ratios);
        return ratios[rounds / 2];
    }

    internal static int PrintSchedules(TextWriter output)
    {
        const int schedules = 1_000;
        using ScheduleBenchmark benchmark = new();
        double ratio = MedianRatio(() => benchmark.OnNew(schedules), () => benchmark.OnOne(schedules));
        Write(output, "schedule.new-testbed", ratio, "x", "the same on a testbed that is reset");
        double seconds = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            seconds = Math.Min(seconds, Clock.Measure(() => benchmark.OnOne(schedules)));
        }

        Write(output, "schedule.rate", schedules / seconds, "schedules a second", "a clock; machines differ");
        long before = GC.GetTotalAllocatedBytes(precise: true);
        benchmark.OnOne(schedules);
        double bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        Write(output, "schedule.allocated", bytes / schedules, "bytes", "0, the driver's included");
        bytes = AllocatedTypes.OfHarness(benchmark);
        Write(output, "schedule.allocated-by-harness", bytes, "bytes", "0, sampled by type");
        return 0;
    }

    private static void PrintSends(TextWriter output)
    {
        const int frames = 20_000;
        FrameCopy copy = new();
        using SendBenchmark off = new(isStoring: false);
        using SendBenchmark on = new(isStoring: true);
        off.Send(frames);
        on.Send(frames);
        const string against = "copying the frame once in plain C#";
        Write(output, "send.rules-on.storing-off",
            MedianRatio(() => off.Send(frames), () => copy.Run(frames)), "x", against);
        Write(output, "send.rules-on.storing-on",
            MedianRatio(() => on.Send(frames), () => copy.Run(frames)), "x", against);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        off.Send(frames);
        double bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        Write(output, "send.allocated", bytes / frames, "bytes per send", "0, all threads counted");
    }

    /// <summary>The cost of a frame does not depend on how many went before it.</summary>
    private static void PrintGrowth(TextWriter output)
    {
        using SendBenchmark warm = new(isStoring: false);
        warm.Send(100_000);
        double few = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            using SendBenchmark fresh = new(isStoring: false);
            fresh.Send(10);
            few = Math.Min(few, Clock.Measure(() => fresh.Send(100)) / 100);
        }

        using SendBenchmark many = new(isStoring: false);
        many.Send(10);
        long memory = Environment.WorkingSet;
        double each = Clock.Measure(() => many.Send(1_000_000)) / 1_000_000;
        Write(output, "send.cost-at-1000000", each / few, "x", "the cost of a frame at 100, best of several");
        Write(output, "send.memory-at-1000000", (Environment.WorkingSet - memory) / 1048576.0, "MiB", "before them");
    }
}
