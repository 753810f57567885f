using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// All of <c>plugins/HostilePlugins</c> in one command: each driver gets its verdict, and the good driver behind it
/// sees nothing of it.
/// </summary>
[TestFixture]
internal sealed class HostilePluginTests
{
    private const string Scenario = "free-ordering/one-send";
    private const string Good = ".good";
    private static readonly string[] Children = ["sleep 3600", "sleep 3601"];

    private static readonly string[] Hang =
    [
        "calls-ndis-and-catches", "calls-ndis-in-driver-entry", "calls-ndis-without-end", "comes-to-no-end",
        "computes-and-catches", "computes-in-driver-entry", "computes-in-send", "deadlocks", "exhausts-pool",
        "loops-in-device-model", "sleeps", "sleeps-in-virtual-time", "waits-for-itself",
    ];

    private static readonly string[] Crash =
    [
        "accesses-foreign-memory", "calls-ndis-later", "calls-ndis-on-own-thread", "calls-ndis-on-timer",
        "exhausts-memory", "exits-in-send", "exits-in-unload", "exits-on-own-thread", "exits-on-thread-left-behind",
        "exits-with-20", "fails-fast", "fails-fast-on-unmarked-thread", "fails-fast-once", "gives-null-arguments",
        "interrupts-itself", "kills-itself", "overflows-stack", "throws-asynchronously", "throws-forged-lines",
        "throws-harness-defect", "throws-in-device-model", "throws-in-finalizer", "throws-in-later-constructor",
        "throws-in-send", "throws-on-own-thread", "throws-with-bad-message",
    ];

    private static readonly string[] Fail = ["catches-everything", "gives-wild-pointers", "returns-huge-status"];

    private static readonly string[] NotLoaded =
    [
        "computes-in-constructor", "exits-in-constructor", "exits-in-driver-entry", "overflows-stack-in-constructor",
        "throws-in-constructor", "throws-in-driver-entry",
    ];

    private static readonly string[] Pass =
    [
        "changes-directory", "closes-console", "ends-when-unloaded", "floods-console", "holds-up-the-end",
        "leaves-child", "leaves-detached-child", "leaves-files", "leaves-references", "leaves-thread",
        "removes-directory", "removes-files", "sets-culture", "sets-environment", "sets-exit-code", "truncates-files",
        "writes-to-console",
    ];

    /// <summary>What is contained, and how the report says so.</summary>
    private static readonly (string Driver, string Note)[] Noted =
    [
        ("changes-directory", "the driver changed the current directory"),
        ("floods-console", "the driver wrote 8388608 characters to the console: xxxx"),
        ("leaves-thread", "the driver left a thread or a timer running when it was unloaded"),
        ("removes-directory", "the driver changed the current directory"),
        ("removes-files", "HostilePlugins.runtimeconfig.json was removed from the folder of the plugin"),
        ("sets-culture", "the driver changed the culture of all threads"),
        ("sets-culture", "the driver changed the culture of its thread"),
        ("sets-environment", "the driver changed the environment variable DOTNET_gcServer"),
        ("sets-exit-code", "the driver set the exit code to 20"),
        ("writes-to-console", @"to the console: {""schemaVersion"": 2}\u001B[2J"),
    ];

    /// <summary>Where a driver's functions on the stack can be had, one of them.</summary>
    private static readonly (string Driver, string Function)[] Stacks =
    [
        ("accesses-foreign-memory", "AccessesForeignMemoryDriver.Act()"),
        ("calls-ndis-in-driver-entry", "CallsNdisInDriverEntryDriver.DriverEntry("),
        ("calls-ndis-on-own-thread", "CallsNdisOnOwnThreadDriver."),
        ("computes-in-driver-entry", "ComputesInDriverEntryDriver.DriverEntry("),
        ("computes-in-send", "ComputesInSendDriver.Act()"),
        ("deadlocks", "DeadlocksDriver.Act()"),
        ("exits-in-send", "ExitsInSendDriver.Act()"),
        ("fails-fast", "FailsFastDriver.Act()"),
        ("loops-in-device-model", "LoopsInDeviceModel.ReadRegister("),
        ("overflows-stack", "Endless.Recursion("),
        ("sleeps", "SleepsDriver.Act()"),
        ("throws-in-device-model", "ThrowsInDeviceModel.OnScheduled("),
        ("throws-in-send", "ThrowsInSendDriver.Act()"),
        ("throws-on-own-thread", "ThrowsOnOwnThreadDriver."),
    ];

    /// <summary>No line is known: the process is gone at once, or no code of the driver was running.</summary>
    private static readonly string[] WithoutLine =
        ["interrupts-itself", "kills-itself", "throws-in-later-constructor"];

    /// <summary>It happened in no callback of NDIS, or that is not known.</summary>
    private static readonly string[] WithoutCallback =
    [
        "calls-ndis-later", "calls-ndis-on-own-thread", "calls-ndis-on-timer", "exits-on-thread-left-behind",
        "fails-fast-on-unmarked-thread", "interrupts-itself", "throws-in-device-model", "throws-in-later-constructor",
    ];

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _copy = null!;
    private ToolOutcome _outcome = null!;
    private JsonElement _document;
    private Dictionary<string, string> _verdicts = null!;

    [OneTimeSetUp]
    public void Run()
    {
        _folder = new TemporaryFolder();

        // One driver removes a file of its plugin.
        _copy = new TemporaryFolder();
        string plugin = _copy.At("HostilePlugins");
        TemporaryFolder.CopyFiles(Path.GetDirectoryName(BuiltPlugin.Load("HostilePlugins").Location)!, plugin);
        _outcome = new ToolProcess
        {
            Environment = new Dictionary<string, string> { ["TMPDIR"] = _folder.Root },
        }.Run(
            "run", plugin, "--scenario", Scenario, "--cpu-limit", "1", "--idle-limit", "4",
            "--memory-limit", "1024", "--scenario-limit", "20", "--format", "json");
        _document = JsonDocument.Parse(_outcome.Output).RootElement;
        _verdicts = _document.GetProperty("scenarios").EnumerateArray().ToDictionary(
            item => item.GetProperty("driver").GetString()!,
            item => item.GetProperty("verdict").GetString()!,
            StringComparer.Ordinal);
    }

    [OneTimeTearDown]
    public void TearDown()
    {
        _folder.Dispose();
        _copy.Dispose();
    }

    /// <summary>Some end the process with 0 or 20; and those that cannot be loaded did not keep the others.</summary>
    [Test]
    public void TheExitCode_IsNotThatOfAnyDriver() => Assert.That(_outcome.ExitCode, Is.EqualTo(2), _outcome.Errors);

    [Test]
    public void EachDriver_GetsItsVerdict()
    {
        IEnumerable<(string Driver, string Verdict)> expected = Hang.Select(name => (name, "hang"))
            .Concat(Crash.Select(name => (name, "crash")))
            .Concat(Fail.Select(name => (name, "fail")))
            .Concat(Pass.Select(name => (name, "pass")));

        Assert.That(
            _verdicts.Where(pair => !IsGood(pair.Key)).Select(pair => (pair.Key, pair.Value)),
            Is.EquivalentTo(expected));
    }

    [Test]
    public void EachDriver_IsThere_AndOneThatCannotBeLoadedIsNamed()
    {
        string[] drivers = [.. BuiltPlugin.Drivers("HostilePlugins").Select(driver => driver.Name)];
        string[] failures =
        [
            .. _document.GetProperty("loadFailures").EnumerateArray()
                .Select(failure => failure.GetProperty("message").GetString()!),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(drivers.Where(driver => !IsGood(driver)), Has.Exactly(Hang.Length + Crash.Length
                + Fail.Length + NotLoaded.Length + Pass.Length).Items);
            Assert.That(drivers.Except(NotLoaded), Is.EquivalentTo(_verdicts.Keys));
            Assert.That(failures, Has.Length.EqualTo(NotLoaded.Length));
            Assert.That(NotLoaded, Has.All.Matches<string>(
                driver => failures.Any(failure => failure.Contains($"'{driver}'", StringComparison.Ordinal))));
        });
    }

    [Test]
    public void WhatIsContained_IsNoted()
    {
        foreach ((string driver, string note) in Noted)
        {
            JsonElement scenario = _document.GetProperty("scenarios").EnumerateArray()
                .Single(item => item.GetProperty("driver").GetString() == driver);
            Assert.That(
                scenario.GetProperty("runs")[0].GetProperty("notes").EnumerateArray().Select(text => text.GetString()),
                Has.Some.Contains(note),
                driver);
        }
    }

    [Test]
    public void WhereItHappened_IsSaid()
    {
        foreach ((string driver, string function) in Stacks)
        {
            JsonElement run = _document.GetProperty("scenarios").EnumerateArray()
                .Single(item => item.GetProperty("driver").GetString() == driver)
                .GetProperty("runs")[0];
            Assert.That(run.TryGetProperty("stack", out JsonElement stack), driver);
            Assert.That(
                stack.EnumerateArray().Select(frame => frame.GetString()),
                Has.Some.StartsWith($"HostilePlugins.{function}"),
                driver);
        }
    }

    [Test]
    public void EachCrashAndHang_NamesTheCallbackAndTheLine()
    {
        Assert.Multiple(() =>
        {
            foreach (string driver in Hang.Concat(Crash))
            {
                JsonElement run = _document.GetProperty("scenarios").EnumerateArray()
                    .Single(item => item.GetProperty("driver").GetString() == driver)
                    .GetProperty("runs")[0];
                string message = run.GetProperty("message").GetString()!;
                string innermost = run.TryGetProperty("stack", out JsonElement stack)
                    ? stack[0].GetString()!
                    : string.Empty;
                Assert.That(
                    WithoutCallback.Contains(driver) || Regex.IsMatch(message, @"\b(Miniport[A-Z]\w+|DriverEntry)\b"),
                    $"{driver}: {message}");
                Assert.That(
                    WithoutLine.Contains(driver) || Regex.IsMatch(innermost, @" in \w+\.cs:line \d+$"),
                    $"{driver}: {innermost}");
            }
        });
    }

    [TestCase("sleeps", "Thread.Sleep")]
    [TestCase("deadlocks", "Thread.Join")]
    [TestCase("waits-for-itself", "ManualResetEventSlim.Wait")]
    public void AHang_SaysWhatItWaitsIn(string driver, string function)
        => Assert.That(
            _document.GetProperty("scenarios").EnumerateArray()
                .Single(item => item.GetProperty("driver").GetString() == driver)
                .GetProperty("runs")[0].GetProperty("message").GetString(),
            Does.Contain($" in MiniportSendNetBufferLists, waiting in {function}; the last call was "));

    [Test]
    public void TheGoodDrivers_Pass()
        => Assert.That(_verdicts.Where(pair => IsGood(pair.Key)).Select(pair => pair.Value), Has.All.EqualTo("pass"));

    [Test]
    public void NothingIsLeft()
    {
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Root), Is.Empty);
        Assert.That(CommandLines(), Has.None.Contains(_folder.Root).And.None.AnyOf(Children));
    }

    private static bool IsGood(string driver) => driver.EndsWith(Good, StringComparison.Ordinal);

    private static IEnumerable<string> CommandLines()
    {
        foreach (Process process in Process.GetProcesses())
        {
            string file = $"/proc/{process.Id}/cmdline";
            process.Dispose();
            string line;
            try
            {
                line = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
            }
            catch (IOException)
            {
                continue;
            }

            yield return line.TrimEnd('\0').Replace('\0', ' ');
        }
    }
}
