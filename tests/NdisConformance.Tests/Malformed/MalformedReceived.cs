using NdisConformance.Results;

namespace NdisConformance.Tests.Malformed;

/// <summary>Received traces, and the verdicts beside them, that are not as a run wrote them.</summary>
internal static class MalformedReceived
{
    private const string Hurdle = "SGDMA-FREE-002: freed twice";

    private static readonly string[] Accept = ["accept", "--snapshots", MalformedPlace.Snapshots];
    private static readonly string[] Force = [.. Accept, "--force"];

    private static readonly (string Name, Action<MalformedPlace> Damage, string Word)[] Damages =
    [
        ("an empty trace", place => place.Write(MalformedPlace.Received, string.Empty), "it is empty"),
        ("a trace cut off in a line", Trace(text => text[..(text.LastIndexOf('(') + 3)]), "no line of a snapshot"),
        ("a trace without its last line", Trace(text => text[..(text[..^1].LastIndexOf('\n') + 1)]), "as its run"),
        ("a trace with a changed digit", Trace(text => text.Replace("18.", "19.")), "not as its run wrote it"),
        ("a trace with CR LF", Trace(text => text.Replace("\n", "\r\n")), "not as its run wrote it"),
        ("a trace with one line feed more", Trace(text => text + "\n"), "not as its run wrote it"),
        ("a trace of another scenario", Trace(text => text.Replace("one-send;", "two-sends;")), "it is a trace of"),
        ("a trace of another plugin", Trace(text => text.Replace("plugin R", "plugin Q")), "it is a trace of"),
        ("a trace of another driver", Trace(text => text.Replace("driver r", "driver q")), "it is a trace of"),
        ("a trace of version 2", Trace(text => text.Replace("snapshot 1", "snapshot 2")), "snapshot version 2"),
        ("a trace of version 0", Trace(text => text.Replace("snapshot 1", "snapshot 0")), "snapshot version 0"),
        ("a trace with conflict markers", Trace(text => text + "=======\n"), "no line of a snapshot"),
        ("a trace with a long line", Trace(text => text + new string('x', 1_000_000)), "no line of a snapshot"),
        ("a trace of NUL bytes", place => place.WriteBytes(MalformedPlace.Received, new byte[100]), "no snapshot"),
        ("a trace that is no UTF-8", place => place.WriteBytes(MalformedPlace.Received, 0xff, 0xff), "UTF-8"),
        ("a trace that is a pipe", Instead(MalformedPlace.Received, Pipe), "no ordinary file"),
        ("a trace that is a link to nothing", Instead(MalformedPlace.Received, Dangle), "cannot be read"),
        ("no verdict", place => place.Delete(MalformedPlace.Verdict), "nothing says how its run ended"),
        ("an empty verdict", place => place.Write(MalformedPlace.Verdict, string.Empty), "it is empty"),
        ("a verdict without its lines", Verdict(text => text[..(text.IndexOf('\n') + 1)] + "x\n"), "not as its run"),
        ("a verdict without its digest", Verdict(text => text[(text.IndexOf('\n') + 1)..] + "x"), "not as its run"),
        ("a verdict with another digest", Verdict(text => text.Replace("sha256 ", "sha256 0")), "not as its run"),
        ("a verdict cut off", Verdict(text => text[..20]), "not as its run wrote it"),
        ("a verdict that says passed", Verdict(_ => "passed\n"), "not as its run wrote it"),
        ("a verdict that is no UTF-8", place => place.WriteBytes(MalformedPlace.Verdict, 0xff), "UTF-8"),
        ("a verdict that is a folder", Instead(MalformedPlace.Verdict, Folder), "it is a folder"),
        ("a verdict that is a pipe", Instead(MalformedPlace.Verdict, Pipe), "no ordinary file"),
        ("a verdict that is a link to nothing", Instead(MalformedPlace.Verdict, Dangle), "cannot be read"),
    ];

    public static IEnumerable<MalformedCase> All { get; } =
        [
            .. Damages.Select(damage => Case(
                damage.Name, Accept, place => place.Receive(MalformedPlace.Trace), damage)),
            .. Damages.Select(damage => Case(
                damage.Name + ", by force", Force, place => place.Receive(MalformedPlace.Trace, Hurdle), damage)),
            .. MarkedTraces(),
            .. Strays(),
        ];

    public static IEnumerable<MalformedCase> Sound { get; } =
        [
            new("a received trace", ExitCode.Success, Accept)
            {
                Arrange = place => place.Receive(MalformedPlace.Trace),
            },
            new("a trace of a broken rule", ExitCode.NotConformant, Accept)
            {
                Arrange = place => place.Receive(MalformedPlace.Trace, Hurdle),
            },
            new("a trace of a broken rule, by force", ExitCode.Success, Force)
            {
                Arrange = place => place.Receive(MalformedPlace.Trace, Hurdle),
            },
        ];

    /// <summary>The verdict of a run that broke a rule, without the words that say so.</summary>
    private static IEnumerable<MalformedCase> MarkedTraces()
    {
        (string Name, Action<MalformedPlace> Damage, string Word)[] damages =
        [
            ("the mark is cut off", Verdict(text => text[..(text.IndexOf('\n') + 1)]), "not as its run wrote it"),
            ("the mark is blank", Verdict(text => text.Replace(Hurdle, string.Empty)), "not as its run wrote it"),
            ("the mark is another", Verdict(text => text.Replace("twice", "once")), "not as its run wrote it"),
            ("the mark is gone", place => place.Delete(MalformedPlace.Verdict), "nothing says how its run ended"),
            ("the mark moved into the trace", Trace(text => text + Hurdle + "\n"), "no line of a snapshot"),
            ("the verdict of another trace", place =>
            {
                string verdict = File.ReadAllText(place.At(MalformedPlace.Verdict));
                place.Receive(MalformedPlace.Trace.Replace("18.", "19."));
                place.Write(MalformedPlace.Verdict, verdict);
            }, "not as its run wrote it"),
        ];
        return damages.Select(damage => Case(
            damage.Name, Accept, place => place.Receive(MalformedPlace.Trace, Hurdle), damage)
            with { Sound = ExitCode.NotConformant });
    }

    /// <summary>Files of such names where no trace is received.</summary>
    private static IEnumerable<MalformedCase> Strays()
    {
        const string nothing = "no received trace";
        return [
            Stray("a temporary file", place => place.Write(MalformedPlace.Received + ".123.tmp", MalformedPlace.Trace)),
            Stray("a trace at the top", place => place.Write("snapshots/a.received.txt", MalformedPlace.Trace)),
            Stray("a trace too high", place => place.Write("snapshots/a/b/c.received.txt", MalformedPlace.Trace)),
            Stray("a folder named as a trace", place => place.MakeFolder(MalformedPlace.Received)),
            Stray("folders in circles", place => place.Link(MalformedPlace.Group + "/loop", "..")),
            Stray("a verdict alone", place => place.Write(MalformedPlace.Verdict, "sha256 x\n")),
            Stray("an unknown plugin", place => place.Receive(MalformedPlace.Trace)) with
            {
                Arguments = [.. Accept, "NoSuchPlugin"],
            },
            Stray("an unknown driver", place => place.Receive(MalformedPlace.Trace)) with
            {
                Arguments = [.. Accept, "--driver", "no-such"],
            },
            Stray("an unknown scenario", place => place.Receive(MalformedPlace.Trace)) with
            {
                Arguments = [.. Accept, "--scenario", "no-such"],
            },
            Stray("a scenario that does not exist", place => place.Write(
                MalformedPlace.Group + "/no-such.received.txt", MalformedPlace.Trace)) with
            {
                Expected = ExitCode.BadInput, Words = ["it is a trace of"],
            },
            Stray("the accepted place is a folder", place =>
            {
                place.Receive(MalformedPlace.Trace);
                place.MakeFolder(MalformedPlace.Verified);
            }) with
            {
                Expected = ExitCode.BadInput, Words = ["it is a folder; remove it"],
            },
            Stray("a name with an escape", place => place.Write(
                MalformedPlace.Group + "/a\u001bb.received.txt", MalformedPlace.Trace)) with
            {
                Expected = ExitCode.BadInput, Words = ["no place for a snapshot"],
            },
        ];

        static MalformedCase Stray(string name, Action<MalformedPlace> arrange)
            => new("accept: " + name, ExitCode.NothingMatched, Accept, nothing)
            {
                NeedsUnix = true,
                Arrange = place =>
                {
                    place.MakeFolder(MalformedPlace.Group);
                    arrange(place);
                },
            };
    }

    private static MalformedCase Case(
        string name,
        string[] arguments,
        Action<MalformedPlace> receive,
        (string Name, Action<MalformedPlace> Damage, string Word) damage)
        => new("received: " + name, ExitCode.BadInput, arguments, damage.Word, "run again")
        {
            NeedsUnix = true,
            Arrange = place =>
            {
                receive(place);
                damage.Damage(place);
            },
        };

    private static Action<MalformedPlace> Trace(Func<string, string> change)
        => place => place.Change(MalformedPlace.Received, change);

    private static Action<MalformedPlace> Verdict(Func<string, string> change)
        => place => place.Change(MalformedPlace.Verdict, change);

    private static Action<MalformedPlace> Instead(string path, Action<MalformedPlace, string> put) => place =>
    {
        place.Delete(path);
        put(place, path);
    };

    private static void Pipe(MalformedPlace place, string path) => place.Pipe(path);

    private static void Folder(MalformedPlace place, string path) => place.MakeFolder(path);

    private static void Dangle(MalformedPlace place, string path) => place.Link(path, "nowhere");
}
