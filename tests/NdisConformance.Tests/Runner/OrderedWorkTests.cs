using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Work on all processors, with results in order.</summary>
internal sealed class OrderedWorkTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 100)];

    [Test]
    public void Results_ComeInTheOrderOfTheWork()
        => Assert.That(
            OrderedWork.Run(Items, 2, item => item * 2, CancellationToken.None),
            Is.EqualTo(Items.Select(item => item * 2)));

    [Test]
    public void AResult_IsNotKept_OnceItIsRead()
    {
        List<WeakReference> read = [];
        foreach (object result in OrderedWork.Run(Items, 2, _ => new object(), CancellationToken.None))
        {
            read.Add(new WeakReference(result));
            if (read.Count == Items.Length)
            {
                GC.Collect();
                Assert.That(read.Take(Items.Length / 2).Where(reference => reference.IsAlive), Is.Empty);
            }
        }

        Assert.That(read, Has.Count.EqualTo(Items.Length));
    }

    [Test]
    public void NoWork_HasNoResults()
        => Assert.That(OrderedWork.Run<int, int>([], 2, item => item, CancellationToken.None), Is.Empty);

    [Test]
    public void WhatTheWorkThrows_IsThrownInItsTurn()
    {
        using IEnumerator<int> results = OrderedWork.Run(
            Items,
            2,
            item => item == 5 ? throw new InvalidOperationException("five") : item,
            CancellationToken.None).GetEnumerator();
        for (int i = 0; i < 5; i++)
        {
            Assert.That(results.MoveNext(), Is.True);
        }

        Assert.That(() => results.MoveNext(), Throws.InvalidOperationException.With.Message.EqualTo("five"));
    }

    [Test]
    public void NoWorkGoesOn_AfterTheEnumerationHasEnded()
    {
        int running = 0;
        using CancellationTokenSource first = new();
        using (IEnumerator<int> results = OrderedWork.Run(
            Items,
            2,
            item =>
            {
                Interlocked.Increment(ref running);
                first.Cancel();
                first.Token.WaitHandle.WaitOne();
                Interlocked.Decrement(ref running);
                return item;
            },
            CancellationToken.None).GetEnumerator())
        {
            results.MoveNext();
        }

        Assert.That(running, Is.Zero);
    }

    [Test]
    public void Abandonment_LeavesOutWhatIsNotReady()
    {
        using CancellationTokenSource abandonment = new();
        using ManualResetEventSlim released = new();
        using CountdownEvent done = new(Items.Length - 1);
        List<int> results = [];
        try
        {
            foreach (int result in OrderedWork.Run(
                Items,
                2,
                item =>
                {
                    if (item == Items[0])
                    {
                        done.Wait();
                        abandonment.Cancel();
                        released.Wait();
                        return item;
                    }

                    done.Signal();
                    return item;
                },
                abandonment.Token))
            {
                results.Add(result);
            }
        }
        finally
        {
            released.Set();
        }

        // What was under way when it was abandoned may be missing, nothing else.
        Assert.That(results, Is.SubsetOf(Items.Skip(1)).And.Count.GreaterThanOrEqualTo(Items.Length - 2));
    }
}
