using System.Text.Json;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class JsonReportTests
{
    private static readonly RunResult Run = Sample.Run(
        Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1]), Sample.Finding(Sample.Catalogue[3]))
            .WithSnapshot(SnapshotState.Changed),
        Sample.Of(
            Sample.Once(ScenarioVerdict.Crash) with { Message = "bug check 0x1E: it threw", Stopped = "early" })) with
    {
        LoadFailures = [Sample.LoadFailure],
        IdleWaivers = ["the waiver of X is not needed"],
    };

    private static readonly FindingResult Waived = Sample.Finding(Sample.Catalogue[1]) with
    {
        WaivedBecause = "hardware",
        WaivedBy = "Ann",
    };

    private static readonly WaiverList Waivers = new()
    {
        File = "/c.json",
        Today = new DateOnly(2026, 3, 1),
        Waivers =
        [
            new Waiver { Scope = new WaiverScope { Rule = "LIFE-001" }, Reason = "x", Until = new(2026, 2, 28) },
            new Waiver
            {
                Scope = new WaiverScope { Scenario = "a", Driver = "nic", Fingerprint = "0123456789ab" },
                Reason = "y",
                Owner = "Ann",
                Until = new(2026, 3, 1),
            },
            new Waiver { Scope = new WaiverScope { Rule = "LIFE-001", Driver = "nic" }, Reason = "z" },
        ],
    };

    private static readonly RunTrace Trace = new()
    {
        Plugin = "Vendor",
        Driver = "nic",
        Scenario = "a/b",
        Run = Run.Drivers[0].Scenarios[0].Runs[0],
        Lines =
        [
            new TraceLine
            {
                Sequence = 2,
                Time = 10,
                Kind = "exit",
                Event = "MiniportPause",
                Text = "1.0 P1 DISPATCH } MiniportPause",
                Objects = ["adapter#1"],
                Processor = 1,
                Irql = 2,
                Begin = 1,
                Enclosing = "MiniportPause",
                Depth = 3,
                Activity = 4,
                State = "pausing",
                Result = "0x103",
                Arguments = new Dictionary<string, string> { ["adapter"] = "0x1" },
            },
        ],
    };

    private static IEnumerable<TestCaseData> EachDocument =>
    [
        Document("run", Json(Run)),
        Document("run", Json(new RunResult())),
        Document("run", Json(Run with
        {
            TestbedProfiles = ["ordinary", "bounced"],
            OtherProfiles = ["bounced"],
            Drivers =
            [
                Run.Drivers[0] with
                {
                    Robustness = [Sample.Scenario(ScenarioVerdict.Hang)],
                    Differences = [Sample.Difference],
                },
            ],
        })),
        Document("run", ResultJson.Write(RunDocument.Of(Run, DocumentKind.Record))),
        Document("trace", Json(Trace)),
        .. Report.Of(new JsonLinesFormat(), Trace)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Document("trace-line", line)),
        Document("selftest", Json(new SelftestResult
        {
            Faulty = 1,
            Profiles =
            [
                new SelftestProfile { Profile = "ordinary", Caught = 0, CaughtByTheRightRule = 0, FalseAlarms = 0 },
            ],
            Misses = [new SelftestMiss { Driver = "driver", Rule = "RULE-001", Reason = "it was silent" }],
        })),
        Document("scenarios", Json<IReadOnlyList<ScenarioListing>>([new("g/n", "g", "title", ["A-001"])])),
        Document("profiles", Json<IReadOnlyList<ProfileListing>>([new("bounced", IsOrdinary: false)])),
        Document("plugins", Json<IReadOnlyList<PluginListing>>(
        [
            new PluginListing { Name = "Vendor", Drivers = ["nic"], Ndis5Drivers = [], StaticState = "none" },
        ])),
        Document("rules", Json(RuleRoster.All)),
        Document("rule", Json(new RulePage(RuleRoster.All[0], ["g/n"], null, null))),
        Document("comparison", Json(new Comparison(
        [
            .. Enum.GetValues<PairState>().Select(state => new ComparedPair { Name = "a", State = state }),
            new() { Name = "c", State = PairState.Changed, Changes = ["new: x"], View = "+ x\n" },
        ]))),
        Document("acceptance", Json(new AcceptResult(["a"], [new RefusedSnapshot("b", ["RULE-001: why"])]))),
        Document("waivers", Json(new WaiverList { File = null, Waivers = [], Today = new DateOnly(2026, 3, 1) })),
        Document("waivers", Json(Waivers)),
        Document("run", Json(Sample.Run(Sample.Scenario(findings: Waived)))),
        Document("run", ResultJson.Write(RunDocument.Of(
            Sample.Run(Sample.Scenario(findings: Waived)), DocumentKind.Record))),
        Document("error", Error()),
    ];

    private static IEnumerable<TestCaseData> DocumentsOfSettings =>
    [
        Document("configuration", Json(new ConfigurationListing
        {
            File = null,
            Plugin = null,
            Snapshots = null,
            Waivers = 0,
            Command = "run",
            Options = [new SettingListing("--strict", ["true"], "default", "NDIS_CONFORMANCE_RUN_STRICT")],
        })),
        Document("run-comparison", Json(new RunComparison(
            "a.json",
            "b.json",
            [
                new DriverComparison
                {
                    Plugin = "Vendor",
                    Driver = "nic",
                    Before = OverallVerdict.Conformant,
                    NewlyFailing =
                    [
                        new ComparedMistake("SGDMA-FREE-002", "must", "Ring.cs:5 in Ring.Free", "twice",
                            "0123456789ab", ["a/b"]),
                        new ComparedMistake("crash", string.Empty, string.Empty, "it ended", "0123456789ac", ["a/b"]),
                    ],
                    NewlyNotRun = ["a/c"],
                    Moved = [new MovedSnapshot("a/d", SnapshotState.Equal, SnapshotState.Changed, ["gone: x"])],
                },
            ]))),
        Document("preview", Json(new RunPreview
        {
            Drivers = [new DriverPreview("Vendor", "nic", ["6.89"], ["a/b"])],
            LoadFailures = [new LoadFailure { Plugin = "a", Kind = "missing", Message = "gone", Fix = "build it" }],
            Profiles = ["ordinary"],
            SnapshotFolder = null,
            Waivers = 0,
        })),
    ];

    [TestCaseSource(nameof(EachDocument))]
    [TestCaseSource(nameof(DocumentsOfSettings))]
    public void Documents_FitTheirSchema(string schema, string document)
        => Assert.That(new SchemaCheck(JsonSchemas.Read(schema)).Faults(document), Is.Empty);

    [Test]
    public void EverySchema_IsUsed()
        => Assert.That(
            EachDocument.Concat(DocumentsOfSettings).Select(data => (string)data.Arguments[0]!).Distinct(),
            Is.EquivalentTo(JsonSchemas.Names));

    [Test]
    public void TheCheck_FindsWhatDoesNotFit()
    {
        SchemaCheck check = new(JsonSchemas.Read("selftest"));

        string faults = string.Join('\n', check.Faults("""{ "schemaVersion": 1, "more": 1 }"""));

        Assert.That(
            faults, Does.Contain("/schemaVersion const").And.Contain("/more").And.Contain("\"falseAlarms\""));
    }

    /// <summary>No document has a member that its schema does not name, so that readers may trust the schema.</summary>
    [Test]
    public void Schemas_NameEveryMember()
    {
        Assert.Multiple(() =>
        {
            foreach (string name in JsonSchemas.Names)
            {
                Assert.That(OpenObjects(JsonDocument.Parse(JsonSchemas.Read(name)).RootElement), Is.Empty, name);
            }
        });
    }

    [Test]
    public void ARun_HasTheMembersThatScriptsReadFirst()
    {
        JsonElement document = JsonDocument.Parse(Json(Run)).RootElement;

        Assert.That(document.GetProperty("verdict").GetString(), Is.EqualTo("not-conformant"));
        Assert.That(document.GetProperty("exitCode").GetInt32(), Is.EqualTo(4));
        JsonElement scenario = document.GetProperty("scenarios")[0];
        Assert.That(scenario.GetProperty("snapshot").GetString(), Is.EqualTo("changed"));
        JsonElement run = scenario.GetProperty("runs")[0];
        Assert.That(run.GetProperty("profile").GetString(), Is.EqualTo("ordinary"));
        Assert.That(run.GetProperty("advice").GetArrayLength(), Is.EqualTo(1));
        JsonElement violation = run.GetProperty("violations")[0];
        Assert.That(violation.GetProperty("rule").GetString(), Is.EqualTo("SGDMA-FREE-002"));
        Assert.That(violation.GetProperty("level").GetString(), Is.EqualTo("must"));
        Assert.That(violation.GetProperty("object").GetString(), Is.EqualTo("sg#1"));
        Assert.That(violation.GetProperty("made").GetProperty("sequence").GetInt64(), Is.EqualTo(10));
        Assert.That(violation.GetProperty("broken").GetProperty("line").GetString(), Does.Contain("> NdisMFree"));
        Assert.That(
            document.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("verdict").GetString()),
            Is.EqualTo(new[] { "pass", "fail", "not-applicable", "fail" }));
    }

    [Test]
    public void AWaivedFinding_SaysWhy_AndByWhom()
    {
        JsonElement finding = JsonDocument.Parse(Json(Sample.Run(Sample.Scenario(findings: Waived))))
            .RootElement.GetProperty("scenarios")[0].GetProperty("runs")[0].GetProperty("waived")[0];

        Assert.That(finding.GetProperty("waivedBecause").GetString(), Is.EqualTo("hardware"));
        Assert.That(finding.GetProperty("waivedBy").GetString(), Is.EqualTo("Ann"));
    }

    [Test]
    public void WaiversAsText_SayWhetherTheyHold()
        => Assert.That(
            Report.Of<WaiverList>(new TextFormat(), Waivers),
            Is.EqualTo("""
                /c.json
                  LIFE-001
                    expired on 2026-02-28; reason: x
                  fingerprint 0123456789ab in a of nic
                    holds until 2026-03-01; reason: y; owner: Ann
                  LIFE-001 of nic
                    holds without an end; reason: z

                """));

    [Test]
    public void Documents_EndInALine_AndHaveNoCarriageReturn()
        => Assert.That(Json(Run), Does.EndWith("}\n").And.Not.Contain("\r"));

    private static string Json(RunResult result) => Json(new RunReport(result));

    private static string Json<T>(T result) => Report.Of((IReportOf<T>)(object)new JsonFormat(), result);

    private static string Error()
    {
        using StringWriter output = new();
        new JsonFormat().WriteError(output, ExitCode.BadInput, "wrong");
        return output.ToString();
    }

    private static IEnumerable<string> OpenObjects(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        bool isOpen = schema.TryGetProperty("type", out JsonElement type)
            && type.ToString() == "object"
            && !(schema.TryGetProperty("additionalProperties", out JsonElement more)
                && more.ValueKind is JsonValueKind.False or JsonValueKind.Object);
        IEnumerable<string> inner = schema.EnumerateObject().SelectMany(member => OpenObjects(member.Value));
        return isOpen ? inner.Prepend(schema.ToString()) : inner;
    }

    private static TestCaseData Document(string schema, string text)
        => new TestCaseData(schema, text).SetArgDisplayNames(schema);
}
