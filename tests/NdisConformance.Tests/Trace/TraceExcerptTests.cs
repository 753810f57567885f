using NdisConformance.Trace;
using static NdisConformance.Tests.Trace.EventWriter;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class TraceExcerptTests
{
    [Test]
    public void WhatIsMissing_IsShownInTheOtherTrace()
    {
        EventWriter failing = Life(frees: false);
        EventWriter passing = Life(frees: true);

        TraceExcerpt excerpt = TraceExcerpt.Of(failing.Store, passing.Store, 0, failing.Store.Count);

        Assert.That(excerpt.Failing, Has.None.Contains("NdisFreeMdl"));
        Assert.That(excerpt.Passing, Has.Some.Contains("NdisFreeMdl(mdl=mdl#1"));
    }

    [Test]
    public void ObligationAndBreach_AreShown_AndWhatLiesBetweenIsNot()
    {
        EventWriter writer = Life(frees: false);

        TraceExcerpt excerpt = TraceExcerpt.Of(writer.Store, writer.Store, 1, writer.Store.Count);

        Assert.That(excerpt.Failing, Is.EqualTo(excerpt.Passing));
        Assert.That(excerpt.Failing[0], Does.StartWith("     1 ").And.Contains("NdisAllocateMdl"));
        Assert.That(excerpt.Failing[^1], Does.Contain("Leaked"));
        Assert.That(excerpt.Failing, Has.Exactly(1).EqualTo("   ..."));
        Assert.That(excerpt.Failing, Has.Count.LessThan(7));
    }

    [Test]
    public void Locks_AreLeftOut_UnlessTheyAreMeant()
    {
        EventWriter writer = new();
        writer.Does(TraceName.NdisAcquireSpinLock, Obj(ObjectKind.Lock, 1))
            .Does(TraceName.NdisReleaseSpinLock, Obj(ObjectKind.Lock, 1))
            .Fact(TraceName.Drained, Obj(ObjectKind.Adapter, 1));

        TraceExcerpt without = TraceExcerpt.Of(writer.Store, writer.Store, 0, 5);
        TraceExcerpt with = TraceExcerpt.Of(writer.Store, writer.Store, 0, 3);

        Assert.That(without.Failing, Has.None.Contains("SpinLock"));
        Assert.That(with.Failing, Has.Some.Contains("NdisReleaseSpinLock").And.None.Contains("NdisAcquireSpinLock"));
    }

    private static EventWriter Life(bool frees)
    {
        EventWriter writer = new();
        writer.Does(TraceName.NdisAllocateMdl, Obj(ObjectKind.Adapter, 1));
        for (int i = 0; i < 20; i++)
        {
            writer.Time++;
            writer.Does(TraceName.NdisGetVersion);
        }

        if (frees)
        {
            return writer.Does(TraceName.NdisFreeMdl, Obj(ObjectKind.Mdl, 1));
        }

        return writer.Fact(TraceName.Leaked, Obj(ObjectKind.Mdl, 1));
    }
}
