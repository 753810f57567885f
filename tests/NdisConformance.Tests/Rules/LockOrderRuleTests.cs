using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>The order in which locks are taken.</summary>
[TestFixture]
internal sealed class LockOrderRuleTests
{
    private static readonly TraceObject First = TraceScript.Object(ObjectKind.Lock, 1);
    private static readonly TraceObject Second = TraceScript.Object(ObjectKind.Lock, 2);
    private static readonly TraceObject Outer = TraceScript.Object(ObjectKind.Lock, 3);

    [Test]
    [Rule("IRQL-008")]
    public void Fires_WhenTwoLocksAreTakenInBothOrders()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => Take(trace, First, Second));
        trace.Send(1, () => Take(trace, Second, First));
        Expect.Fires("IRQL-008", trace);
    }

    [Test]
    [Rule("IRQL-008")]
    public void Silent_WhenTheOrderIsAlwaysTheSame()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => Take(trace, First, Second));
        trace.Send(1, () => Take(trace, First, Second));
        Expect.Silent(trace, "IRQL-008");
    }

    [Test]
    [Rule("IRQL-008")]
    public void Silent_WhenAThirdLockIsHeldInBothCases()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => Take(trace, Outer, First, Second));
        trace.Send(1, () => Take(trace, Outer, Second, First));
        Expect.Silent(trace, "IRQL-008");
    }

    [Test]
    [Rule("IRQL-008")]
    public void Silent_WhenNoLockIsHeldAnyMore()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => Take(trace, First, Second));
        trace.Dpc(() =>
        {
            Take(trace, Second);
            Take(trace, First);
        });
        Expect.Silent(trace, "IRQL-008");
    }

    private static void Take(DriverTrace trace, params ReadOnlySpan<TraceObject> locks)
    {
        foreach (TraceObject taken in locks)
        {
            trace.NdisDprAcquireSpinLockReturn(trace.NdisDprAcquireSpinLockCall(taken));
        }

        for (int i = locks.Length - 1; i >= 0; i--)
        {
            trace.NdisDprReleaseSpinLockReturn(trace.NdisDprReleaseSpinLockCall(locks[i]));
        }
    }
}
