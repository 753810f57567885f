using System.Globalization;
using System.Text.RegularExpressions;

namespace NdisConformance.Trace;

/// <summary>Reads what <see cref="TraceFormatter.Snapshot"/> wrote.</summary>
public static partial class SnapshotReader
{
    /// <exception cref="FormatException">The text is no snapshot of a version that this house reads.</exception>
    public static Snapshot Read(string text)
    {
        string[] lines = SplitLines(text);
        SnapshotHeader header = (lines.Length > 0 ? SnapshotHeader.Parse(lines[0]) : null)
            ?? throw new FormatException("line 1: this is no snapshot; its first line names version, scenario, plugin "
                + "and driver");
        if (header.Version is < 1 or > SnapshotHeader.CurrentVersion)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"line 1: this tool does not read snapshot version {header.Version}; it reads versions from 1 to "
                + $"{SnapshotHeader.CurrentVersion}"));
        }

        List<SnapshotEvent> events = [];
        Dictionary<string, List<SnapshotEvent>> open = new(StringComparer.Ordinal);
        for (int index = 1; index < lines.Length; index++)
        {
            ReadLine(lines[index], index + 1, open, events);
        }

        return new Snapshot(header, lines, events);
    }

    /// <summary>The lines of a text, without a byte order mark, whatever ends them.</summary>
    internal static string[] SplitLines(string text)
    {
        string plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.TrimEnd('\n').Split('\n');
    }

    private static void ReadLine(
        string line, int number, Dictionary<string, List<SnapshotEvent>> open, List<SnapshotEvent> events)
    {
        Match match = LinePattern().Match(line);
        if (!match.Success)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"line {number}: '{Start(line)}' is no line of a snapshot"));
        }

        string processor = match.Groups["processor"].Value;
        if (!open.TryGetValue(processor, out List<SnapshotEvent>? stack))
        {
            open.Add(processor, stack = []);
        }

        if (match.Groups["sign"].Value == "}")
        {
            Close(match, stack);
            return;
        }

        int depth = match.Groups["indent"].Length / 2;
        stack.RemoveRange(Math.Min(depth, stack.Count), Math.Max(0, stack.Count - depth));
        SnapshotEvent read = Begin(match, number, depth, stack.LastOrDefault());
        events.Add(read);
        if (read.HasInside)
        {
            stack.Add(read);
        }
    }

    // Enough to find the line, and nothing that steers a terminal.
    private static string Start(string line)
    {
        const int longest = 80;
        string plain = string.Concat(line.Trim().Take(longest).Select(c => char.IsControl(c) ? '?' : c));
        return line.Trim().Length > longest ? plain + "..." : plain;
    }

    private static SnapshotEvent Begin(Match match, int line, int depth, SnapshotEvent? parent)
    {
        SnapshotEvent read = new()
        {
            Name = match.Groups["name"].Value,
            Sign = match.Groups["sign"].Value[0],
            Line = line,
            Time = match.Groups["time"].Value,
            Processor = match.Groups["processor"].Value,
            Irql = match.Groups["irql"].Value.TrimEnd(),
            Depth = depth,
            Parent = parent,
            Arguments = Arguments(match.Groups["arguments"].Value),
            HasInside = match.Groups["open"].Success,
        };
        SetResult(read, match.Groups["result"].Value);
        return read;
    }

    private static void Close(Match match, List<SnapshotEvent> stack)
    {
        int depth = match.Groups["indent"].Length / 2;
        if (depth < stack.Count)
        {
            SetResult(stack[depth], match.Groups["result"].Value);
            stack.RemoveRange(depth, stack.Count - depth);
        }
    }

    private static void SetResult(SnapshotEvent target, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        int comma = text.IndexOf(", ", StringComparison.Ordinal);
        string first = comma < 0 ? text : text[..comma];
        bool hasResult = !first.Contains('=', StringComparison.Ordinal);
        target.Result = hasResult ? first : string.Empty;
        target.Outputs = Arguments(!hasResult ? text : comma < 0 ? string.Empty : text[(comma + 2)..]);
    }

    private static SnapshotArgument[] Arguments(string text) => text.Length == 0
        ? []
        : Array.ConvertAll(text.Split(", "), part =>
        {
            int sign = part.IndexOf('=', StringComparison.Ordinal);
            return sign < 0 ? new SnapshotArgument(string.Empty, part) : new(part[..sign], part[(sign + 1)..]);
        });

    [GeneratedRegex(
        @"^ *(?<time>\d+\.\d) P(?<processor>\d+) (?<irql>.{8}) (?<indent> *)(?<sign>[><*}]) (?<name>\w+)"
        + @"(?:\((?<arguments>(?:[^()]|\([^()]*\))*)\))?(?: -> (?<result>[^{}]*?))?(?<open> \{)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LinePattern();
}
