using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Meta;
using NdisConformance.Tests.Nic;
using NdisConformance.Tests.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// A testbed that was reset is a new one, whatever ran on it: no field has another value, and the reference leaves the
/// same trace.
/// </summary>
internal sealed class ResetTests
{
    /// <summary>Sends, receives, returns, lists that are built, chains, a pause: most of what a host keeps.</summary>
    private const string Lively = "data-path/both-ways";
    private const int DriverStep = 5;

    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>What a reset leaves as it is, and why no run can see it.</summary>
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["BlockRecords._records"] = "cleared as far as it was used; its length decides nothing",
        ["BlockRecords._last"] = "generations go on, so that no old handle names a new block",
        ["BlockRecords._lastAtReset"] = "the same",
        ["Storage.HighestTop"] = "below it memory is zeroed when it is given out, above it is zero",
        ["InterruptUnit._bus"] = "the device is attached anew",
        ["InterruptUnit._epoch"] = "what an earlier epoch asked for is not in the queue any more",
        ["TransmitEngine._bus"] = "the device is attached anew",
        ["TransmitEngine._epoch"] = "what an earlier epoch asked for is not in the queue any more",
        ["ReceiveEngine._bus"] = "the device is attached anew",
        ["Bench._nic"] = "plugging it in resets it: see the test of the NIC",
        ["Bench._nicOptions"] = "the same",
        ["NativeBuffer._allocation"] = "each testbed has its own arena",
        ["NativeBuffer.First"] = "the same",
        ["LogicalWindow._pages"] = "the same",
        ["Scheduler._activities"] = "activities are used again; a new run starts them anew",
        ["Scheduler._count"] = "the same",
        ["Scheduler._free"] = "the same: the lowest slot is taken first",
        ["Scheduler._freeCount"] = "the same",
        ["Activity._callbacks"] = "as many are good as callbacks run",
        ["Activity._held"] = "as many are good as locks are held",
        ["ListChains._stacks"] = "each is empty, and grows with the slots of activities",
    };

    private static Scenario LivelyScenario => ScenarioCatalogue.WithSnapshots.Single(scenario => scenario.Id == Lively);

    [Test]
    public void EveryField_IsAsNew()
    {
        using ReusableTestbed used = new();
        using ReusableTestbed fresh = new();
        foreach (Scenario scenario in ScenarioCatalogue.WithSnapshots)
        {
            ScenarioRunner.RunOn(used, scenario, ReferenceDriver.Create);
        }

        Assert.That(string.Join('\n', ObjectGraph.Compare(fresh, used, IsKept)), Is.Empty);
    }

    [Test]
    public void EveryField_IsAsNew_AfterDriversThatEndInTheMiddle()
    {
        using ReusableTestbed used = new();
        using ReusableTestbed fresh = new();
        foreach (SurveyedDriver driver in DriverSurvey.Drivers)
        {
            ScenarioRunner.RunOn(used, LivelyScenario, () => Create(driver));
        }

        Assert.That(string.Join('\n', ObjectGraph.Compare(fresh, used, IsKept)), Is.Empty);
    }

    [Test]
    public void Fields_Differ_InTheMiddleOfARun()
    {
        using ReusableTestbed used = new();
        using ReusableTestbed fresh = new();
        using TestbedSession session = new(
            used, TestbedSetup.Ordinary, ReferenceDriver.Create, new ScenarioRunOptions());
        session.Start();
        Assert.That(ObjectGraph.Compare(fresh, used, IsKept), Has.Count.GreaterThanOrEqualTo(100));
    }

    [Test]
    public void EveryFieldOfTheNic_IsAsNew()
    {
        using ReusableTestbed testbed = new();
        IVirtualDevice? used = null;
        ScenarioRunOptions options = new() { Prepared = session => used = session.Host.Device };
        ReferenceNicOptions plain = new();
        foreach (Scenario scenario in ScenarioCatalogue.WithSnapshots.Where(scenario => scenario.Setup.Nic == plain))
        {
            ScenarioRunner.RunOn(testbed, scenario, ReferenceDriver.Create, options);
        }

        ReferenceNic fresh = new();
        FakeBus bus = new();
        fresh.Attach(bus);
        fresh.Reset();
        used!.Attach(bus);
        used.Reset();
        Assert.That(string.Join('\n', ObjectGraph.Compare(fresh, used, IsKept)), Is.Empty);
    }

    [Test]
    public void NothingOfAnUnloadedPlugin_IsReachable()
    {
        WeakReference context = ContextAfterScenarios();
        for (int attempt = 0; attempt < 10 && context.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(context.IsAlive, Is.False);
    }

    // In a method of its own, so that no local variable of the test keeps a driver.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextAfterScenarios()
    {
        using Plugin plugin = Plugin.Open(
            Path.Combine(AppContext.BaseDirectory, "plugins", "FaultyMiniports"),
            new McMasterPluginLoader());
        string[] drivers =
        [
            .. plugin.Manifest.Drivers
                .Where(driver => driver.Generation == NdisGeneration.Ndis6)
                .Select(driver => driver.Name),
        ];
        for (int index = 0; index < drivers.Length; index += DriverStep)
        {
            InProcessRun.Trace(plugin, drivers[index], LivelyScenario);
        }

        return plugin.Use(drivers[0], maker => new WeakReference(
            AssemblyLoadContext.GetLoadContext(maker.MakeDriver().GetType().Assembly)));
    }

    /// <summary>
    /// After a whole run, after a run with the other processor inside each call, so that a bug check or a hang ends
    /// activities on both, and after the scenario that its rule names.
    /// </summary>
    [Test]
    public void Reference_LeavesTheSameTrace_AfterEveryDriver()
    {
        using ReusableTestbed fresh = new();
        ulong expected = TraceOfReference(fresh);
        using ReusableTestbed used = new();
        int ended = 0;
        Assert.Multiple(() =>
        {
            foreach (SurveyedDriver driver in DriverSurvey.Drivers)
            {
                foreach (Scenario scenario in ScenariosOf(driver))
                {
                    ScenarioOutcome outcome = ScenarioRunner.RunOn(used, scenario, () => Create(driver));
                    ended += outcome.Kind is OutcomeKind.Crashed or OutcomeKind.Hung ? 1 : 0;
                    Assert.That(outcome.Kind, Is.Not.EqualTo(OutcomeKind.HarnessError), outcome.Reason);
                    Assert.That(TraceOfReference(used), Is.EqualTo(expected), $"{driver.Name} in {scenario.Id}");
                }
            }
        });

        TestContext.Out.WriteLine($"{ended} runs ended in a bug check or a hang");
        Assert.That(ended, Is.GreaterThan(10));
    }

    private static IEnumerable<Scenario> ScenariosOf(SurveyedDriver driver) =>
    [
        LivelyScenario,
        LivelyScenario with
        {
            Setup = new TestbedSetup { Choices = choices => choices.Always((int)HostChoice.Preempt, 1) },
        },
        .. FaultyCatalogue.DriversByRule.Where(drivers => drivers.Contains(driver.Name))
            .SelectMany(drivers => ScenarioCatalogue.WithSnapshots.Where(
                scenario => scenario.Rules.Contains(drivers.Key)))
            .Take(1),
    ];

    private static ulong TraceOfReference(ReusableTestbed testbed)
    {
        TraceStore trace = ScenarioRunner.RunOn(testbed, LivelyScenario, ReferenceDriver.Create).Trace;
        TraceDigest digest = new();
        for (int index = 0; index < trace.Count; index++)
        {
            digest.OnEvent(in trace[index]);
        }

        return digest.Value;
    }

    private static IMiniportDriver Create(SurveyedDriver driver)
        => (IMiniportDriver)Activator.CreateInstance(driver.Type)!;

    private static bool IsKept(FieldInfo field)
    {
        string name = ObjectGraph.NameOf(field);
        MemberInfo member = field.DeclaringType!.GetProperty(name, Members) as MemberInfo ?? field;
        return member.GetCustomAttributesData().Any(data => data.AttributeType.Name == "KeptAttribute")
            || Kept.ContainsKey($"{field.DeclaringType!.Name}.{name}");
    }
}
