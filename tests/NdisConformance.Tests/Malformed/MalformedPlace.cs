using System.Runtime.InteropServices;
using System.Text;
using NdisConformance.Runner;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Malformed;

/// <summary>
/// Where a malformed case happens: the tool runs in the folder <c>work</c>, and what lies beside that must stay.
/// </summary>
internal sealed partial class MalformedPlace : IDisposable
{
    public const string Snapshots = "snapshots";

    /// <summary>The folder of the snapshot that the cases use.</summary>
    public const string Group = Snapshots + "/ReferenceMiniport/reference/free-ordering";

    public const string Verified = Group + "/one-send.verified.txt";
    public const string Received = Group + "/one-send.received.txt";
    public const string Verdict = Group + "/one-send.verdict.received.txt";

    private static readonly SnapshotKey Key = new("ReferenceMiniport", "reference", "free-ordering/one-send");
    private static readonly Lazy<string> SoundTrace = new(RunForTrace);

    private readonly TemporaryFolder _folder = new();

    public MalformedPlace()
    {
        Directory.CreateDirectory(Work);
        _folder.Write("outside/precious.txt", "precious");
    }

    /// <summary>The trace of the sound run that the cases use.</summary>
    public static string Trace => SoundTrace.Value;

    public string Work => _folder.At("work");

    public string At(string path) => Path.Combine(Work, path);

    public void Write(string path, string text) => WriteBytes(path, new UTF8Encoding(false).GetBytes(text));

    public void WriteBytes(string path, params byte[] bytes)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(At(path), bytes);
    }

    public void MakeFolder(string path) => Directory.CreateDirectory(At(path));

    public void Link(string path, string target)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(At(path), target);
    }

    public void Pipe(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        Assert.That(MakePipe(At(path), 0b110_100_100), Is.Zero);
    }

    /// <summary>Lies there as if a run had just written it.</summary>
    public void Receive(string trace, params string[] hurdles)
        => new SnapshotStore(At(Snapshots)).Files(Key).WriteReceived(trace, hurdles);

    /// <summary>Changes a file that is there.</summary>
    public void Change(string path, Func<string, string> change) => Write(path, change(File.ReadAllText(At(path))));

    public void Delete(string path) => File.Delete(At(path));

    /// <summary>Everything that lies in or beside the work folder, with its content.</summary>
    public IReadOnlyList<string> Tree(bool inside)
        => [.. Entries(inside ? Work : _folder.Root)
            .Where(entry => inside || !entry.StartsWith(Work, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(entry => $"{entry}: {Content(entry)}")];

    /// <summary>The accepted traces, with their content.</summary>
    public IReadOnlyList<string> Accepted()
        => [.. Tree(inside: true).Where(entry => entry.Contains(".verified.txt", StringComparison.Ordinal))];

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(
        folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Where(entry => !entry.Contains("/loop/", StringComparison.Ordinal));

    // Pipes have no length; links are what they point at, by name.
    private static string Content(string path) => new FileInfo(path) switch
    {
        { LinkTarget: { } target } => "link to " + target,
        { Exists: true, Length: > 0 } => Convert.ToHexString(File.ReadAllBytes(path)),
        _ => "empty",
    };

    private static string RunForTrace()
    {
        using MalformedPlace place = new();
        ToolInProcess.Run(
            place.Work, "run", Key.Plugin, "--in-process", "--scenario", Key.Scenario, "--snapshots", Snapshots);
        return File.ReadAllText(place.At(Received));
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);
}
