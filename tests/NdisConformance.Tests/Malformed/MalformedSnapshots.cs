using System.Text;
using NdisConformance.Results;

namespace NdisConformance.Tests.Malformed;

/// <summary>Snapshot folders and accepted traces that are wrong.</summary>
internal static class MalformedSnapshots
{
    private const string Unreadable = "the accepted file cannot be read";

    private static readonly string[] Run =
    [
        "run", "ReferenceMiniport", "--in-process", "--scenario", "free-ordering/one-send",
        "--snapshots", MalformedPlace.Snapshots,
    ];

    // What a damaged text is made from the sound one, and what is said about it.
    private static readonly (string Name, Func<string, string> Damage, string Word)[] Damages =
    [
        ("empty", _ => string.Empty, "it is empty"),
        ("blank", _ => " \n\n", "this is no snapshot"),
        ("cut off in a line", text => text[..(text.LastIndexOf('(') + 3)], "no line of a snapshot"),
        ("without its first line", text => text[(text.IndexOf('\n') + 1)..], "this is no snapshot"),
        ("with a line before it", text => "\n" + text, "this is no snapshot"),
        ("of version 2", text => text.Replace("snapshot 1;", "snapshot 2;"), "does not read snapshot version 2"),
        ("of version 0", text => text.Replace("snapshot 1;", "snapshot 0;"), "does not read snapshot version 0"),
        ("of version -1", text => text.Replace("snapshot 1;", "snapshot -1;"), "this is no snapshot"),
        ("of a huge version", text => text.Replace("snapshot 1;", "snapshot 99999999999;"), "this is no snapshot"),
        ("with conflict markers", text => $"<<<<<<< a\n{text}=======\n{text}>>>>>>> b\n", "this is no snapshot"),
        ("with conflict markers below", text => text + "<<<<<<< mine\n", "'<<<<<<< mine' is no line"),
        ("with NUL in it", text => text + "\0\0\0\n", "no line of a snapshot"),
        ("with a million letters", text => text + new string('x', 1_000_000) + "\n", "no line of a snapshot"),
        ("with many brackets", text => text + "  0.0 P0 PASSIVE  > A(" + new string('(', 1_000_000) + "\n", "no line"),
        ("of JSON", _ => "{ \"snapshot\": 1 }", "this is no snapshot"),
        ("with CR alone", text => text.Replace('\n', '\r'), "this is no snapshot"),
    ];

    private static readonly (string Name, byte[] Bytes, string Word)[] NoTexts =
    [
        ("no UTF-8", [0xff, 0xfe, 0xfd, 0x00, 0xd8], "is no snapshot"),
        ("an ELF file", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0xff, 0xff], "UTF-8"),
        ("NUL bytes", new byte[4096], "this is no snapshot"),
    ];

    private static readonly (string Name, Action<MalformedPlace, string> Put, string Word)[] NoFiles =
    [
        ("a folder", (place, path) => place.MakeFolder(path), "it is a folder"),
        ("a pipe", (place, path) => place.Pipe(path), "no ordinary file"),
        ("a link to nothing", (place, path) => place.Link(path, "nowhere"), "cannot be read"),
        ("a link to itself", (place, path) => place.Link(path, Path.GetFileName(path)), "cannot be read"),
        ("a device", (place, path) => place.Link(path, "/dev/zero"), "no ordinary file"),
    ];

    public static IEnumerable<MalformedCase> All { get; } = [.. Accepted(), .. Folders(), .. Compared()];

    public static IEnumerable<MalformedCase> Sound { get; } =
        [
            new("an equal snapshot", ExitCode.Success, Run)
            {
                Arrange = place => place.Write(MalformedPlace.Verified, MalformedPlace.Trace),
            },
            new("an equal snapshot with CR LF", ExitCode.Success, Run)
            {
                Arrange = place => place.Write(
                    MalformedPlace.Verified, "\uFEFF" + MalformedPlace.Trace.Replace("\n", "\r\n")),
            },
            new("a new snapshot", ExitCode.SnapshotsDiffer, Run),
            new("equal sides", ExitCode.Success, ["compare", "snapshots", "a.txt", "b.txt"])
            {
                Arrange = place =>
                {
                    place.Write("a.txt", MalformedPlace.Trace);
                    place.Write("b.txt", MalformedPlace.Trace);
                },
            },
        ];

    /// <summary>A damaged file differs: the run reports it and all the rest.</summary>
    private static IEnumerable<MalformedCase> Accepted()
        => [
            .. Damages.Select(damage => Differs(
                damage.Name,
                place => place.Write(MalformedPlace.Verified, damage.Damage(MalformedPlace.Trace)),
                Unreadable,
                damage.Word)),
            .. NoTexts.Select(text => Differs(
                text.Name, place => place.WriteBytes(MalformedPlace.Verified, text.Bytes), Unreadable, text.Word)),
            .. NoFiles.Select(file => Differs(
                file.Name, place => file.Put(place, MalformedPlace.Verified), Unreadable, file.Word)),
            Differs(
                "a trace without its last line",
                place => place.Write(MalformedPlace.Verified, Without(MalformedPlace.Trace, "} MiniportDriverUnload")))
                with { IsReported = true },
            Differs(
                "a trace of another scenario",
                place => place.Write(MalformedPlace.Verified, MalformedPlace.Trace.Replace("one-send;", "two-sends;")))
                with { IsReported = true },
            Differs(
                "the received place is a link that leads out",
                place => place.Link(MalformedPlace.Received, "../../../../../outside/precious.txt"))
                with { IsReported = true, Sound = ExitCode.SnapshotsDiffer },
            Differs(
                "the verdict's place is a link that leads out",
                place => place.Link(MalformedPlace.Verdict, "../../../../../outside/new.txt"))
                with { IsReported = true, Sound = ExitCode.SnapshotsDiffer },
        ];

    private static IEnumerable<MalformedCase> Folders()
    {
        string[] levels =
        [
            MalformedPlace.Snapshots, "snapshots/ReferenceMiniport", "snapshots/ReferenceMiniport/reference",
            MalformedPlace.Group,
        ];
        return [
            .. from level in levels
               from kind in new[] { "a file", "a pipe", "a link to nothing" }
               select Bad($"{kind} at {level}", place => Put(place, level, kind), "remove what is in the way", "no"),
            Bad("the received place is a folder", place => place.MakeFolder(MalformedPlace.Received), "it is a folder"),
            Bad("the verdict's place is a folder", place => place.MakeFolder(MalformedPlace.Verdict), "it is a folder"),
        ];
    }

    private static IEnumerable<MalformedCase> Compared()
        => [
            .. Damages.Select(damage => Pair(
                damage.Name,
                place => place.Write("b.txt", damage.Damage(MalformedPlace.Trace)),
                damage.Word)),
            .. NoTexts.Select(text => Pair(text.Name, place => place.WriteBytes("b.txt", text.Bytes), text.Word)),
            .. NoFiles.Where(file => file.Name != "a folder").Select(file => Pair(
                file.Name, place => file.Put(place, "b.txt"), file.Word)),
            Pair("a folder", place => place.MakeFolder("b.txt"), "is a folder and"),
        ];

    private static void Put(MalformedPlace place, string path, string kind)
    {
        switch (kind)
        {
            case "a file":
                place.Write(path, "x");
                break;
            case "a pipe":
                place.Pipe(path);
                break;
            default:
                place.Link(path, "nowhere");
                break;
        }
    }

    private static string Without(string text, string end)
        => string.Join('\n', text.Split('\n').Where(line => !line.Contains(end)));

    private static MalformedCase Differs(string name, Action<MalformedPlace> arrange, params string[] words)
        => new("accepted trace: " + name, ExitCode.SnapshotsDiffer, Run, words)
        {
            Arrange = arrange,
            MayWrite = true,
            NeedsUnix = true,
        };

    private static MalformedCase Bad(string name, Action<MalformedPlace> arrange, params string[] words)
        => new("snapshot folder: " + name, ExitCode.BadInput, Run, words)
        {
            Arrange = arrange,
            MayWrite = true,
            NeedsUnix = true,
        };

    private static MalformedCase Pair(string name, Action<MalformedPlace> arrange, string word)
        => new("compared trace: " + name, ExitCode.BadInput, ["compare", "snapshots", "a.txt", "b.txt"], word, "give ")
        {
            NeedsUnix = true,
            Arrange = place =>
            {
                place.Write("a.txt", MalformedPlace.Trace);
                arrange(place);
            },
        };
}
