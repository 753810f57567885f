using System.Globalization;

namespace NdisConformance.Benchmarks;

/// <summary>
/// Bytes allocated over many sends with all checkers on, by all threads of a process that does nothing else.
/// </summary>
internal static class Allocations
{
    private const int Sends = 100_000;

    public static int Print(TextWriter output)
    {
        using SendBenchmark benchmark = new(isStoring: false);
        benchmark.Send(Sends / 2);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        benchmark.Send(Sends);
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes over {Sends} sends"));
        return 0;
    }
}
