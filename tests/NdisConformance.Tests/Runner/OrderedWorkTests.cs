using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Work on all processors, with results in order.</summary>
internal sealed class OrderedWorkTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 100)];

    [Test]
    public void Results_ComeInTheOrderOfTheWork()
        => Assert.That(
            OrderedWork.Run(Items, item => item * 2, CancellationToken.None),
            Is.EqualTo(Items.Select(item => item * 2)));

    [Test]
    public void AResult_IsNotKept_OnceItIsRead()
    {
        List<WeakReference> read = [];
        foreach (object result in OrderedWork.Run(Items, _ => new object(), CancellationToken.None))
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
        => Assert.That(OrderedWork.Run<int, int>([], item => item, CancellationToken.None), Is.Empty);

    [Test]
    public void WhatTheWorkThrows_IsThrownInItsTurn()
    {
        using IEnumerator<int> results = OrderedWork.Run(
            Items,
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
    public void Cancellation_EndsTheWait()
    {
        using CancellationTokenSource cancellation = new();
        Assert.That(
            () => OrderedWork.Run(
                Items,
                item =>
                {
                    cancellation.Cancel();
                    return item;
                },
                cancellation.Token).Count(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Workers may be done with everything before the first result is read.</summary>
    [Test]
    public void Cancellation_Counts_ThoughAllIsReady()
    {
        using CancellationTokenSource cancellation = new();
        using CountdownEvent ready = new(Items.Length - 1);
        IEnumerable<int> results = OrderedWork.Run(
            Items,
            item =>
            {
                if (!ready.IsSet)
                {
                    ready.Signal();
                }

                return item;
            },
            cancellation.Token);
        using IEnumerator<int> reader = results.GetEnumerator();
        Assert.That(reader.MoveNext(), Is.True);
        ready.Wait();
        cancellation.Cancel();
        Assert.That(() => reader.MoveNext(), Throws.InstanceOf<OperationCanceledException>());
    }
}
