using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Received frames against what arrived from the wire: bytes, lost ones, late ones.</summary>
[TestFixture]
internal sealed class ArrivalRuleTests
{
    [TestCase(FrameMatch.Altered)]
    [TestCase(FrameMatch.Again)]
    [Rule("RECV-020")]
    public void Fires_WhenAListHoldsNoFrameAsItArrived(FrameMatch match)
    {
        DriverTrace trace = Started();
        trace.Indicate(101, match: match);
        Expect.Fires("RECV-020", trace);
    }

    [Test]
    [Rule("RECV-020")]
    public void Fires_WhenALengthIsNeitherTheFramesNorThatOfTheFrameBefore()
    {
        DriverTrace trace = Started();
        trace.Indicate(101, length: 59, frameLength: 60, match: FrameMatch.Altered);
        Expect.Fires("RECV-020", trace);
    }

    [TestCase(FrameMatch.Exact)]
    [TestCase(FrameMatch.None)]
    [Rule("RECV-020")]
    public void Silent_WhenAListHoldsAFrameOrNoneThatArrived(FrameMatch match)
    {
        DriverTrace trace = Started();
        trace.Indicate(101, match: match);
        Expect.Silent(trace, "RECV-020");
    }

    [Test]
    [Rule("RECV-027")]
    public void Fires_WhenAFrameIsIndicatedOnlyWithTheNextOne()
    {
        DriverTrace trace = Started();
        trace.Dpc(() => Arrive(trace, 1));
        trace.Drained(DriverTrace.Adapter);
        Arrive(trace, 2);
        Take(trace, 101, 1);
        Expect.Fires("RECV-027", trace);
    }

    [Test]
    [Rule("RECV-027")]
    public void Silent_WhenAllFramesAreIndicatedBeforeAllIsQuiet()
    {
        DriverTrace trace = Started();
        trace.Dpc(() =>
        {
            Arrive(trace, 1);
            Take(trace, 101, 1);
        });
        trace.GiveBack(101);
        trace.Drained(DriverTrace.Adapter);
        Arrive(trace, 2);
        Take(trace, 102, 2);
        Expect.Silent(trace, "RECV-027");
    }

    [Test]
    [Rule("RECV-027")]
    public void Silent_WhenTheFrameArrivedBeforeAPause()
    {
        DriverTrace trace = Started();
        Arrive(trace, 1);
        trace.Pause();
        trace.Restart();
        Arrive(trace, 2);
        trace.Drained(DriverTrace.Adapter);
        Take(trace, 101, 1);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-027")]
    public void Silent_WhileNdisHasLists()
    {
        DriverTrace trace = Started();
        trace.Indicate(102);
        Arrive(trace, 1);
        trace.Drained(DriverTrace.Adapter);
        Take(trace, 101, 1);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-028")]
    public void Fires_WhenFourAdmittedArrivalsInARowAreLost()
    {
        DriverTrace trace = Started();
        Arrive(trace, 1, 2, 3, 4);
        trace.Drained(DriverTrace.Adapter);
        trace.Drained(DriverTrace.Adapter);
        Expect.Fires("RECV-028", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [TestCase(NDIS_STATUS.NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS.NDIS_STATUS_FAILURE, false)]
    [Rule("RECV-028")]
    public void Fires_UnlessARequestFailed(NDIS_STATUS answer, bool fires)
    {
        DriverTrace trace = Started();
        TraceMark call = trace.NdisMAllocateSharedMemoryAsyncExCall(
            DriverTrace.Dma, length: 64, cached: false, TraceObject.Null(ObjectKind.Context), handlerGiven: true);
        trace.NdisMAllocateSharedMemoryAsyncExReturn(
            call, answer, request: answer == NDIS_STATUS.NDIS_STATUS_PENDING ? 1u : 0);
        Arrive(trace, 1, 2, 3, 4);
        trace.Drained(DriverTrace.Adapter);
        Assert.That(
            trace.Engine.Findings.Select(finding => finding.RuleId),
            fires ? Has.Member("RECV-028") : Has.No.Member("RECV-028"));
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenThreeFramesAreLost()
    {
        DriverTrace trace = Started();
        Arrive(trace, 1, 2, 3);
        trace.Drained(DriverTrace.Adapter);
        Arrive(trace, 4);
        Take(trace, 101, 4);
        trace.GiveBack(101);
        Arrive(trace, 5, 6, 7);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "RECV-028");
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenOneOfManyIsIndicated()
    {
        DriverTrace trace = Started();
        Arrive(trace, 1, 2, 3, 4, 5);
        Take(trace, 101, 2);
        trace.GiveBack(101);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "RECV-028");
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenTheFilterAdmitsNone()
    {
        DriverTrace trace = Started();
        for (uint frame = 1; frame < 9; frame++)
        {
            trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), 60, FrameAudience.NotAdmitted);
        }

        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenNdisHasLists()
    {
        DriverTrace trace = Started();
        trace.Indicate(101);
        Arrive(trace, 1, 2, 3, 4);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenTheDriverDidNotGetWhatItAskedFor()
    {
        DriverTrace trace = Started();
        trace.MmGetSystemAddressForMdlSafeReturn(
            trace.MmGetSystemAddressForMdlSafeCall(TraceScript.Object(ObjectKind.Mdl, 1)), false);
        Arrive(trace, 1, 2, 3, 4);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenABurstIsLost()
    {
        DriverTrace trace = Started();
        for (uint frame = 1; frame < 9; frame++)
        {
            trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), 60, FrameAudience.Everybody);
        }

        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-028")]
    public void Silent_WhenTheDriverNeverReceived()
    {
        DriverTrace trace = DriverTrace.Running(t => t.MakeNblPool());
        Arrive(trace, 1, 2, 3, 4);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    /// <summary>A driver that has received a frame.</summary>
    private static DriverTrace Started()
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.MakeNblPool();
            t.AllocatePair(101);
            t.AllocatePair(102);
        });
        trace.Indicate(101);
        trace.GiveBack(101);
        return trace;
    }

    private static void Arrive(DriverTrace trace, params ReadOnlySpan<uint> frames)
    {
        foreach (uint frame in frames)
        {
            trace.Time++;
            trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), 60, FrameAudience.Everybody);
        }
    }

    private static void Take(DriverTrace trace, uint list, uint frame)
        => trace.Indicate(list, frame: TraceScript.Object(ObjectKind.Frame, frame), match: FrameMatch.Exact);
}
