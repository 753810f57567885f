using System.IO.Hashing;
using System.Text;

namespace NdisConformance.Runner;

/// <summary>The files that belong to one snapshot.</summary>
public sealed class SnapshotFiles(string folder, SnapshotKey key)
{
    internal const string VerifiedEnding = ".verified.txt";
    internal const string ReceivedEnding = ".received.txt";

    // Ends like a received file, so that an ignore pattern for those covers this one.
    internal const string BrokenEnding = ".broken-rules.received.txt";

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _start = Path.Combine(folder, key.Path.Replace('/', Path.DirectorySeparatorChar));

    public SnapshotKey Key { get; } = key;

    /// <summary>The accepted trace.</summary>
    public string Verified => _start + VerifiedEnding;

    /// <summary>The trace of the last run, if it differs from the accepted one.</summary>
    public string Received => _start + ReceivedEnding;

    /// <summary>The reasons against accepting the received file: the rules that its run broke, say.</summary>
    public string Hurdles => _start + BrokenEnding;

    /// <summary>The accepted text; null if there is none. A byte order mark and CR LF are tolerated.</summary>
    public string? ReadVerified() => File.Exists(Verified) ? Normal(File.ReadAllText(Verified, Plain)) : null;

    /// <summary>The hash of the accepted file as it is; null if there is none.</summary>
    public string? VerifiedHash() => File.Exists(Verified) ? Hash(File.ReadAllBytes(Verified)) : null;

    /// <summary>The hash of the file that a trace becomes.</summary>
    public static string Hash(string trace) => Hash(Plain.GetBytes(Normal(trace)));

    /// <summary>Writes the trace of a run: UTF-8 without a byte order mark, LF, final newline.</summary>
    public void WriteReceived(string text, IReadOnlyList<string> hurdles)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Received)!);
        File.WriteAllText(Received, Normal(text), Plain);
        if (hurdles.Count == 0)
        {
            File.Delete(Hurdles);
        }
        else
        {
            File.WriteAllText(Hurdles, string.Join('\n', hurdles) + "\n", Plain);
        }
    }

    public void DeleteReceived()
    {
        if (Directory.Exists(Path.GetDirectoryName(Received)))
        {
            File.Delete(Received);
            File.Delete(Hurdles);
        }
    }

    /// <summary>Makes the received file the accepted one.</summary>
    public void Promote()
    {
        File.Move(Received, Verified, overwrite: true);
        File.Delete(Hurdles);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    internal static string Normal(string text)
    {
        string plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Length == 0 || plain.EndsWith('\n') ? plain : plain + "\n";
    }
}
