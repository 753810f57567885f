using NdisConformance.Results;

namespace NdisConformance.Tests.Malformed;

/// <summary>Command lines that are wrong, in each place where a command takes something.</summary>
internal static class MalformedCommandLines
{
    private static readonly (string Name, string Value, string Word)[] Paths =
    [
        ("nothing", string.Empty, "is blank"),
        ("a blank", " ", "is blank"),
        ("a tab", "\t", "is blank"),
        ("a byte order mark", "\uFEFF", "is blank"),
        ("NUL inside", "a\0b", "control character"),
        ("an escape inside", "a\u001b[2Jb", "control character"),
        ("a line feed inside", "a\nb", "control character"),
        ("5000 characters", new string('x', 5000), "too long"),
        ("a name of 256 bytes", "x/" + new string('\u00e4', 128), "too long"),
    ];

    private static readonly (string Name, string Value, string Word)[] Texts =
    [
        ("nothing", string.Empty, "is blank"),
        ("blanks", "  ", "is blank"),
        ("a blank of no width", "\u200b", "is blank"),
        ("NUL inside", "a\0b", "control character"),
    ];

    private static readonly string[] NoNumbers = [string.Empty, "x", "1,5", "0x10", "1 2"];
    private static readonly string[] NoLimits = ["0", "-1", "NaN", "1e400", "1e-300", "1000000", "Infinity"];

    private static readonly string[] AddWaiver = ["waivers", "add", "--rule", "REG-001", "--reason", "x"];

    // The place of the value is marked by X.
    private static readonly string[][] PathPlaces =
    [
        ["run", "X"],
        ["run", "ReferenceMiniport", "X", "--in-process"],
        ["run", "--snapshots", "X"],
        ["run", "--source-root", "X"],
        ["run", "--traffic", "X"],
        ["trace", "free-ordering/one-send", "--plugin", "X"],
        ["trace", "free-ordering/one-send", "--traffic", "X"],
        ["trace", "free-ordering/one-send", "--to", "X"],
        ["check", "X"],
        ["accept", "X"],
        ["accept", "--snapshots", "X"],
        ["list", "plugins", "X"],
        ["selftest", "--faulty", "X"],
        ["selftest", "--conforming", "X"],
        ["compare", "snapshots", "X", "folder"],
        ["compare", "snapshots", "folder", "X"],
        ["compare", "plugins", "X", "ReferenceMiniport"],
        ["compare", "plugins", "ReferenceMiniport", "X"],
    ];

    private static readonly string[][] TextPlaces =
    [
        ["run", "--scenario", "X"],
        ["run", "--scenario", "lifecycle", "--scenario", "X"],
        ["run", "--exclude", "X"],
        ["run", "--driver", "X"],
        ["run", "--profile", "X"],
        ["run", "--ndis", "X"],
        ["run", "--env", "X"],
        ["trace", "free-ordering/one-send", "--driver", "X"],
        ["trace", "free-ordering/one-send", "--variation", "X"],
        ["trace", "free-ordering/one-send", "--profile", "X"],
        ["trace", "free-ordering/one-send", "--ndis", "X"],
        ["trace", "free-ordering/one-send", "--object", "X"],
        ["accept", "--scenario", "X"],
        ["accept", "--exclude", "X"],
        ["accept", "--driver", "X"],
        ["selftest", "--profile", "X"],
        ["compare", "plugins", "ReferenceMiniport", "ReferenceMiniport", "--scenario", "X"],
        ["compare", "plugins", "ReferenceMiniport", "ReferenceMiniport", "--driver", "X"],
        [.. AddWaiver, "--scenario", "X"],
        [.. AddWaiver, "--driver", "X"],
        [.. AddWaiver, "--owner", "X"],
        [.. AddWaiver, "--until", "X"],
        ["waivers", "add", "--rule", "X", "--reason", "x"],
        ["waivers", "add", "--fingerprint", "X", "--reason", "x"],
        ["waivers", "add", "--rule", "REG-001", "--reason", "X"],
        ["waivers", "update", "--rule", "REG-001", "--reason", "X"],
    ];

    private static readonly string[] OneSend = ["--in-process", "--scenario", "free-ordering/one-send"];
    private static readonly string[] Reference = ["run", "ReferenceMiniport", .. OneSend];

    public static IEnumerable<MalformedCase> All { get; } =
        [
            .. Everywhere(PathPlaces, Paths),
            .. Everywhere(TextPlaces, Texts),
            .. Numbers(),
            .. ResponseFiles(),
            .. Unknown(),
            .. Missing(),
            .. Waivers(),
            .. Places(),
        ];

    private static IEnumerable<MalformedCase> Everywhere(
        string[][] places, (string Name, string Value, string Word)[] values)
        => from place in places
           from value in values
           select new MalformedCase(
               $"{string.Join(' ', place)}: {value.Name}",
               ExitCode.BadInput,
               [.. place.Select(part => part == "X" ? value.Value : part)],
               value.Word,
               "give ");

    private static IEnumerable<MalformedCase> Numbers()
    {
        string[] limits = ["--cpu-limit", "--idle-limit", "--scenario-limit", "--memory-limit", "--output-limit"];
        string[] counts = ["--callback-limit", "--event-limit", "--time-limit"];
        return [
            .. from option in counts
               from text in NoNumbers.Concat(NoLimits.Except(["1000000"])).Concat(["0.5", "1000000000"])
               select new MalformedCase(
                   $"{option} '{text}'",
                   ExitCode.BadInput,
                   [.. Reference, option, text],
                   option + " takes a whole number"),
            .. from option in limits
               from text in NoNumbers.Concat(NoLimits)
               select new MalformedCase(
                   $"{option} '{text}'", ExitCode.BadInput, [.. Reference, option, text], option + " takes a number"),
            .. from text in NoNumbers.Append("1.5").Append("-1").Append("99999999999999999999")
               select new MalformedCase(
                   $"trace --around '{text}'",
                   ExitCode.BadInput,
                   ["trace", "free-ordering/one-send", "--around", text],
                   "--around takes the number of an event"),
            .. from text in NoNumbers.Append("1.5").Append("99999999999")
               select new MalformedCase(
                   $"--seed '{text}'", ExitCode.BadInput, ["selftest", "--seed", text], "--seed takes a whole number"),
        ];
    }

    /// <summary>A value that begins with @ is a value, whether such a file exists or not.</summary>
    private static IEnumerable<MalformedCase> ResponseFiles()
    {
        (string Name, ExitCode Expected, string[] Arguments, string Word)[] rows =
        [
            ("a directive", ExitCode.BadInput, ["[diagram]", "run"], "there is no directive '[diagram]'"),
            ("a command @file", ExitCode.BadInput, ["@file"], "Unrecognized command or argument '@file'"),
            ("run @file", ExitCode.PluginNotLoaded, ["run", "@file", .. OneSend], "no plugin at @file"),
            ("run @missing", ExitCode.PluginNotLoaded, ["run", "@missing", .. OneSend], "no plugin at @missing"),
            ("run --scenario @file", ExitCode.NothingMatched, ["run", "--scenario", "@file"], "matches '@file'"),
            ("run --driver @file", ExitCode.NothingMatched, [.. Reference, "--driver", "@file"], "matches '@file'"),
            ("run --profile @file", ExitCode.BadInput, ["run", "--profile", "@file"], "no profile '@file'"),
            ("run --format @file", ExitCode.BadInput, ["run", "--format", "@file"], "no format '@file'"),
            ("accept --snapshots @file", ExitCode.BadInput, ["accept", "--snapshots", "@file"], "is no folder"),
            ("explain @file", ExitCode.BadInput, ["explain", "@file"], "no rule '@file'"),
            ("list plugins @file", ExitCode.PluginNotLoaded, ["list", "plugins", "@file"], "no plugin at @file"),
            ("compare snapshots @a @b", ExitCode.BadInput, ["compare", "snapshots", "@a", "@b"], "'@a'"),
        ];
        return rows.Select(row => new MalformedCase("@: " + row.Name, row.Expected, row.Arguments, row.Word)
        {
            Arrange = place =>
            {
                place.Write("file", "rules");
                if (row.Word == "is no folder")
                {
                    place.Write("@file", "x");
                }
            },
        });
    }

    private static IEnumerable<MalformedCase> Unknown()
    {
        string many = new('z', 100_000);
        return [
            new("no command", ExitCode.BadInput, [], "Required command", "--help"),
            new("an unknown command", ExitCode.BadInput, ["rnu"], "rnu", "--help"),
            new("an unknown option", ExitCode.BadInput, ["run", "--frobnicate"], "no option --frobnicate"),
            new("an unknown format", ExitCode.BadInput, ["run", "--format", "xml"], "the formats are text, json"),
            new("an empty format", ExitCode.BadInput, ["run", "--format", ""], "the formats are text, json"),
            new("a format with NUL", ExitCode.BadInput, ["list", "rules", "--format", "json\0"], "the formats are"),
            new("an unknown profile", ExitCode.BadInput, ["run", "--profile", "bouced"], "the nearest are bounced"),
            new("an unknown host", ExitCode.BadInput, ["run", "--ndis", "6.10"], "give one of 5.0"),
            new("an unknown rule", ExitCode.BadInput, ["explain", "SGDMA-FREE-0002"], "the nearest are"),
            new("an empty rule", ExitCode.BadInput, ["explain", ""], "no rule ''", "the nearest are"),
            new("a rule with NUL", ExitCode.BadInput, ["explain", "REG-001\0"], "no rule 'REG-001\\u0000'"),
            new("an unknown scenario", ExitCode.NothingMatched, ["run", "--scenario", "lifecycel"], "the nearest are"),
            new("a scenario of 100000 letters", ExitCode.NothingMatched, ["run", "--scenario", many], "zzz...'"),
            new("a profile of 100000 letters", ExitCode.BadInput, ["run", "--profile", many], "zzz...'"),
            new("an unknown driver", ExitCode.NothingMatched, [.. Reference, "--driver", "x"], "the nearest are"),
            new("everything excluded", ExitCode.NothingMatched, [.. Reference, "--exclude", "*"], "is excluded"),
            new("scenarios of the other generation", ExitCode.NothingMatched,
                ["run", "LegacyMiniport", .. OneSend], "list scenarios"),
            new("a variable with its value", ExitCode.BadInput, [.. Reference, "--env", "A=B"], "the name of a"),
            new("a flag with a value", ExitCode.PluginNotLoaded, [.. Reference, "--strict=perhaps"], "at perhaps"),
            new("two snapshot folders", ExitCode.BadInput, [.. Reference, "--snapshots", "a", "--snapshots", "b"],
                "--snapshots", "single"),
            new("two formats", ExitCode.BadInput, [.. Reference, "--format", "text", "--format", "json"], "--format"),
            new("two seeds", ExitCode.BadInput, ["selftest", "--seed", "1", "--seed", "2"], "--seed"),
            new("two rules", ExitCode.BadInput, ["explain", "REG-001", "REG-002"], "REG-002"),
            new("a directive", ExitCode.BadInput, ["[diagram]", "run"], "[diagram]"),
            new("the same plugin twice", ExitCode.PluginNotLoaded,
                [.. Reference, "ReferenceMiniport", "--snapshots", "folder"], "ReferenceMiniport is given twice")
            {
                MayWrite = true,
            },
        ];
    }

    private static IEnumerable<MalformedCase> Missing()
    {
        string[] options =
        [
            "--scenario", "--exclude", "--driver", "--profile", "--ndis", "--snapshots", "--format", "--env",
            "--cpu-limit", "--idle-limit", "--memory-limit", "--output-limit", "--callback-limit", "--event-limit",
            "--time-limit",
        ];
        return [
            .. options.Select(option => new MalformedCase(
                $"run {option} and no value", ExitCode.BadInput, ["run", option], "missing", option, "--help")),
            new("explain and no rule", ExitCode.BadInput, ["explain"], "'rule' missing", "--help"),
            new("compare and no kind", ExitCode.BadInput, ["compare"], "Required command", "--help"),
            new("compare snapshots and one side", ExitCode.BadInput, ["compare", "snapshots", "a"], "'B' missing"),
            new("list and no kind", ExitCode.BadInput, ["list"], "Required command", "--help"),
        ];
    }

    private static IEnumerable<MalformedCase> Waivers()
    {
        string[] update = ["waivers", "update"];
        return [
            new("waivers of no kind", ExitCode.BadInput, ["waivers", "remove"], "remove", "--help"),
            new("a waiver without a reason", ExitCode.BadInput, AddWaiver[..4], "--reason is missing"),
            new("a waiver of nothing", ExitCode.BadInput, ["waivers", "add", "--reason", "x"], "--rule is missing"),
            new("a waiver of an unknown rule", ExitCode.BadInput,
                ["waivers", "add", "--rule", "REG-01", "--reason", "x"], "no rule 'REG-01'", "the nearest are REG-0"),
            new("a waiver of a short fingerprint", ExitCode.BadInput,
                ["waivers", "add", "--fingerprint", "0123", "--reason", "x"], "--fingerprint is 12 hexadecimal digits"),
            new("a waiver of an unknown scenario", ExitCode.BadInput,
                [.. AddWaiver, "--scenario", "lifecycel/*"], "no scenario matches 'lifecycel/*'", "the nearest are"),
            new("a waiver with a wrong day", ExitCode.BadInput, [.. AddWaiver, "--until", "31.12.2099"], "2026-12-31"),
            new("a waiver with a day that is over", ExitCode.BadInput,
                [.. AddWaiver, "--until", "2020-01-01"], "--until is 2020-01-01, which is over"),
            new("two reasons", ExitCode.BadInput, [.. AddWaiver, "--reason", "y"], "--reason", "single"),
            new("no waiver to update", ExitCode.NothingMatched,
                [.. update, "--rule", "REG-001", "--reason", "x"], "no .ndis-conformance.json", "waivers add"),
            new("an update of nothing", ExitCode.BadInput, [.. update, "--reason", "x"], "--rule is missing"),
            new("an update without a change", ExitCode.BadInput, [.. update, "--rule", "REG-001"], "nothing is to be"),
            new("an update with a wrong day", ExitCode.BadInput,
                [.. update, "--rule", "REG-001", "--until", "2099-02-30"], "--until is a day as 2026-12-31"),
        ];
    }

    /// <summary>Sound paths at which something else lies, or nothing.</summary>
    private static IEnumerable<MalformedCase> Places()
    {
        string[] wrong = ["nowhere", "empty", "pipe", "dangling", "loop", "text/below"];
        (string Name, string[] Arguments, ExitCode Expected)[] commands =
        [
            ("run", ["run", "X", .. OneSend], ExitCode.PluginNotLoaded),
            ("list plugins", ["list", "plugins", "X"], ExitCode.PluginNotLoaded),
            ("accept --snapshots", ["accept", "--snapshots", "X"], ExitCode.BadInput),
            ("compare snapshots", ["compare", "snapshots", "X", "X"], ExitCode.BadInput),
            ("compare runs", ["compare", "runs", "X", "X"], ExitCode.BadInput),
            ("merge", ["merge", "X"], ExitCode.BadInput),
            ("compare with a folder", ["compare", "snapshots", "folder", "X"], ExitCode.BadInput),
        ];
        IEnumerable<MalformedCase> all = from command in commands
                                         from path in wrong
                                         select Case(command.Name, path, command.Arguments, command.Expected);
        string[] snapshots = [.. Reference, "--snapshots", "X"];
        return [
            .. all,
            .. wrong.Skip(1).Select(path => Case("run --snapshots", path, snapshots, ExitCode.BadInput)),
            Case("run", "text", ["run", "X", .. OneSend], ExitCode.PluginNotLoaded),
            Case("run", "folder", ["run", "X", .. OneSend], ExitCode.PluginNotLoaded),
            Case("accept", "folder", ["accept", "--snapshots", "X"], ExitCode.NothingMatched),
            Case("compare", "folder", ["compare", "snapshots", "X", "X"], ExitCode.NothingMatched),
            Case("compare", "text", ["compare", "snapshots", "X", "X"], ExitCode.BadInput),
            Case("compare runs", "text", ["compare", "runs", "X", "X"], ExitCode.BadInput),
            Case("merge", "folder", ["merge", "X"], ExitCode.BadInput),
        ];
    }

    private static MalformedCase Case(string command, string path, string[] arguments, ExitCode expected)
        => new($"{command}: {path}", expected, [.. arguments.Select(part => part == "X" ? path : part)], " ")
        {
            NeedsUnix = true,
            Arrange = place =>
            {
                place.Write("empty", string.Empty);
                place.Write("text", "no snapshot and no plugin");
                place.MakeFolder("folder");
                place.Pipe("pipe");
                place.Link("dangling", "nowhere");
                place.Link("loop", "loop");
            },
        };
}
