using NdisConformance.Contract;
using NdisConformance.Rules;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>OID_GEN_TRANSMIT_QUEUE_LENGTH against the frames that wait.</summary>
[TestFixture]
internal sealed class QueueLengthRuleTests
{
    [TestCase(1u, true)]
    [TestCase(2u, false)] // the lists
    [TestCase(3u, false)] // the frames
    [TestCase(4u, true)]
    [Rule("OID-020")]
    public void Fires_WhenOtherFramesAreCountedThanWait(uint counted, bool isWrong)
    {
        DriverTrace trace = Waiting();
        Answer(trace, counted);
        Expect.Judged("OID-020", trace, isWrong, "OID-020");
    }

    [Test]
    [Rule("OID-020")]
    public void Fires_WithWhatWaitsAndWhatWasCounted()
    {
        DriverTrace trace = Waiting();
        Answer(trace, counted: 0);
        Finding finding = Expect.Fires("OID-020", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.OidRequest));
        Assert.That(finding.Expected, Does.StartWith("OID_GEN_TRANSMIT_QUEUE_LENGTH between 2 and 3"));
        Assert.That(finding.Actual, Is.EqualTo("OID_GEN_TRANSMIT_QUEUE_LENGTH is 0"));
    }

    // The list of two is not completed. What left may be counted until then, and no longer needs to be.
    [TestCase(1, 1u, true)]
    [TestCase(1, 2u, false)]
    [TestCase(1, 3u, false)]
    [TestCase(1, 4u, true)]
    [TestCase(2, 0u, true)]
    [TestCase(2, 1u, false)]
    [TestCase(2, 3u, false)]
    [TestCase(2, 4u, true)]
    [Rule("OID-020")]
    public void Fires_WhenFramesThatDidNotLeaveAreMissing(int left, uint counted, bool isWrong)
    {
        DriverTrace trace = Waiting();
        for (uint nb = 1; nb <= left; nb++)
        {
            trace.Transmit(nb, 1);
        }

        Answer(trace, counted);
        Expect.Judged("OID-020", trace, isWrong, "OID-020");
    }

    // Of the two lists the one with a single frame is completed.
    [TestCase(NDIS_STATUS_SUCCESS, 0u, true)]
    [TestCase(NDIS_STATUS_SUCCESS, 1u, false)]
    [TestCase(NDIS_STATUS_SUCCESS, 3u, false)] // its frame is on the NIC still
    [TestCase(NDIS_STATUS_SUCCESS, 4u, true)]
    [TestCase(NDIS_STATUS_RESOURCES, 2u, false)]
    [TestCase(NDIS_STATUS_RESOURCES, 3u, true)] // its frame never leaves
    [Rule("OID-020")]
    public void Fires_WhenACompletedListIsCounted_OfWhichNoFrameWaits(NDIS_STATUS status, uint counted, bool isWrong)
    {
        DriverTrace trace = Waiting();
        trace.Complete(3, status);
        Answer(trace, counted);
        Expect.Judged("OID-020", trace, isWrong, "OID-020");
    }

    // The list of two is completed when one of its frames has left; the other list waits.
    [TestCase(1u, false)]
    [TestCase(2u, false)]
    [TestCase(3u, true)]
    [Rule("OID-020")]
    public void Fires_WhenAFrameIsCountedThatLeft_OfACompletedList(uint counted, bool isWrong)
    {
        DriverTrace trace = Waiting();
        trace.Transmit(1, 1);
        trace.Complete(1);
        Answer(trace, counted);
        Expect.Judged("OID-020", trace, isWrong, "OID-020");
    }

    [Test]
    [Rule("OID-020")]
    public void Silent_WhenAllThatLeftIsGone()
    {
        DriverTrace trace = Waiting();
        Answer(trace, counted: 3);
        trace.Transmit(1, 1);
        trace.Transmit(2, 1);
        trace.Complete(1);
        Answer(trace, counted: 1);
        trace.Transmit(3, 3);
        trace.Complete(3);
        Answer(trace, counted: 0);
        Expect.Silent(trace, "OID-020");

        Answer(trace, counted: 1);
        Expect.Fires("OID-020", trace);
    }

    [Test]
    [Rule("OID-020")]
    public void Silent_WhenAFrameMovesDuringTheRequest([Values] bool isPending)
    {
        Action<DriverTrace>[] moves =
        [
            trace => trace.Submit(9, 9),
            trace => trace.Transmit(3, 3),
            trace => trace.Complete(3, NDIS_STATUS_RESOURCES),
        ];
        foreach (Action<DriverTrace> move in moves)
        {
            DriverTrace trace = Waiting();
            Answer(trace, counted: 7, move, isPending);
            Expect.Silent(trace);
            Assert.That(trace.Engine.Exercised("OID-020"), Is.Zero);

            Answer(trace, counted: 7);
            Expect.Fires("OID-020", trace);
        }
    }

    [Test]
    [Rule("OID-020")]
    public void Fires_WhenTheAnswerComesLaterAndIsWrong()
    {
        DriverTrace trace = Waiting();
        Answer(trace, counted: 7, isPending: true);
        Expect.Fires("OID-020", trace);
    }

    [Test]
    [Rule("OID-020")]
    public void Silent_WhenTheDeviceIsGone()
    {
        const uint SurpriseRemoved = 2;
        DriverTrace trace = Waiting();
        trace.MiniportDevicePnPEventNotifyExit(
            trace.MiniportDevicePnPEventNotifyEnter(DriverTrace.Adapter, SurpriseRemoved));
        Answer(trace, counted: 0);
        Expect.Silent(trace);
    }

    /// <summary>Two lists that the driver has: one of two frames, number 1 and 2, and one of frame 3.</summary>
    private static DriverTrace Waiting()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () => { });
        trace.Submit(3, 3);
        trace.Send(3, () => { });
        return trace;
    }

    private static void Answer(
        DriverTrace trace, uint counted, Action<DriverTrace>? during = null, bool isPending = false)
    {
        trace.Ask(
            NDIS_REQUEST_TYPE.NdisRequestQueryInformation,
            OID_GEN_TRANSMIT_QUEUE_LENGTH,
            bytes: 4,
            callback =>
            {
                if (!isPending)
                {
                    during?.Invoke(trace);
                }

                trace.MiniportOidRequestExit(
                    callback, isPending ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS, 0, bytesWritten: 4, 0);
            });
        if (isPending)
        {
            during?.Invoke(trace);
            trace.CompleteRequest(written: 4);
        }

        trace.QueueLengthReported(DriverTrace.OidRequest, counted);
    }
}
