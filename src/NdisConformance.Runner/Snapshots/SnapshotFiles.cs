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

    private readonly string _start = Below(folder, key.Path);

    public SnapshotKey Key { get; } = key;

    /// <summary>The accepted trace.</summary>
    public string Verified => _start + VerifiedEnding;

    /// <summary>The trace of the last run, if it differs from the accepted one.</summary>
    public string Received => _start + ReceivedEnding;

    /// <summary>The reasons against accepting the received file: the rules that its run broke, say.</summary>
    public string Hurdles => _start + BrokenEnding;

    /// <summary>The accepted text; null if there is none. A byte order mark and CR LF are tolerated.</summary>
    public string? ReadVerified() => File.Exists(Verified) ? Normal(File.ReadAllText(Verified, Plain)) : null;

    /// <summary>True if the accepted file has just the bytes of this text. Most have; they are not decoded.</summary>
    public bool IsVerified(string text)
        => File.Exists(Verified) && File.ReadAllBytes(Verified).AsSpan().SequenceEqual(Plain.GetBytes(text));

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

    /// <summary>A path below the folder. Names were checked before; this checks the whole.</summary>
    private static string Below(string folder, string path)
    {
        string root = Path.GetFullPath(folder);
        string full = Path.GetFullPath(Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar)));
        return full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal)
            ? full
            : throw new ConfigurationException($"the snapshot {path} would lie outside of {folder}");
    }

    internal static string Normal(string text)
    {
        string plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Length == 0 || plain.EndsWith('\n') ? plain : plain + "\n";
    }
}
