using System.Globalization;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Says in a sentence how a worker ended.</summary>
internal static class LastWords
{
    private const int Signal = 128;
    private const int Abort = Signal + 6;
    private const int Kill = Signal + 9;
    private const int Segmentation = Signal + 11;

    /// <summary>How the sentence begins where a function called itself without end.</summary>
    public const string Overflowed = "the stack overflowed";

    private static readonly string ForeignCall = $"Unhandled exception. {typeof(ForeignThreadException).FullName}:";

    /// <summary>What the runtime writes to standard error when it gives up, and what that is in the driver.</summary>
    private static readonly (string Start, string Meaning)[] Known =
    [
        ("Stack overflow.", Overflowed),
        (ForeignCall, string.Empty),
        ("Unhandled exception.", "an exception was not handled"),
        ("Process terminated.", "the driver called Environment.FailFast"),
        ("Fatal error. System.AccessViolationException", "the driver accessed memory that is not there"),
        ("Fatal error.", "the runtime failed"),
        ("Out of memory.", "the memory was exhausted"),
    ];

    public static string Of(WorkerDeath death, WorkerLimits limits)
    {
        string once = death.HappenedOnce
            ? "; it did not happen again when the scenarios that were running were repeated one by one"
            : string.Empty;
        return Cause(death, limits) + once;
    }

    private static string Cause(WorkerDeath death, WorkerLimits limits)
    {
        string where = Where(death.Events);
        return death.Cause switch
        {
            DeathCause.Computed => $"no call of NDIS for {Seconds(limits.ProcessorTime)} of processor time{where}",
            DeathCause.Slept => $"no call of NDIS for {Seconds(limits.Silence)}"
                + Where(death.Events, death.Frames.Inside),
            DeathCause.Overran => $"no end after {Seconds(limits.Length)}{where}",
            DeathCause.Memory => string.Create(
                CultureInfo.InvariantCulture, $"the process used more than {limits.Memory >> 20} MiB of memory{where}"),
            DeathCause.Protocol => $"the process wrote to the pipe of the harness{where}",
            DeathCause.Suspect => $"no call of NDIS for {Seconds(limits.SharedSilence)}{where}",
            // A thread of the driver's own is in no callback.
            _ when death.LastWords.Contains(ForeignCall, StringComparison.Ordinal) => Ended(death),
            _ => Ended(death) + where,
        };
    }

    /// <summary>The functions of the driver that were running, as far as the runtime wrote them.</summary>
    /// <param name="words">The end of what the worker wrote to standard error.</param>
    public static IReadOnlyList<string> Stack(string words) => DriverStack.Of(
        words.Split('\n', StringSplitOptions.TrimEntries).SkipWhile(line => !IsKnown(line)));

    /// <summary>True if the runtime wrote that it gives up.</summary>
    public static bool AreFatal(string words)
        => words.Length > 0 && words.Split('\n', StringSplitOptions.TrimEntries).Any(IsKnown);

    private static bool IsKnown(string line)
        => Known.Any(known => line.StartsWith(known.Start, StringComparison.Ordinal));

    private static string Ended(WorkerDeath death)
    {
        string[] lines = death.LastWords.Split('\n', StringSplitOptions.TrimEntries);
        foreach ((string start, string meaning) in Known)
        {
            int said = Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));
            if (said >= 0)
            {
                string more = DriverText.Escape(lines[said][start.Length..].Trim());
                return more.Length == 0 ? meaning : meaning.Length == 0 ? more : $"{meaning}: {more}";
            }
        }

        return death.ExitCode switch
        {
            Kill => "the process was killed",
            Segmentation => "the driver accessed memory that is not there",
            Abort => "the process aborted",
            _ => string.Create(
                CultureInfo.InvariantCulture, $"the driver ended the process with exit code {death.ExitCode}"),
        };
    }

    /// <summary>The callback that ran last, what it waits in, and the last call of NDIS.</summary>
    private static string Where(TraceStore events, string waitsIn = "")
    {
        if (events.Count == 0)
        {
            return string.Empty;
        }

        ref readonly TraceEvent last = ref events[events.Count - 1];
        TraceName callback = last.Kind == TraceKind.Enter ? last.Name : last.Enclosing;
        string inside = (callback == TraceName.None ? string.Empty : $" in {callback}")
            + (waitsIn.Length == 0 ? string.Empty : $", waiting in {waitsIn}");
        for (int i = events.Count - 1; i >= 0; i--)
        {
            if (events[i].Kind is TraceKind.Call)
            {
                return $"{inside}; the last call was {events[i].Name}";
            }
        }

        return inside;
    }

    private static string Seconds(TimeSpan time)
        => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
