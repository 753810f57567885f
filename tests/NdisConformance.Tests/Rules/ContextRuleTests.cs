using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>What a driver gives as Context, and the arguments that it does not give.</summary>
[TestFixture]
internal sealed class ContextRuleTests
{
    private static readonly TraceObject Context = TraceScript.Object(ObjectKind.Context, 3);
    private static readonly TraceObject Block = TraceScript.Object(ObjectKind.Memory, 5);
    private static readonly TraceObject Reserved = TraceScript.Object(ObjectKind.System, 2);

    [Test]
    [Rule("SGDMA-ALLOC-015")]
    public void Fires_WhenTheCallbackInsideTheRequestCrashes()
    {
        DriverTrace trace = Crashed(isInside: true);
        Assert.That(Expect.Fires("SGDMA-ALLOC-015", trace).Object, Is.EqualTo(DriverTrace.Nb(1)));
    }

    [Test]
    [Rule("SGDMA-ALLOC-015")]
    public void Silent_WhenALaterCallbackCrashes() => Expect.Silent(Crashed(isInside: false));

    [Test]
    [Rule("SGDMA-ALLOC-015")]
    public void Silent_WhenTheCrashFollowsFromAnotherMisuse()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Mapped(1, 1);
            trace.BeginDelivery(1);
            trace.Touch(Reserved, StaleReason.IgnoredArgument);
            trace.Crash(0xD1, 0);
        });
        Expect.Fires("SGDMA-CB-005", trace);
    }

    [TestCase(true, "SGDMA-ALLOC-015")]
    [TestCase(false, "SGDMA-FREE-004")]
    [Rule("SGDMA-ALLOC-015", "SGDMA-FREE-004")]
    public void Fires_ByWhetherTheContextToldOfTheLastSend(bool isSameContext, string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        Send(trace, 1, () => trace.Free(1, 1));
        trace.Dpc(() => trace.Complete(1));
        trace.Submit(2, 2);
        trace.Send(2, () =>
        {
            trace.Request(2, 2, context: isSameContext ? Context : TraceScript.Object(ObjectKind.Context, 4));
            trace.Mapped(2, 2);
            trace.Deliver(2, () => trace.Free(2, 1));
            trace.EndRequest(2);
        });
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("SGDMA-FREE-004")]
    public void Fires_ForThePairWhenOneContextStandsForAllFrames()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            for (uint number = 1; number <= 2; number++)
            {
                trace.Request(number, 1, context: Context);
                trace.Mapped(number, number);
                trace.Deliver(number);
                trace.EndRequest(number);
            }
        });
        trace.Dpc(() => trace.Free(2, 1));
        Expect.Fires("SGDMA-FREE-004", trace);
    }

    [TestCase(ObjectKind.Context)]
    [TestCase(ObjectKind.Memory)]
    [Rule("SGDMA-CB-013")]
    public void Fires_WhenTheContextEndsBeforeTheCallback(ObjectKind kind)
    {
        DriverTrace trace = Pending(kind == ObjectKind.Context ? Context : Block);
        End(trace, kind);
        Assert.That(Expect.Fires("SGDMA-CB-013", trace).Made, Is.Positive);
    }

    [TestCase(ObjectKind.Context)]
    [TestCase(ObjectKind.Memory)]
    [Rule("SGDMA-CB-013", "SGDMA-ALLOC-015")]
    public void Silent_WhenTheContextEndsInsideTheCallback(ObjectKind kind)
    {
        DriverTrace trace = Pending(kind == ObjectKind.Context ? Context : Block);
        trace.Dpc(() => trace.Deliver(1, () => End(trace, kind)));
        Expect.Silent(trace, "SGDMA-CB-013");
        trace = DriverTrace.Running();
        Send(trace, 1, () => End(trace, ObjectKind.Context));
        Expect.Silent(trace, "SGDMA-ALLOC-015");
    }

    [Test]
    [Rule("SGDMA-CB-005")]
    public void Fires_WhenReservedIsTakenForAList()
    {
        DriverTrace trace = DriverTrace.Running();
        Send(trace, 1, () => trace.NdisMFreeNetBufferSGListReturn(trace.NdisMFreeNetBufferSGListCall(
            DriverTrace.Dma,
            Reserved.As(ObjectState.Interior),
            DriverTrace.Nb(1),
            SgPointer.Other,
            mappedNb: DriverTrace.None)));
        Expect.Fires("SGDMA-CB-005", trace);
    }

    [Test]
    [Rule("SGDMA-CB-005")]
    public void Fires_WhenReservedIsTakenForAHandle()
    {
        DriverTrace trace = DriverTrace.Running();
        Send(trace, 1, () => trace.Free(1, 1, dma: Reserved));
        Expect.Fires("SGDMA-CB-005", trace);
    }

    [Test]
    [Rule("SGDMA-CB-005")]
    public void Silent_WhenNobodyLooksAtIt()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        Expect.Silent(trace, "SGDMA-CB-005");
    }

    private static DriverTrace Crashed(bool isInside)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, context: Context);
            trace.Mapped(1, 1);
            if (!isInside)
            {
                trace.EndRequest(1);
            }

            trace.BeginDelivery(1);
            trace.Crash(0xD1, 0);
        });
        return trace;
    }

    private static DriverTrace Pending(TraceObject context)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, context: context);
            trace.Mapped(1, 1);
            trace.EndRequest(1);
        });
        return trace;
    }

    private static void Send(DriverTrace trace, uint number, Action callback)
    {
        trace.Submit(number, number);
        trace.Send(number, () =>
        {
            trace.Request(number, number, context: Context);
            trace.Mapped(number, number);
            trace.Deliver(number, callback);
            trace.EndRequest(number);
        });
        trace.Transmit(number, number);
    }

    private static void End(DriverTrace trace, ObjectKind kind)
    {
        if (kind == ObjectKind.Context)
        {
            trace.Released(Context);
        }
        else
        {
            trace.FreeMemory(Block);
        }
    }
}
