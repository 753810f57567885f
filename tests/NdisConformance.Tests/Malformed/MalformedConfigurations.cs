using System.Text;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Malformed;

/// <summary>Files .ndis-conformance.json that are wrong.</summary>
internal static class MalformedConfigurations
{
    private const string File = ToolConfiguration.FileName;
    private const string Waiver = """{ "waivers": [{ "rule": "SGDMA-FREE-002", "reason": "old hardware" }] }""";

    // This driver breaks just the rule that the sound waiver names.
    private static readonly string[] Waived =
    [
        "run", "FaultyMiniports", "--driver", "sgdma-free-002-frees-twice", "--in-process",
        "--scenario", "free-ordering/one-send",
    ];

    private static readonly string[] Configured = ["run", "--in-process", "--scenario", "free-ordering/one-send"];

    // A text in the place of X, and what the message says.
    private static readonly (string Text, string Word)[] NoTexts =
    [
        ("null", "is null"),
        ("1", "is a number"),
        ("true", "is true or false"),
        ("[]", "is a list"),
        ("{}", "is an object"),
        ("\"\"", "is blank"),
        ("\"  \"", "is blank"),
        ("\"\\t\\n\"", "is blank"),
        ("\"\\u200b\"", "is blank"),
        ("\"a\\u0000b\"", "control character"),
        ("\"\\ud800\"", "half a character"),
    ];

    private static readonly (string Member, string File)[] Members =
    [
        ("plugin", """{ "plugin": X }"""),
        ("snapshots", """{ "snapshots": X }"""),
        ("waivers[0].rule", """{ "waivers": [{ "rule": X, "reason": "old" }] }"""),
        ("waivers[0].reason", """{ "waivers": [{ "rule": "SGDMA-FREE-002", "reason": X }] }"""),
        ("waivers[0].scenario", """{ "waivers": [{ "rule": "REG-001", "reason": "old", "scenario": X }] }"""),
        ("waivers[0].driver", """{ "waivers": [{ "rule": "REG-001", "reason": "old", "driver": X }] }"""),
        ("waivers[0].fingerprint", """{ "waivers": [{ "reason": "old", "fingerprint": X }] }"""),
        ("waivers[0].owner", """{ "waivers": [{ "rule": "REG-001", "reason": "old", "owner": X }] }"""),
        ("waivers[0].until", """{ "waivers": [{ "rule": "SGDMA-FREE-002", "reason": "old", "until": X }] }"""),
    ];

    // The member options, and what the message says.
    private static readonly (string Options, string Word)[] Options =
    [
        ("""1""", "options is no object"),
        ("""{ "runn": {} }""", "options has no command 'runn'; the nearest are run"),
        ("""{ "waivers add": {} }""", "options has no command 'waivers add'"),
        ("""{ "run": [] }""", "options.run is no object"),
        ("""{ "run": {}, "run": {} }""", "options has the member 'run' twice"),
        ("""{ "run": { "strikt": true } }""", "no option 'strikt'; the nearest are strict"),
        ("""{ "run": { "strict": "maybe" } }""", "options.run.strict takes true or false"),
        ("""{ "run": { "strict": null } }""", "options.run.strict is no value"),
        ("""{ "run": { "cpu-limit": -1 } }""", "options.run.cpu-limit: --cpu-limit takes a number"),
        ("""{ "run": { "driver": [""] } }""", "options.run.driver is blank"),
        ("""{ "run": { "driver": [[]] } }""", "options.run.driver[0] is no value"),
        ("""{ "run": { "output": "a\u0000b" } }""", "run.output: --output has a control character"),
        ("""{ "run": { "format": "xml" } }""", "options.run.format: there is no format 'xml'"),
    ];

    public static IEnumerable<MalformedCase> All { get; } =
        [
            .. from options in Options
               select new MalformedCase(
                   $"configuration: options {options.Options}", ExitCode.BadInput, Configured, File, options.Word)
               {
                   Arrange = place => place.Write(File, $$"""{ "options": {{options.Options}} }"""),
               },
            .. from member in Members
               from text in NoTexts
               select Case($"{member.Member} {text.Text}", member.File.Replace("X", text.Text), text.Word),
            .. NoObjects(),
            .. Shapes(),
            .. Waivers(),
            .. Scopes(),
            .. Dates(),
            .. Paths(),
            .. Files(),
        ];

    public static IEnumerable<MalformedCase> Sound { get; } =
        [
            new("a sound waiver", ExitCode.Success, Waived) { Arrange = place => place.Write(File, Waiver) },
            new("a waiver with everything", ExitCode.Success, Waived)
            {
                Arrange = place => place.Write(
                    File, "\uFEFF// why\n" + Waiver.Replace("\" }", "\", \"until\": \"2099-12-31\", }") + "\r\n"),
            },
            Scoped("of the scenario", "free-ordering/*", "scenario", ExitCode.Success),
            Scoped("of another scenario", "lifecycle", "scenario", ExitCode.NotConformant),
            Scoped("of the driver", "SGDMA-FREE-002-frees-twice", "driver", ExitCode.Success),
            Scoped("of another driver", "send-001-completes-twice", "driver", ExitCode.NotConformant),
            Scoped("of another fingerprint", "0123456789ab", "fingerprint", ExitCode.NotConformant),
            new("no waiver", ExitCode.NotConformant, Waived),
            new("an expired waiver", ExitCode.NotConformant, Waived)
            {
                Arrange = place => place.Write(File, Waiver.Replace("\" }", "\", \"until\": \"2020-02-29\" }")),
            },
            new("a waiver of another rule", ExitCode.NotConformant, Waived)
            {
                Arrange = place => place.Write(File, Waiver.Replace("SGDMA-FREE-002", "REG-001")),
            },
            new("a plugin", ExitCode.Success, Configured)
            {
                Arrange = place => place.Write(File, """{ "plugin": "ReferenceMiniport" }"""),
            },
        ];

    private static IEnumerable<MalformedCase> NoObjects()
        => [
            Case("the file null", "null", "the configuration is null"),
            Case("the file a list", "[]", "the configuration is a list"),
            Case("the file a text", "\"x\"", "the configuration is a text"),
            Case("the file a number", "1", "the configuration is a number"),
            Case("waivers null", """{ "waivers": null }""", "waivers is null"),
            Case("waivers a text", """{ "waivers": "SGDMA-FREE-002" }""", "waivers is a text"),
            Case("waivers an object", """{ "waivers": {} }""", "waivers is an object"),
            Case("a waiver null", """{ "waivers": [null] }""", "waivers[0] is null"),
            Case("a waiver a text", """{ "waivers": ["SGDMA-FREE-002"] }""", "waivers[0] is a text"),
            Case("a waiver a list", """{ "waivers": [[]] }""", "waivers[0] is a list"),
            Case("a second waiver null", Waiver.Replace("}]", "}, null]"), "waivers[1] is null"),
        ];

    private static IEnumerable<MalformedCase> Shapes()
        => [
            Case("an empty file", string.Empty, "it is empty"),
            Case("a blank file", " \n", "is no JSON"),
            Case("a byte order mark alone", "\uFEFF", "is no JSON"),
            Case("a cut off file", Waiver[..^3], "is no JSON"),
            Case("one brace", "{", "line 1 is no JSON"),
            Case("a second object", Waiver + "\n{}", "line 2 is no JSON"),
            Case("something after the end", Waiver + "x", "is no JSON"),
            Case("single quotes", Waiver.Replace('"', '\''), "is no JSON"),
            Case("no quotes", Waiver.Replace("\"rule\"", "rule"), "is no JSON"),
            Case("conflict markers", $"<<<<<<< mine\n{Waiver}\n=======\n{{}}\n>>>>>>> theirs\n", "line 1 is no JSON"),
            Case("NUL at the end", Waiver + "\0", "is no JSON"),
            Case("a raw line feed in a text", Waiver.Replace("old ", "old\n"), "is no JSON"),
            Case("deep lists", new string('[', 100_000), "is no JSON"),
            Case("deep objects", string.Concat(Enumerable.Repeat("{\"waivers\":", 10_000)), "is no JSON"),
            Case("an open comment", Waiver + "/* ", "is no JSON"),
            Case("an unknown member", """{ "plugins": "x" }""", "no member 'plugins'"),
            Case("an unknown member of a waiver", Waiver.Replace("reason", "because"), "no member 'because'"),
            Case("an unknown member with NUL", """{ "a\u0000b": 1 }""", "no member 'a\\u0000b'"),
            Case("an unknown member half a character", """{ "\ud800": 1 }""", "half a"),
            Case("waivers twice", """{ "waivers": [], "waivers": [] }""", "'waivers' twice"),
            Case("plugin twice, in capitals", """{ "plugin": "a", "PLUGIN": "b" }""", "'PLUGIN' twice"),
            Case("a rule twice in a waiver", Waiver.Replace("\" }", "\", \"rule\": \"REG-001\" }"), "'rule' twice"),
            Case("2 MiB", Waiver + new string(' ', 2 << 20), "larger than 1 MiB"),
        ];

    private static IEnumerable<MalformedCase> Waivers()
        => [
            Case("an unknown rule", Waiver.Replace("FREE-002", "FREE-999"), "there is no rule 'SGDMA-FREE-999'"),
            Case("a rule as a pattern", Waiver.Replace("SGDMA-FREE-002", "*"), "there is no rule '*'"),
            Case("a rule as a group", Waiver.Replace("SGDMA-FREE-002", "SGDMA"), "there is no rule 'SGDMA'"),
            Case("two rules in one", Waiver.Replace("FREE-002", "FREE-002,REG-001"), "there is no rule"),
            Case("a blank after the rule", Waiver.Replace("FREE-002", "FREE-002 "), "there is no rule"),
            Case("a rule of 200000 letters", Waiver.Replace("SGDMA", new string('z', 200_000)), "zzz...'"),
            Case("no rule", """{ "waivers": [{ "reason": "old" }] }""", "waivers[0].rule is missing"),
            Case("no reason", """{ "waivers": [{ "rule": "SGDMA-FREE-002" }] }""", "waivers[0].reason is missing"),
            Case("an empty waiver", """{ "waivers": [{}] }""", "waivers[0].rule is missing"),
            Case(
                "the same waiver twice",
                Waiver.Replace("}]", """}, { "rule": "sgdma-free-002", "reason": "again" }]"""),
                "waivers[0] and waivers[1] are both the waiver of SGDMA-FREE-002;"),
        ];

    private static IEnumerable<MalformedCase> Scopes()
    {
        string[] prints =
        [
            "0123456789a", "0123456789abc", "0123456789ag", " 0123456789ab", "0x0123456789", "0123 456789a", "*",
            "\u0660123456789ab",
        ];
        const string all = """
            "rule": "REG-001", "scenario": "life*", "driver": "Nic", "fingerprint": "0123456789AB"
            """;
        return [
            .. prints.Select(print => Case(
                "fingerprint " + print,
                $$"""{ "waivers": [{ "fingerprint": "{{print}}", "reason": "old" }] }""",
                "waivers[0].fingerprint is 12 hexadecimal digits")),
            Case("a scenario alone", """{ "waivers": [{ "scenario": "lifecycle", "reason": "old" }] }""",
                "waivers[0].rule is missing; give the ID of a rule, or the fingerprint"),
            Case("a driver alone", """{ "waivers": [{ "driver": "nic", "reason": "old" }] }""",
                "waivers[0].rule is missing"),
            Case("a fingerprint and no reason", """{ "waivers": [{ "fingerprint": "0123456789ab" }] }""",
                "waivers[0].reason is missing"),
            Case("a list of scenarios", Waiver.Replace("\" }", "\", \"scenario\": [\"a\"] }"),
                "waivers[0].scenario is a list"),
            Case("owner twice", Waiver.Replace("\" }", "\", \"owner\": \"a\", \"OWNER\": \"b\" }"), "'OWNER' twice"),
            Case(
                "the same scope twice, in other letters",
                $$"""{ "waivers": [{ {{all}}, "reason": "a" }, { {{all.ToLowerInvariant()}}, "reason": "b" }] }""",
                "[0] and waivers[1] are both the waiver of REG-001 with fingerprint 0123456789ab in life* of nic"),
        ];
    }

    private static IEnumerable<MalformedCase> Dates()
    {
        string[] days =
        [
            "2099-02-30", "2099-13-01", "2099-1-1", "31.12.2099", "12/31/2099", "2099-12-31T00:00:00Z", "20991231",
            " 2099-12-31", "tomorrow", "99999-01-01", "0000-00-00",
        ];
        return days.Select(day => Case(
            "until " + day, Waiver.Replace("\" }", $"\", \"until\": \"{day}\" }}"), "waivers[0].until", "2026-12-31"));
    }

    private static IEnumerable<MalformedCase> Paths()
        => [
            Path("a plugin nowhere", """{ "plugin": "no/such" }""", ExitCode.PluginNotLoaded, "there is no plugin"),
            Path("a plugin above all", """{ "plugin": "../../.." }""", ExitCode.PluginNotLoaded, "NdisMiniport"),
            Path("a plugin of text", """{ "plugin": "text" }""", ExitCode.PluginNotLoaded, "no .NET assembly"),
            Path("a plugin of 5000 letters", $$"""{ "plugin": "{{new string('x', 5000)}}" }""",
                ExitCode.BadInput, "plugin is too long"),
            Path("snapshots of 5000 letters", $$"""{ "snapshots": "{{new string('x', 5000)}}" }""",
                ExitCode.BadInput, "snapshots is too long"),
            Path("snapshots in a text", """{ "plugin": "ReferenceMiniport", "snapshots": "text" }""",
                ExitCode.BadInput, "is no folder"),
            Path("snapshots below a text", """{ "plugin": "ReferenceMiniport", "snapshots": "text/a/b" }""",
                ExitCode.BadInput, "cannot be a folder"),
        ];

    private static IEnumerable<MalformedCase> Files()
        => [
            Place("a folder", place => place.MakeFolder(File), "it is a folder"),
            Place("a pipe", place => place.Pipe(File), "no ordinary file"),
            Place("a link to nothing", place => place.Link(File, "nowhere"), "cannot be read"),
            Place("a link to itself", place => place.Link(File, File), "cannot be read"),
            Place("a link to a pipe", place =>
            {
                place.Pipe("pipe");
                place.Link(File, "pipe");
            }, "no ordinary file"),
            Place("a device", place => place.Link(File, "/dev/zero"), "no ordinary file"),
            Place("bytes that are no UTF-8", place => place.WriteBytes(
                File, [.. Encoding.UTF8.GetBytes(Waiver.Replace("old", "\u00ff"))[..^20], 0xff, 0xfe]), "UTF-8"),
            Place("Latin-1", place => place.WriteBytes(
                File, Encoding.Latin1.GetBytes(Waiver.Replace("old", "\u00e4lt"))), "UTF-8"),
            Place("all bytes", place => place.WriteBytes(
                File, [.. Enumerable.Range(0, 256).Select(value => (byte)value)]), "cannot be read"),
            .. Written("broken", place => place.Write(File, "{"), "is no JSON"),
            .. Written("empty", place => place.Write(File, string.Empty), "it is empty"),
            .. Written("a folder", place => place.MakeFolder(File), "it is a folder"),
            .. Written("a pipe", place => place.Pipe(File), "no ordinary file"),
            .. Written("a link to nothing", place => place.Link(File, "nowhere"), "cannot be read"),
            .. Written("with a blank reason", place => place.Write(File, Waiver.Replace("old hardware", " ")), "blank"),
            new MalformedCase(
                "configuration: broken in the folder of a listing", ExitCode.BadInput, ["accept"], "is no JSON")
            {
                Arrange = place => place.Write(File, "{"),
            },
        ];

    /// <summary>What the commands that write it make of it: it stays as it is.</summary>
    private static IEnumerable<MalformedCase> Written(string name, Action<MalformedPlace> arrange, string word)
    {
        string[][] commands =
        [
            ["waivers"],
            ["waivers", "add", "--rule", "REG-001", "--reason", "x"],
            ["waivers", "update", "--rule", "REG-001", "--reason", "x"],
        ];
        return commands.Select(command => new MalformedCase(
            $"{string.Join(' ', command)}: {name}", ExitCode.BadInput, command, File, "cannot be read", word)
        {
            NeedsUnix = true,
            Arrange = arrange,
        });
    }

    private static MalformedCase Scoped(string name, string text, string member, ExitCode expected)
        => new("a waiver " + name, expected, Waived)
        {
            Arrange = place => place.Write(File, Waiver.Replace("\" }", $"\", \"{member}\": \"{text}\" }}")),
        };

    private static MalformedCase Case(string name, string text, params string[] words)
        => Place(name, place => place.Write(File, text), words);

    private static MalformedCase Place(string name, Action<MalformedPlace> arrange, params string[] words)
        => new("configuration: " + name, ExitCode.BadInput, Waived, [File, "cannot be read", .. words])
        {
            NeedsUnix = true,
            Arrange = arrange,
        };

    private static MalformedCase Path(string name, string text, ExitCode expected, string word)
        => new("configuration: " + name, expected, Configured, word)
        {
            Arrange = place =>
            {
                place.Write("text", "x");
                place.Write(File, text);
            },
        };
}
