using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What runs on a processor at an IRQL: a thread of a process, as viewers of trace events call it.</summary>
internal readonly record struct Lane(int Processor, int Irql) : IComparable<Lane>
{
    /// <summary>The process in which the lives of objects are shown.</summary>
    public const int Objects = 1000;

    // Viewers take 0 for the idle task.
    private const int FirstProcess = 1;
    private const int LanesPerProcess = 1000;

    public int Process => ProcessOf(Processor);

    /// <summary>Unlike that of every other lane, of any process: some viewers ask for that.</summary>
    public int Thread => (Process * LanesPerProcess) + Irql;

    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"P{Processor} {Irql switch { 0 => "PASSIVE", 1 => "APC", 2 => "DISPATCH", _ => "DIRQL " + Irql }}");

    public static Lane Of(TraceLine line) => new(line.Processor, line.Irql);

    public static int ProcessOf(int processor) => FirstProcess + processor;

    public int CompareTo(Lane other) => (Processor, Irql).CompareTo((other.Processor, other.Irql));
}
