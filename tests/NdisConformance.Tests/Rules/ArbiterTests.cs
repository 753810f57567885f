using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>One cause, one finding: consequences are kept apart, with their cause, and count nowhere.</summary>
[TestFixture]
internal sealed class ArbiterTests
{
    [Test]
    public void ALaterConsequence_IsKeptWithItsCause()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        EndPauseEarly(trace);
        Finding cause = Expect.Fires("LIFE-013", trace);

        trace.Unmet(DriverTrace.Nbl(1), Operation.Send);

        Assert.That(trace.Engine.Findings, Is.EqualTo(new[] { cause }));
        SilencedFinding silenced = trace.Engine.Silenced.Single();
        Assert.Multiple(() =>
        {
            Assert.That(silenced.Finding.RuleId, Is.EqualTo("SEND-001"));
            Assert.That(silenced.CauseRuleId, Is.EqualTo("LIFE-013"));
            Assert.That(silenced.CauseSequence, Is.EqualTo(cause.Broken));
            Assert.That(trace.Engine.Suppressed, Is.Zero);
        });
    }

    /// <summary>To be silenced is not to be judged: the rule is as if it had not been exercised by that.</summary>
    [Test]
    public void AConsequence_DoesNotExerciseItsRule()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Fault(default, FaultReason.Poison);
        Assert.That(trace.Engine.Exercised("DEV-001"), Is.EqualTo(1));

        DriverTrace other = DriverTrace.Running();
        other.Submit(1, 1);
        other.Send(1, () => other.MapLater(1, 1, 1));
        other.Touch(DriverTrace.Sg(1), StaleReason.ListNotDelivered);
        other.Fault(default, FaultReason.Poison);
        Assert.Multiple(() =>
        {
            Assert.That(other.Engine.Silenced.Single().CauseRuleId, Is.EqualTo("SGDMA-ALLOC-013"));
            Assert.That(other.Engine.Exercised("DEV-001"), Is.Zero);
        });
    }

    /// <summary>The number of a list is used again, and what was spoiled is the send that had it before.</summary>
    [Test]
    public void ANewSend_IsNotSpoiledByTheOneBefore()
    {
        DriverTrace trace = DriverTrace.Running();
        for (int round = 0; round < 2; round++)
        {
            trace.Submit(1, 1);
            trace.Send(1, () => { });
            trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
            trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE);
        }

        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Is.EqualTo(Twice("SEND-001")));
            Assert.That(
                trace.Engine.Silenced.Select(silenced => silenced.Finding.RuleId), Is.EqualTo(Twice("SEND-001")));
        });
    }

    [Test]
    public void ADeviceLeftRunning_IsReportedOnce()
    {
        DriverTrace trace = DriverTrace.Running(options: new RuleOptions { FindingsPerRule = 3 });
        trace.Pause();
        trace.Halt();
        for (int access = 0; access < 10; access++)
        {
            trace.Fault(default, FaultReason.Unmapped);
        }

        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
            Assert.That(trace.Engine.Silenced, Has.Count.EqualTo(3), "they are bounded as findings are");
            Assert.That(trace.Engine.Suppressed, Is.Zero, "and the others are not counted");
        });
    }

    [Test]
    public void APauseThatEndsTwice_IsTheOneThatEndedTooEarly()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        trace.BeginPause();
        trace.PauseComplete(isPending: false);
        trace.PauseComplete(isPending: false);
        Assert.That(Silenced(trace), Is.EqualTo(new[] { "LIFE-014 <= LIFE-013" }));
    }

    [Test]
    public void TheUseOfARefusedChannel_IsTheCauseInTheSameEvent()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma(NDIS_STATUS.NDIS_STATUS_FAILURE);
        trace.NdisMAllocateSharedMemoryCall(DriverTrace.Adapter, 0xDEAD_BEEF, cached: true);
        Assert.That(Silenced(trace), Is.EqualTo(new[] { "SGDMA-REG-011 <= SGDMA-REG-018" }));
    }

    [Test]
    public void FindingsOfOneEvent_ComeInTheOrderOfTheCatalogue()
    {
        DriverTrace trace = DriverTrace.Running(t => t.SetGeneralAttributes());
        string[] rules = [.. RuleCatalogue.All.Select(rule => rule.Id)];
        foreach (IGrouping<long, Finding> ofEvent in trace.Engine.Findings.GroupBy(finding => finding.Broken))
        {
            Assert.That(ofEvent.Select(finding => Array.IndexOf(rules, finding.RuleId)), Is.Ordered);
        }
    }

    [Test]
    public void EveryLineOfTheTable_SaysWhyOnce()
    {
        Assert.That(CauseTable.All.Select(entry => entry.Why), Is.Unique);
        Assert.That(CauseTable.All.Select(entry => entry.Why), Has.All.EndsWith("."));
        foreach (CauseEntry entry in CauseTable.All)
        {
            Assert.That(entry.Causes.Select(rule => rule.Id), Is.Unique, entry.Why);
            Assert.That(entry.Silences.Select(rule => rule.Id), Is.Unique.And.Not.Empty, entry.Why);
        }
    }

    [Test]
    public void OnlyOneLine_TakesAnyRuleForACause()
        => Assert.That(CauseTable.All.Count(entry => entry.Causes.Length == 0), Is.EqualTo(1));

    private static void EndPauseEarly(DriverTrace trace)
    {
        trace.BeginPause();
        trace.EndPause();
    }

    private static string[] Silenced(DriverTrace trace)
        => [.. trace.Engine.Silenced.Select(silenced => $"{silenced.Finding.RuleId} <= {silenced.CauseRuleId}")];

    private static string[] Twice(string rule) => [rule, rule];
}
