using System.Text;
using System.Text.Json.Nodes;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testing;
using NdisConformance.Tests.Malformed;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Traces;

/// <summary>A trace that is not as the tool wrote it: the line is named, and what to do.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class DamagedTraceTests
{
    private const int OrdinaryChanges = 150;
    private const int AllChanges = 5000;

    private static readonly Lazy<string[]> Whole = new(() => Recorded.Lines(Recorded.Trace(
            BuiltPlugin.Drivers("ReferenceMiniport").Single(), "free-ordering/one-send"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static readonly int FirstReturn = 1 + Array.FindIndex(
        Whole.Value, line => line.Contains("\"kind\":\"return\"", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> Cases =>
    [
        Case("nothing but the first line", lines => lines[..1], 2, "without its last line"),
        Case("no last line", lines => lines[..^1], Whole.Value.Length, "without its last line"),
        Case("no first line", lines => lines[1..], 1, "no first line"),
        Case("a line is missing", lines => [.. lines[..5], .. lines[6..]], 6, "event 6 stands where event 5 belongs"),
        Case("a line twice", lines => [.. lines[..5], lines[4], .. lines[5..]], 6, "event 4 stands where event 5"),
        Case("a line behind the end", lines => [.. lines, lines[^1]], Whole.Value.Length + 1, "behind the last line"),
        Case("no JSON", lines => [.. lines[..3], "what", .. lines[4..]], 4, "no JSON"),
        Case("NaN", lines => Edited(lines, 3, "\"time\":0", "\"time\":NaN"), 3, "no JSON"),
        Case("half a character in the name of an argument",
            lines => Edited(lines, 3, "\"arguments\":{", "\"arguments\":{\"\\udc00\":\"0x1\"},\"x\":{"),
            3, "no Unicode"),
        Case("an endless line", lines => [.. lines[..3], $"[{new string('1', 2 << 20)}]", .. lines[4..]], 4, "1 MiB"),
        Case("a failed call that is none", lines => Edited(lines, 1, "\"failedCall\":\"\"", "\"failedCall\":\"5\""), 1,
            "`failedCall` is '5'"),
        Case("an array", lines => [.. lines[..3], "[]", .. lines[4..]], 4, "no JSON object"),
        Case("another version", lines => With(lines, 1, "schemaVersion", 99), 1, "`schemaVersion` is 99"),
        Case("another tool", lines => With(lines, 1, "tool", "tcpdump"), 1, "no first line"),
        Case("another generation", lines => With(lines, 1, "generation", "ndis7"), 1, "`generation` is 'ndis7'"),
        Case("no scenario", lines => With(lines, 1, "scenario", "x"), 1, "`scenario`"),
        Case("no run", lines => With(lines, 1, "run", null), 1, "`run` is no object"),
        Case("an unknown event", lines => With(lines, 3, "event", "NdisMFoo"), 3, "'NdisMFoo'"),
        Case("an unknown kind", lines => With(lines, 3, "kind", "jump"), 3, "'jump'"),
        Case("a kind that does not fit", lines => With(lines, 3, "kind", "fact"), 3, "no event of kind fact"),
        Case("an unknown state", lines => With(lines, 3, "state", "asleep"), 3, "'asleep'"),
        Case("a huge number", lines => With(lines, 3, "processor", 1L << 40), 3, "`processor` is no whole number"),
        Case("a number beyond all", lines => Edited(lines, 3, "\"time\":0", "\"time\":1e999"), 3, "`time`"),
        Case("a fraction", lines => With(lines, 3, "depth", 1.5), 3, "`depth`"),
        Case("a number below zero", lines => With(lines, 3, "activity", -1), 3, "`activity`"),
        Case("a text for a number", lines => With(lines, 3, "irql", "2"), 3, "`irql`"),
        Case("no time", lines => Without(lines, 3, "time"), 3, "`time`"),
        Case("no arguments", lines => Without(lines, 3, "arguments"), 3, "`arguments`"),
        Case("an unknown argument", lines => With(lines, 3, "arguments", Arguments("foo", "0x1")), 3, "'foo'"),
        Case("a wrong result", lines => With(lines, 3, "result", "12"), 3, "`result` is no hexadecimal number"),
        Case("a begin that is none", lines => With(lines, FirstReturn, "begin", 1), FirstReturn, "`begin` is 1"),
        Case("a begin to come", lines => With(lines, FirstReturn, "begin", 1L << 40), FirstReturn, "`begin`"),
        Case("a begin of a call", lines => With(lines, 2, "begin", 1), 2, "`begin` is not 0"),
        Case("time that goes back", lines => With(lines, 2, "time", 1L << 40), 3, "`time` is before"),
        Case("another count", lines => With(lines, lines.Length, "events", 7), Whole.Value.Length, "7 events"),
        Case("another verdict", lines => With(lines, lines.Length, "verdict", "ok"), Whole.Value.Length, "'ok'"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void ADamagedTrace_IsRefused(Func<string[], string[]> damage, int line, string words)
    {
        ToolOutcomeOf(string.Join('\n', damage(Whole.Value)) + "\n", out int exitCode, out string errors);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.BadInput), errors);
        Assert.That(errors, Does.Contain($", line {line}: ").And.Contain(words).And.Contain("record it again"));
        Assert.That(errors, Does.Not.Contain("System.").And.Not.Contain("NdisConformance."));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(40)]
    public void ATornTrace_IsRefused(int bytes)
    {
        string text = string.Join('\n', Whole.Value) + "\n";

        ToolOutcomeOf(text[..^bytes], out int exitCode, out string errors);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.BadInput), errors);
        Assert.That(errors, Does.Contain($", line {Whole.Value.Length}: ").And.Contain("truncated"));
    }

    /// <summary>Whatever bytes are in a file, it is judged or refused.</summary>
    [Test]
    public void AnyChange_IsJudgedOrRefused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(string.Join('\n', Whole.Value) + "\n");
        int refused = 0;
        for (int seed = 0; seed < (TestExtent.IsFull ? AllChanges : OrdinaryChanges); seed++)
        {
            Random random = new(seed);
            byte[] changed = [.. whole];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int place = random.Next(changed.Length);
                changed[place] = (byte)"0123456789abcdef\",{}x\n"[random.Next(22)];
            }

            try
            {
                Recorded.Check(changed);
            }
            catch (ConfigurationException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.Positive);
    }

    private static void ToolOutcomeOf(string text, out int exitCode, out string errors)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("trace.jsonl", text);
        (exitCode, _, errors) = ToolInProcess.Run(folder.Root, "check", path);
    }

    private static JsonObject Arguments(string name, string value) => new() { [name] = value };

    private static string[] With(string[] lines, int line, string member, JsonNode? value)
        => Changed(lines, line, parsed => parsed[member] = value);

    private static string[] Without(string[] lines, int line, string member)
        => Changed(lines, line, parsed => parsed.Remove(member));

    private static string[] Changed(string[] lines, int line, Action<JsonObject> change)
    {
        JsonObject parsed = JsonNode.Parse(lines[line - 1])!.AsObject();
        change(parsed);
        return [.. lines[..(line - 1)], parsed.ToJsonString(), .. lines[line..]];
    }

    private static string[] Edited(string[] lines, int line, string was, string now)
        => [.. lines[..(line - 1)], lines[line - 1].Replace(was, now, StringComparison.Ordinal), .. lines[line..]];

    private static TestCaseData Case(string name, Func<string[], string[]> damage, int line, string words)
        => new TestCaseData(damage, line, words).SetArgDisplayNames(name);
}
