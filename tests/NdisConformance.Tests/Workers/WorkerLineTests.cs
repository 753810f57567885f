using System.Buffers;
using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Tests.Results;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Workers;

/// <summary>What the tool and its workers send comes out of the pipe as it went in, member by member.</summary>
[TestFixture]
internal sealed class WorkerLineTests
{
    private static readonly FindingResult Finding = Sample.Finding(Sample.Rule(RuleCatalogue.All[0].Id));

    private static readonly object[] Unusual =
    [
        true, 41L, 41, "\u00e9\n\"\\", ScenarioVerdict.Crash,
        new RunBudget { Calls = 1, PassiveCalls = 2, Events = 3, Time = 4 },
        new Registration("6.30", new Moment(3, "line", "event")),
        new PlaceCounts(4, 5),
        new PluginIsolation(IsolationKind.LoadedAnew, 2, "reason"),
        new LoadFailure { Plugin = "plugin", Kind = "missing-dependency", Message = "message", Fix = "fix" },
        new Traffic { Sends = [new SentList { Outcome = ["a"], Elements = 2 }], Others = ["b"], WasShort = true },
        new Progress
        {
            Loads = new Tally(1, 2),
            Initializations = new Tally(3, 4),
            Restarts = new Tally(5, 6),
            Sends = new Tally(7, 8),
            Frames = new Tally(9, 10),
            LongestDpcMicroseconds = 11,
        },
        WorkerAnswerKind.Failed, WorkerTask.Run,
        new ScenarioRequest { Driver = "driver", Scenario = "scenario" },
    ];

    private static readonly object[] Lists =
    [
        new[] { "one", "two" },
        new HashSet<string> { Enum.GetNames<TraceName>()[5], Enum.GetNames<TraceName>()[9] },
        new Dictionary<string, long> { [RuleCatalogue.All[3].Id] = 12 },
        new[] { Finding },
        new[]
        {
            new TraceLine
            {
                Sequence = 4,
                Time = 40,
                Kind = "call",
                Event = "NdisMFreeNetBufferSGList",
                Text = "4 line",
                Objects = ["sg#1"],
                Result = "0x1",
                Arguments = new Dictionary<string, string> { ["sg"] = "0x2" },
            },
        },
        new[] { new WireFrame(5, [1, 2, 3]) },
        new[] { new SilencedResult { Finding = Finding, Cause = Finding.Broken, CauseRule = RuleCatalogue.All[1].Id } },
    ];

    private static IEnumerable<string> RunMembers => MembersOf<ScenarioRun>();

    private static IEnumerable<string> RequestMembers => MembersOf<ScenarioRequest>();

    private static IEnumerable<string> OrderMembers => MembersOf<WorkerOrder>();

    private static IEnumerable<string> AnswerMembers => MembersOf<WorkerAnswer>();

    [TestCaseSource(nameof(RunMembers))]
    public void ARun_IsTheSameBehindThePipe(string member)
    {
        ScenarioRun run = new() { Name = "name", Profile = "profile", Ndis = "6.89", Verdict = ScenarioVerdict.Pass };
        Change(run, member);

        AssertSame(
            Send(new WorkerAnswer { Id = 1, Kind = WorkerAnswerKind.Done, Runs = [WorkerRun.Of(run)] })
                .Runs!.Single().ToResult(),
            run);
    }

    [TestCaseSource(nameof(RequestMembers))]
    public void ARequest_IsTheSameBehindThePipe(string member)
    {
        ScenarioRequest request = new() { Driver = "driver", Scenario = "scenario" };
        Change(request, member);

        AssertSame(Send(new WorkerOrder { Id = 1, Task = WorkerTask.Run, Request = request }).Request!, request);
    }

    [TestCaseSource(nameof(OrderMembers))]
    public void AnOrder_IsTheSameBehindThePipe(string member)
    {
        WorkerOrder order = new() { Id = 1, Task = WorkerTask.Open };
        Change(order, member);

        AssertSame(Send(order), order);
    }

    [TestCaseSource(nameof(AnswerMembers))]
    public void AnAnswer_IsTheSameBehindThePipe(string member)
    {
        WorkerAnswer answer = new() { Id = 1, Kind = WorkerAnswerKind.Done };
        Change(answer, member);

        AssertSame(Send(answer), answer);
    }

    [Test]
    public void TheReadyLine_IsAnAnswer()
        => Assert.That(WorkerLines.ReadAnswer(WorkerLines.Ready).Kind, Is.EqualTo(WorkerAnswerKind.Ready));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("{\"Id\":\"one\"}")]
    [TestCase("{\"Id\":1.5}")]
    [TestCase("{\"Id\":1,\"Unknown\":1}")]
    [TestCase("{\"Runs\":[\"!\"]}")]
    [TestCase("{\"Runs\":[{}]}")]
    [TestCase("{\"Runs\":[1]}")]
    [TestCase("{\"Runs\":7}")]
    public void WhatIsNoAnswer_IsRefused(string line)
        => Assert.That(
            () => WorkerLines.ReadAnswer(Encoding.UTF8.GetBytes(line)), Throws.InstanceOf<JsonException>());

    [Test]
    public void BytesThatAreNoRun_AreRefused([Values(0, 1, 20)] int length)
        => Assert.That(
            () => new WorkerRun([.. Enumerable.Repeat((byte)0xFF, length)], null).ToResult(),
            Throws.InstanceOf<FormatException>());

    private static IEnumerable<string> MembersOf<T>() => typeof(T).GetProperties()
        .Where(member => member.SetMethod is not null)
        .Select(member => member.Name);

    /// <summary>Gives a member another value than it has.</summary>
    private static void Change(object target, string name)
    {
        PropertyInfo member = target.GetType().GetProperty(name)!;
        Type type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        object value = type == typeof(IReadOnlyList<WorkerRun>)
            ? new[] { new WorkerRun([1, 2], null), new WorkerRun([], null) }
            : type == typeof(PluginManifest)
                ? new PluginManifest
                {
                    Name = "name",
                    MainAssembly = "path",
                    Drivers = [],
                    Assemblies = ["one", "two"],
                    MayKeepState = true,
                }
                : Unusual.Concat(Lists).First(type.IsInstanceOfType);
        Assert.That(value, Is.Not.EqualTo(member.GetValue(target)));
        member.SetValue(target, value);
    }

    private static WorkerOrder Send(WorkerOrder order)
        => WorkerLines.ReadOrder(Line(writer => WorkerLines.Write(writer, order)));

    private static WorkerAnswer Send(WorkerAnswer answer)
        => WorkerLines.ReadAnswer(Line(writer => WorkerLines.Write(writer, answer)));

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            write(writer);
        }

        return text.WrittenSpan.ToArray();
    }

    private static void AssertSame<T>(T actual, T expected)
    {
        foreach (PropertyInfo member in typeof(T).GetProperties())
        {
            (object? left, object? right) = (member.GetValue(actual), member.GetValue(expected));
            Assert.That(
                left,
                right is IEnumerable or Traffic or WorkerOrder or PluginManifest
                    ? Is.EqualTo(right).UsingPropertiesComparer()
                    : Is.EqualTo(right),
                member.Name);
        }
    }
}
