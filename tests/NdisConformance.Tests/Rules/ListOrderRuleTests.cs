using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>The order of lists on the wire.</summary>
[TestFixture]
internal sealed class ListOrderRuleTests
{
    [Test]
    [Rule("SEND-009")]
    public void Silent_WhenListsLeaveInTheirOrder()
    {
        DriverTrace trace = Submitted(t =>
        {
            t.Map(1, 1, 1);
            t.Map(2, 2, 2);
        });
        trace.Leave(1, 1, 1);
        trace.Leave(2, 2, 2);
        Expect.Silent(trace, "SEND-009");
    }

    [Test]
    [Rule("SEND-009")]
    public void Fires_WhenTheLaterListIsTakenFirst()
    {
        DriverTrace trace = Submitted(t =>
        {
            t.Map(2, 2, 2);
            t.Map(1, 1, 1);
        });
        trace.Leave(2, 2, 2);
        trace.Leave(1, 1, 1);
        Finding finding = Expect.Fires("SEND-009", trace);
        Assert.That(finding.IsViolation, Is.False);
    }

    [Test]
    [Rule("SEND-009")]
    public void Silent_WhenTheMappingCameLate()
    {
        DriverTrace trace = Submitted(t =>
        {
            t.MapLater(1, 1, 1);
            t.Map(2, 2, 2);
        });
        trace.Leave(2, 2, 2);
        trace.Dpc(() => trace.Deliver(1));
        trace.Leave(1, 1, 1);
        Expect.Silent(trace, "SEND-009");
    }

    [Test]
    [Rule("SEND-009")]
    public void Silent_WhenTheRequestWasRefused()
    {
        DriverTrace trace = Submitted(t =>
        {
            t.Request(1, 1);
            t.Refuse();
            t.Map(2, 2, 2);
        });
        trace.Leave(2, 2, 2);
        trace.Dpc(() => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        Expect.Silent(trace, "SEND-009");
    }

    /// <summary>One call with two lists, and what the driver does in it.</summary>
    private static DriverTrace Submitted(Action<DriverTrace> body)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(2, 2, nblIndex: 1);
        trace.Send(1, () => body(trace));
        return trace;
    }
}
