using System.Text.Json;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Tests.Reports;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Traces;

/// <summary>
/// Trace events that a viewer can show: time goes on, and what begins in a lane ends there, inside out.
/// </summary>
[TestFixture]
internal sealed class PerfettoTests
{
    private static IEnumerable<TestCaseData> Traces { get; } =
    [
        Case("ReferenceMiniport", "reference", "free-ordering/one-send"),
        Case("ReferenceMiniport", "reference", "traffic/few-buffers"),
        Case("ReferenceMiniport", "reference", "link/lost-in-traffic"),
        Case("FaultyMiniports", "sgdma-free-002-frees-twice", "free-ordering/one-send"),
    ];

    [TestCaseSource(nameof(Traces))]
    public void Lanes_AreBalanced_AndTimeGoesOn(RunTrace trace)
    {
        double now = 0;
        Dictionary<(int Process, int Thread), Stack<string>> lanes = [];
        HashSet<string> lives = [];
        int spans = 0;
        foreach (JsonElement item in Events(trace).Where(item => Text(item, "ph") != "M"))
        {
            double time = item.GetProperty("ts").GetDouble();
            Assert.That(time, Is.GreaterThanOrEqualTo(now));
            now = time;
            (int, int) lane = (item.GetProperty("pid").GetInt32(), item.GetProperty("tid").GetInt32());
            lanes.TryAdd(lane, []);
            switch (Text(item, "ph"))
            {
                case "B":
                    lanes[lane].Push(Text(item, "name"));
                    spans++;
                    break;
                case "E":
                    Assert.That(lanes[lane].Pop(), Is.EqualTo(Text(item, "name")));
                    break;
                case "b":
                    Assert.That(lives.Add(Text(item, "cat") + Text(item, "id")), Is.True);
                    break;
                case "e":
                    Assert.That(lives.Remove(Text(item, "cat") + Text(item, "id")), Is.True);
                    break;
                default:
                    Assert.That(Text(item, "ph"), Is.EqualTo("i"));
                    break;
            }
        }

        Assert.That(lanes.Values.Where(open => open.Count > 0), Is.Empty);
        Assert.That(lives, Is.Empty);
        Assert.That(spans, Is.EqualTo(trace.Lines.Count(line => line.Kind is "call" or "enter")));
    }

    [Test]
    public void EachLane_HasAName()
    {
        RunTrace trace = (RunTrace)Traces.First().Arguments[0]!;
        JsonElement[] events = [.. Events(trace)];

        int[] named = [.. events.Where(item => Text(item, "name") == "thread_name")
            .Select(item => item.GetProperty("tid").GetInt32())];

        Assert.That(named, Is.Unique);
        Assert.That(
            events.Where(item => Text(item, "ph") is "B" or "i")
                .Select(item => item.GetProperty("tid").GetInt32())
                .Distinct(),
            Is.SubsetOf(named));
    }

    /// <summary>A crash leaves calls open, and a part of a trace lacks begins: both are shown all the same.</summary>
    [Test]
    public void APart_IsBalanced()
    {
        RunTrace trace = (RunTrace)Traces.First().Arguments[0]!;

        Lanes_AreBalanced_AndTimeGoesOn(trace with { Lines = [.. trace.Lines.Skip(40).Take(100)] });
    }

    private static IEnumerable<JsonElement> Events(RunTrace trace)
        => JsonDocument.Parse(Report.Of(new PerfettoFormat(), trace)).RootElement
            .GetProperty("traceEvents").EnumerateArray();

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;

    private static TestCaseData Case(string plugin, string driver, string scenario) => new TestCaseData(Recorded.Trace(
        BuiltPlugin.Drivers(plugin).Single(known => known.Name == driver), scenario))
        .SetArgDisplayNames($"{driver} in {scenario}");
}
