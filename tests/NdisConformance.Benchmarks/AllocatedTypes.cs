using System.Diagnostics.Tracing;
using System.Globalization;

namespace NdisConformance.Benchmarks;

/// <summary>
/// Which types a schedule allocates. The runtime reports about every hundredth kilobyte, so many schedules are run.
/// </summary>
internal sealed class AllocatedTypes : EventListener
{
    private const int Schedules = 50_000;
    private const EventKeywords GarbageCollection = (EventKeywords)1;
    private readonly Dictionary<string, ulong> _bytes = new(StringComparer.Ordinal);

    public static int Print(TextWriter output)
    {
        using ScheduleBenchmark benchmark = new();
        benchmark.OnOne(1_000);
        using AllocatedTypes types = new();
        benchmark.OnOne(Schedules);
        foreach ((string type, ulong bytes) in types._bytes.OrderByDescending(pair => pair.Value).Take(30))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / Schedules,8} bytes {type}"));
        }

        double all = types._bytes.Values.Sum(bytes => (double)bytes) / Schedules;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all,8:0} bytes in all"));
        return 0;
    }

    /// <summary>
    /// Bytes of a schedule that are not the driver's: neither of its types nor of the entry points that it registers.
    /// </summary>
    public static double OfHarness(ScheduleBenchmark benchmark)
    {
        using AllocatedTypes types = new();
        benchmark.OnOne(Schedules);
        return types._bytes.Where(pair => !IsOfDriver(pair.Key)).Sum(pair => (double)pair.Value) / Schedules;
    }

    private static bool IsOfDriver(string type)
        => type.StartsWith("ReferenceMiniport.", StringComparison.Ordinal)
            || type.StartsWith("NdisConformance.Contract.MINIPORT_", StringComparison.Ordinal);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, GarbageCollection);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) == true)
        {
            string type = (string)eventData.Payload![eventData.PayloadNames!.IndexOf("TypeName")]!;
            ulong bytes = (ulong)eventData.Payload[eventData.PayloadNames!.IndexOf("AllocationAmount64")]!;
            lock (_bytes)
            {
                _bytes[type] = _bytes.GetValueOrDefault(type) + bytes;
            }
        }
    }
}
