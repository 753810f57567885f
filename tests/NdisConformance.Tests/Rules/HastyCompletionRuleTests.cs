using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Lists that are completed while the driver is at work on them.</summary>
[TestFixture]
internal sealed class HastyCompletionRuleTests
{
    [Test]
    [Rule("SGDMA-ALLOC-020")]
    public void Fires_OnceOnly_WhenAListIsCompletedAtTheRefusalAndGoneOnWith()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Refuse();
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_RESOURCES);
            trace.Touch(DriverTrace.Nb(2), StaleReason.Completed);
            trace.Request(2, 0, role: SgRole.NotOwned);
            trace.Refuse();
            trace.Touch(DriverTrace.Nbl(1), StaleReason.Completed);
        });
        trace.Complete(1, owner: OwnerCode.Ndis);
        Expect.Fires("SGDMA-ALLOC-020", trace);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).Distinct(), Has.One.Items);
    }

    [TestCase(true, "SEND-016")]
    [TestCase(false, "SGDMA-FREE-010")]
    [Rule("SEND-016", "SGDMA-FREE-010")]
    public void Fires_ForTheCancel_WhenItAbortsAListThatTheDeviceHas(bool isFreedLater, string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, cancelId: 7);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Cancel(7, () =>
        {
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_SEND_ABORTED);
            if (!isFreedLater)
            {
                trace.At(NDIS.DISPATCH_LEVEL, () => trace.Free(1, 1));
            }
        });
        if (isFreedLater)
        {
            trace.Dpc(() => trace.Free(1, 1));
        }

        Expect.Fires(rule, trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-006")]
    public void Fires_AndNamesTheListBefore_WhenAListIsCompletedWithTheChain()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SubmitTwo();
        trace.SendCompleted(DriverTrace.Nbl(1), 0, OwnerCode.Miniport, index: 0, chainIntact: true);
        trace.SendCompleted(DriverTrace.Nbl(2), 0, OwnerCode.Miniport, index: 1, chainIntact: true);
        trace.Touch(DriverTrace.Nbl(2), StaleReason.Completed);
        Assert.That(Expect.Fires("SEND-006", trace).Actual, Does.EndWith("in the chain of nbl#1"));
    }
}
