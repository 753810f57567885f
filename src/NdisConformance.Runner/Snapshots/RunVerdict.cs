using System.Security.Cryptography;
using System.Text;

namespace NdisConformance.Runner;

/// <summary>
/// The text of the file beside a received trace, which says how its run ended. Its first line is a digest of the trace
/// and of the lines below it, so that neither can change, be cut off or be exchanged without the other. A trace without
/// this file is not acceptable.
/// </summary>
internal static class RunVerdict
{
    private const string Start = "sha256 ";

    /// <param name="trace">The trace as it is written.</param>
    /// <param name="hurdles">The reasons against accepting it; none if the run passed.</param>
    public static string Of(string trace, IReadOnlyList<string> hurdles)
    {
        string below = string.Concat(hurdles.Select(hurdle => hurdle + "\n"));
        return $"{Start}{Digest(trace, below)}\n{below}";
    }

    /// <summary>The reasons against accepting a trace; null if this is not the verdict on just this trace.</summary>
    public static IReadOnlyList<string>? HurdlesIn(string verdict, string trace)
    {
        int end = verdict.IndexOf('\n', StringComparison.Ordinal);
        return end >= 0 && verdict[..end] == Start + Digest(trace, verdict[(end + 1)..])
            ? verdict[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    // The length keeps a line from moving from one of the two to the other.
    private static string Digest(string trace, string below) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{trace.Length}\n{trace}{below}")));
}
