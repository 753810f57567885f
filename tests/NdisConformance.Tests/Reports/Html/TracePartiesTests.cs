namespace NdisConformance.Tests.Reports.Html;

[TestFixture]
internal sealed class TracePartiesTests
{
    private static TraceParties Of(TraceName name) => TraceParties.Of(TraceSchema.Of(name));

    [Test]
    public void EveryCall_HasTheMiniportOnOneSide()
    {
        foreach (TraceRow row in TraceSchema.All.Where(row => row.Kind != RowKind.Fact))
        {
            TraceParties between = TraceParties.Of(row);

            Party driver = row.Kind == RowKind.Function ? between.From : between.To;
            Assert.That(driver, Is.EqualTo(Party.Miniport), row.Name.ToString());
            Assert.That(between.From, Is.Not.EqualTo(between.To), row.Name.ToString());
        }
    }

    [Test]
    public void FunctionsOfDma_AreServedByTheHal()
    {
        Assert.That(Of(TraceName.NdisMAllocateNetBufferSGList).To, Is.EqualTo(Party.Hal));
        Assert.That(Of(TraceName.MiniportProcessSGList).From, Is.EqualTo(Party.Hal));
        Assert.That(Of(TraceName.NdisReadRegisterUlong).To, Is.EqualTo(Party.Device));
        Assert.That(Of(TraceName.NdisMSendNetBufferListsComplete).To, Is.EqualTo(Party.Ndis));
    }

    [Test]
    public void Frames_GoBetweenDeviceAndWire()
    {
        Assert.That(Of(TraceName.WireTransmit), Is.EqualTo(new TraceParties(Party.Device, Party.Wire)));
        Assert.That(Of(TraceName.WireReceive), Is.EqualTo(new TraceParties(Party.Wire, Party.Device)));
        Assert.That(Of(TraceName.SendSubmitted), Is.EqualTo(new TraceParties(Party.Protocol, Party.Ndis)));
    }
}
