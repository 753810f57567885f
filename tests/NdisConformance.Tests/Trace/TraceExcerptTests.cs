using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class TraceExcerptTests
{
    private static readonly TraceObject Adapter = new(ObjectKind.Adapter, 1);

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
        TraceObject spinLock = new(ObjectKind.Lock, 1);
        writer.NdisAcquireSpinLockReturn(writer.NdisAcquireSpinLockCall(spinLock));
        writer.NdisReleaseSpinLockReturn(writer.NdisReleaseSpinLockCall(spinLock));
        writer.Drained(Adapter);

        TraceExcerpt without = TraceExcerpt.Of(writer.Store, writer.Store, 0, 5);
        TraceExcerpt with = TraceExcerpt.Of(writer.Store, writer.Store, 0, 3);

        Assert.That(without.Failing, Has.None.Contains("SpinLock"));
        Assert.That(with.Failing, Has.Some.Contains("NdisReleaseSpinLock").And.None.Contains("NdisAcquireSpinLock"));
    }

    private static EventWriter Life(bool frees)
    {
        TraceObject mdl = new(ObjectKind.Mdl, 1);
        EventWriter writer = new();
        TraceMark call = writer.NdisAllocateMdlCall(Adapter, block: default, length: 0, AddressClass.Nonpaged);
        writer.NdisAllocateMdlReturn(call, mdl);
        for (int i = 0; i < 20; i++)
        {
            writer.Time++;
            writer.GetVersion();
        }

        if (frees)
        {
            writer.NdisFreeMdlReturn(
                writer.NdisFreeMdlCall(mdl, usedBy: default, OwnerCode.Miniport, lostMemory: default));
        }
        else
        {
            writer.Leaked(mdl, Checkpoint.Halt, acquired: 1);
        }

        return writer;
    }
}
