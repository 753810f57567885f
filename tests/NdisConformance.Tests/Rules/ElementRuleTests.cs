using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Frames and accesses that show what a driver believed of the elements of a list.</summary>
[TestFixture]
internal sealed class ElementRuleTests
{
    private const uint Prefix = 14;
    private const uint ListLength = Prefix + DriverTrace.FrameLength;

    [Test]
    [Rule("SGDMA-LIST-008", "SGDMA-LIST-009", "SGDMA-LIST-011")]
    public void Silent_WhenManyElementsAreTakenOrCopied()
    {
        DriverTrace trace = Mapped(elements: 45, first: 500, last: 20, mdls: 3);
        trace.Read(1, Prefix, 486, AccessEnd.Element);
        trace.Read(1, 500, ListLength - 500, AccessEnd.Element);
        trace.Transmit(1, 1);
        Finish(trace);
        Expect.Silent(trace, "SGDMA-LIST-008", "SGDMA-LIST-009", "SGDMA-LIST-011");
    }

    [Test]
    [Rule("SGDMA-LIST-009")]
    public void Silent_WhenAFrameOfTooManyElementsFails()
    {
        DriverTrace trace = Mapped(elements: 45, first: 500, last: 20, mdls: 45);
        Finish(trace, NDIS_STATUS.NDIS_STATUS_FAILURE);
        Expect.Silent(trace, "SGDMA-LIST-009");
    }

    [TestCase(1, 20u, "SGDMA-LIST-008")]
    [TestCase(2, 20u, "SGDMA-LIST-009")]
    [TestCase(16, 20u, "SGDMA-LIST-009")]
    [Rule("SGDMA-LIST-008", "SGDMA-LIST-009")]
    public void Fires_WhenAFrameEndsWithAnElementTooEarly(int taken, uint last, string id)
    {
        DriverTrace trace = Mapped(elements: 45, first: 30, last: last, mdls: 45);
        ReadElements(trace, 1, taken);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires(id, trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [TestCase(false, "SGDMA-LIST-008")]
    [TestCase(true, "SGDMA-LIST-009")]
    [Rule("SGDMA-LIST-008", "SGDMA-LIST-009")]
    public void Fires_WhenOnlyTheLastElementIsMissing(bool hasTakenMore, string id)
    {
        DriverTrace trace = DriverTrace.Running();
        if (hasTakenMore)
        {
            Map(trace, 2, elements: 3, first: 30, last: 0, mdls: 3);
            ReadElements(trace, 2, 3);
            trace.Transmit(2, 2);
        }

        Map(trace, 1, elements: 4, first: 30, last: ListLength - 90, mdls: 4);
        ReadElements(trace, 1, 3);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires(id, trace);
    }

    [TestCase(AccessEnd.Mdl)]
    [TestCase(AccessEnd.Page)]
    [Rule("SGDMA-LIST-011")]
    public void Fires_WhenAFrameEndsInsideAnElement(AccessEnd end)
    {
        DriverTrace trace = Mapped(elements: 1, first: ListLength, last: ListLength, mdls: 3);
        trace.Read(1, Prefix, 100, end);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-011", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-011")]
    public void Fires_WhenAnElementIsCutAndTheNextOneFollows()
    {
        DriverTrace trace = Mapped(elements: 2, first: 500, last: ListLength - 500, mdls: 3);
        trace.Read(1, Prefix, 100, AccessEnd.Mdl);
        trace.Read(1, 500, 200, AccessEnd.Inside);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-011", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-011", "SEND-005")]
    public void Silent_WhenElementsAreSplitWherePagesAndMdlsEnd()
    {
        DriverTrace trace = Mapped(elements: 1, first: ListLength, last: ListLength, mdls: 3);
        trace.Read(1, Prefix, 100, AccessEnd.Mdl);
        trace.Read(1, Prefix + 100, 200, AccessEnd.Page);
        trace.Read(1, Prefix + 300, DriverTrace.FrameLength - 300, AccessEnd.Element);
        trace.Transmit(1, 1);
        Finish(trace);
        Expect.Silent(trace, "SGDMA-LIST-011", "SEND-005");
    }

    [TestCase(600u, 0u, 486u, 600u, 4000u)] // the length of the MDL
    [TestCase(1514u, 0u, 486u, 2000u, 4000u)] // the rest of the data, before the MDL ends
    [TestCase(4096u, 0u, 486u, 486u, 4000u)] // a page
    [TestCase(1000u, 0u, 486u, 486u, 1000u)] // up to the end of a page
    [TestCase(100u, 30u, 500u, 0u, 4096u)] // from the start of a page
    [Rule("SGDMA-LIST-011")]
    public void Fires_WhenAnAccessLeavesItsElement_AsAMdlOrPageWould(
        uint length, uint lead, uint rest, uint mdlRest, uint pageRest)
    {
        DriverTrace trace = Mapped(elements: 2, first: 500, last: ListLength - 500, mdls: 1);
        trace.Overrun(1, length, Prefix, lead, rest, mdlRest, pageRest);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-011", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [TestCase(0u, 60u)]
    [TestCase(30u, 30u)] // of an element in the middle of the data
    [Rule("SEND-013")]
    public void Fires_WhenTheDeviceReadsThePaddingBehindAShortFrame(uint offset, uint length)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, length: 40);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Overrun(1, length, offset, rest: 10, mdlRest: 10, pageRest: 4000);
        Expect.Fires("SEND-013", trace);
    }

    /// <summary>The device was given two elements that do not follow each other as one.</summary>
    [Test]
    [Rule("SGDMA-LIST-011")]
    public void Fires_WhenAnAccessLeavesItsElement_AndEndsWithALaterOne()
    {
        DriverTrace trace = Mapped(elements: 3, first: 500, last: ListLength - 714, mdls: 3);
        trace.Overrun(1, 700, Prefix, rest: 486, mdlRest: 486, pageRest: 3000, endsWithElement: true);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-011", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [TestCase(700u, 0u, false)] // neither with an element, an MDL nor a page
    [TestCase(100u, 30u, false)]
    [TestCase(600u, 30u, true)] // from before its element
    [Rule("DEV-001")]
    public void Fires_WhenAnAccessLeavesItsElementForNoReason(uint length, uint lead, bool endsWithElement)
    {
        DriverTrace trace = Mapped(elements: 2, first: 500, last: ListLength - 500, mdls: 1);
        trace.Overrun(1, length, Prefix, lead, rest: 486, mdlRest: 600, pageRest: 3000, endsWithElement);
        Finish(trace, NDIS_STATUS.NDIS_STATUS_FAILURE);
        Expect.Fires("DEV-001", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-004")]
    public void Fires_ForTheSkip_WhereTheFirstElementIsShorter()
    {
        DriverTrace underflow = Mapped(elements: 2, first: 10, last: ListLength - 10, mdls: 1);
        underflow.Overrun(1, uint.MaxValue - 4, 10, rest: 0, mdlRest: 1518, pageRest: 4);
        Expect.Fires("SGDMA-LIST-004", underflow);

        DriverTrace capped = Mapped(elements: 2, first: 10, last: ListLength - 10, mdls: 1);
        capped.Overrun(1, DriverTrace.FrameLength, Prefix, rest: 0, mdlRest: DriverTrace.FrameLength, pageRest: 4000);
        Expect.Fires("SGDMA-LIST-004", capped);
    }

    [Test]
    [Rule("SGDMA-LIST-013")]
    public void Fires_WhenAMappedNetBufferComesBackOtherwise()
    {
        DriverTrace trace = Mapped(elements: 1, first: ListLength, last: ListLength, mdls: 1);
        trace.Leave(1, 1, 1);
        trace.MappedNetBufferChanged(DriverTrace.Sg(1), DriverTrace.Nb(1), MappedMember.DataLength, 100, 80);
        Finish(trace);
        Finding finding = Expect.Fires("SGDMA-LIST-013", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nb(1)));
        Assert.That(finding.Actual, Does.StartWith("nb#1: its DataLength is 80, and was 100 when it was mapped"));
    }

    private static void ReadElements(DriverTrace trace, uint sg, int count)
    {
        trace.Read(sg, Prefix, 30 - Prefix, AccessEnd.Element);
        for (int i = 1; i < count; i++)
        {
            trace.Read(sg, (uint)i * 30, 30, AccessEnd.Element);
        }
    }

    private static DriverTrace Mapped(uint elements, uint first, uint last, uint mdls)
    {
        DriverTrace trace = DriverTrace.Running();
        Map(trace, 1, elements, first, last, mdls);
        return trace;
    }

    private static void Map(DriverTrace trace, uint number, uint elements, uint first, uint last, uint mdls)
    {
        trace.Submit(number, number, currentMdlOffset: Prefix, dataOffset: Prefix);
        trace.Send(number, () =>
        {
            trace.Request(number, number, currentMdlOffset: Prefix, dataOffset: Prefix);
            trace.Mapped(
                number, number, elements, firstElementLength: first, lastElementLength: last, mdls: mdls);
            trace.Deliver(number);
            trace.EndRequest(number);
        });
    }

    private static void Finish(DriverTrace trace, NDIS_STATUS status = NDIS_STATUS.NDIS_STATUS_SUCCESS)
    {
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, status);
        });
        trace.Drained(DriverTrace.Adapter);
    }
}
