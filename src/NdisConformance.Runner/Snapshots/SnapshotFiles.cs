using System.IO.Hashing;
using System.Text;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>The files that belong to one snapshot.</summary>
public sealed class SnapshotFiles(string folder, SnapshotKey key)
{
    internal const string VerifiedEnding = ".verified.txt";
    internal const string ReceivedEnding = ".received.txt";

    // Ends like a received file, so that an ignore pattern for those covers this one.
    internal const string VerdictEnding = ".verdict.received.txt";

    private readonly string _start = Path.Combine(folder, key.Path.Replace('/', Path.DirectorySeparatorChar));

    public SnapshotKey Key { get; } = key;

    /// <summary>The accepted trace.</summary>
    public string Verified => _start + VerifiedEnding;

    /// <summary>The trace of the last run, if it differs from the accepted one.</summary>
    public string Received => _start + ReceivedEnding;

    /// <summary>How the run of the received trace ended: <see cref="RunVerdict"/>.</summary>
    public string Verdict => _start + VerdictEnding;

    /// <summary>The accepted text; null if there is none. A byte order mark and CR LF are tolerated.</summary>
    /// <exception cref="ConfigurationException">There is one, and it cannot be read.</exception>
    public string? ReadVerified()
        => InputFile.IsThere(Verified) ? Normal(InputFile.Read(Verified, InputFile.LongestSnapshot)) : null;

    /// <summary>
    /// The hash of the accepted file as it is; null if there is none, or it cannot be read. Most traces have it: they
    /// are not compared any further.
    /// </summary>
    public string? VerifiedHash()
        => InputFile.TryReadBytes(Verified, InputFile.LongestSnapshot) is { } bytes ? Hash(bytes) : null;

    /// <summary>The trace that was received for a snapshot.</summary>
    /// <param name="path">The snapshot below its folder, as results name it.</param>
    public static string ReceivedOf(string path) => path + ReceivedEnding;

    /// <summary>The hash of the file that a trace becomes.</summary>
    public static string Hash(string trace) => Hash(Encoding.UTF8.GetBytes(Normal(trace)));

    /// <summary>Nothing is written or deleted where a link leads out of the snapshot folder.</summary>
    /// <exception cref="ConfigurationException">One of the folders is a link.</exception>
    internal void CheckWay()
    {
        string way = folder;
        foreach (string part in Key.Path.Split('/')[..^1])
        {
            way = Path.Combine(way, part);
            if (new DirectoryInfo(way).LinkTarget is not null)
            {
                throw new ConfigurationException(
                    $"{Quoted.Path(way)} is a link, and no snapshot is written where one leads; "
                    + "remove what is in the way");
            }
        }
    }

    /// <summary>Writes the trace of a run: UTF-8 without a byte order mark, LF, final newline.</summary>
    public void WriteReceived(string text, IReadOnlyList<string> hurdles)
    {
        CheckWay();
        // The trace may be that of an earlier run which ended better: without its verdict it is not acceptable.
        OutputFile.Delete(Verdict);
        string trace = Normal(text);
        OutputFile.Write(Received, trace);
        OutputFile.Write(Verdict, RunVerdict.Of(trace, hurdles));
    }

    /// <summary>The received trace, as far as it is just what a run of this scenario wrote.</summary>
    public ReceivedTrace ReadReceived()
    {
        const string again = "run again to receive it anew";
        SnapshotHeader own = new(Key.Scenario, Key.Plugin, Key.Driver);
        try
        {
            string trace = InputFile.Read(Received, InputFile.LongestSnapshot);
            SnapshotHeader header = SnapshotReader.Read(trace).Header;
            return header != own
                ? ReceivedTrace.Damaged(
                    $"it is a trace of {Quoted.Of($"{header.Plugin}/{header.Driver}/{header.Scenario}")}; {again}")
                : !InputFile.IsThere(Verdict) ? ReceivedTrace.Damaged($"nothing says how its run ended; {again}")
                : RunVerdict.HurdlesIn(InputFile.Read(Verdict, InputFile.LongestSnapshot), trace) is { } hurdles
                    ? new ReceivedTrace(trace, hurdles, Damage: null)
                    : ReceivedTrace.Damaged($"it is not as its run wrote it; {again}");
        }
        catch (Exception exception) when (exception is FormatException or ConfigurationException)
        {
            return ReceivedTrace.Damaged($"{exception.Message}; {again}");
        }
    }

    public void DeleteReceived()
    {
        CheckWay();
        OutputFile.Delete(Received);
        OutputFile.Delete(Verdict);
    }

    /// <summary>Makes a text the accepted one, in the place of what was received.</summary>
    public void Promote(string text)
    {
        CheckWay();
        OutputFile.Write(Verified, text);
        DeleteReceived();
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    internal static string Normal(string text)
    {
        string plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Length == 0 || plain.EndsWith('\n') ? plain : plain + "\n";
    }
}
