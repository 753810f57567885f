using NdisConformance.Reports;

namespace NdisConformance.Tests.Reports.Html;

[TestFixture]
internal sealed class ObjectLifeTests
{
    [Test]
    public void Life_EndsWithTheCallThatReleases()
    {
        TraceBuilder trace = new TraceBuilder()
            .Add("return", "NdisMAllocateNetBufferSGList", "sg#1")
            .Add("call", "NdisMFreeNetBufferSGList", "dma#1", "sg#1", "nb#1")
            .Add("call", "NdisMFreeNetBufferSGList", "dma#1", "sg#1", "nb#1");

        IReadOnlyList<ObjectLife> lives = ObjectLife.Of(trace.Lines);

        Assert.That(lives, Is.EqualTo(new[]
        {
            new ObjectLife("sg#1", 0, 1, IsEnded: true),
            new ObjectLife("dma#1", 1, 2, IsEnded: false),
            new ObjectLife("nb#1", 1, 2, IsEnded: false),
        }));
    }

    [Test]
    public void Life_OfASendEndsWithItsCompletion()
    {
        TraceBuilder trace = new TraceBuilder()
            .Add("fact", "SendSubmitted", "nbl#1", "nb#1")
            .Add("fact", "SendCompleted", "nbl#1")
            .Add("call", "SomethingOfTomorrow", "nbl#1");

        Assert.That(ObjectLife.Of(trace.Lines)[0], Is.EqualTo(new ObjectLife("nbl#1", 0, 1, IsEnded: true)));
    }
}
