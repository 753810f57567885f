using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>How indicated lists come back: RECV-007, RECV-009.</summary>
[TestFixture]
internal sealed class DataPathReturnTests
{
    [TestCase(ReturnMoment.Soon, "321 at 50")]
    [TestCase(ReturnMoment.Inside, "321 at 0")]
    [TestCase(ReturnMoment.Late, "3 at 50000, 2 at 50000, 1 at 50000")]
    [TestCase(ReturnMoment.Held, "321 at 50000")]
    public void Lists_ComeBackOnce_WhenItWasChosen(ReturnMoment moment, string expected)
        => DataPathBench.Prove(expected, bench => Returns(bench, moment), host => host.NeverReturned = 1);

    [Test]
    public void Resources_NeverComeBackThroughTheHandler_RECV007()
        => DataPathBench.Prove(
            expected: 0,
            bench =>
            {
                int returned = 0;
                bench.Driver.OnReturn = (list, _) => returned += DataPathBench.Members(list).Count;
                bench.Indicate(bench.ReceiveChain(bench.ListPool(), 2), 2, NDIS_RECEIVE_FLAGS_RESOURCES);
                bench.Drain();
                return returned;
            },
            host => host.ReturnsResources = true);

    [TestCase(ReturnMoment.Soon, DISPATCH_LEVEL, NDIS_RETURN_FLAGS_DISPATCH_LEVEL)]
    [TestCase(ReturnMoment.Late, PASSIVE_LEVEL, 0u)]
    [TestCase(ReturnMoment.Inside, PASSIVE_LEVEL, 0u)]
    public void Flags_TellTheTruth(ReturnMoment moment, byte irql, uint expected)
        => DataPathBench.Prove(
            (irql, expected),
            bench =>
            {
                (byte Irql, uint Flags) seen = default;
                bench.Driver.OnReturn = (_, flags) => seen = (bench.Pc.Current.Irql, flags);
                bench.Choices.Always((int)HostChoice.ReturnMoment, (int)moment);
                bench.Indicate(bench.Receive(bench.ListPool()));
                bench.Drain();
                return seen;
            },
            host => host.BentReturnFlags = expected ^ NDIS_RETURN_FLAGS_DISPATCH_LEVEL);

    [TestCase(false, "1 2 3 4")]
    [TestCase(true, "4 3 2 1")]
    public void Held_ListsOfSeveralIndications_ComeBackTogether(bool newestFirst, string expected)
    {
        using DataPathBench bench = new();
        bench.Choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
        List<string> returned = [];
        bench.Driver.OnReturn = (list, _) => returned.Add(
            string.Join(' ', DataPathBench.Members(list).Select(member => Number(bench, member))));
        NDIS_HANDLE pool = bench.ListPool();
        NET_BUFFER_LIST first = bench.Receive(pool);
        first.Next = bench.Receive(pool);
        bench.Indicate(first, 2);
        bench.Indicate(bench.Receive(pool));
        bench.Indicate(bench.Receive(pool));

        Assert.That(bench.Host.Returns.Held, Is.EqualTo(4));
        bench.Host.Returns.ReturnHeld(newestFirst ? ReturnGrouping.NewestFirst : ReturnGrouping.OldestFirst);
        Assert.That(returned, Is.EqualTo([expected]));
        Assert.That(bench.Host.Returns.Held, Is.Zero);
        Assert.That(bench.Facts(TraceName.ReceiveReturned).Count(), Is.EqualTo(4));
        bench.Host.Returns.ReturnHeld(newestFirst ? ReturnGrouping.NewestFirst : ReturnGrouping.OldestFirst);
        Assert.That(returned, Has.Count.EqualTo(1));
    }

    [TestCase(ReturnGrouping.OldestFirst, "1234")]
    [TestCase(ReturnGrouping.NewestFirst, "4321")]
    [TestCase(ReturnGrouping.OneByOne, "1 2 3 4")]
    [TestCase(ReturnGrouping.TwoChains, "13 24")]
    public void HeldLists_ComeBackInAnyGrouping(ReturnGrouping grouping, string expected)
    {
        using DataPathBench bench = new();
        List<string> returned = [];
        bench.Choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
        bench.Driver.OnReturn = (list, _) => returned.Add(
            string.Concat(DataPathBench.Members(list).Select(member => Number(bench, member))));
        NDIS_HANDLE pool = bench.ListPool();
        for (int i = 0; i < 4; i++)
        {
            bench.Indicate(bench.Receive(pool));
        }

        bench.Host.Returns.ReturnHeld(grouping);

        Assert.That((string.Join(' ', returned), bench.Host.Returns.Held), Is.EqualTo((expected, 0)));
    }

    [Test]
    public void EveryList_IsStatedBeforeTheHandlerIsCalled()
    {
        using DataPathBench bench = new();
        bench.Indicate(bench.ReceiveChain(bench.ListPool(), 3), 3);
        bench.Drain();

        TraceEvent enter = bench.Trace.Last(TraceName.MiniportReturnNetBufferLists, TraceKind.Enter);
        Assert.That(new MiniportReturnNetBufferListsEnter(in enter).Count, Is.EqualTo(3));
        Assert.That(bench.Facts(TraceName.ReceiveReturned).Select(e => e.Sequence), Is.All.LessThan(enter.Sequence));
    }

    [Test]
    public void Adapter_ThatIsGone_GetsNothingBack()
    {
        using DataPathBench bench = new();
        bench.Indicate(bench.Receive(bench.ListPool()));
        bench.Choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
        bench.Indicate(bench.Receive(bench.ListPool()));
        bench.Host.Lifecycle.Pause();
        bench.Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        bench.Drain();

        Assert.That(bench.Host.Returns.Held, Is.Zero);
        bench.Host.Lifecycle.Initialize();
        bench.Host.Returns.ReturnHeld(ReturnGrouping.OldestFirst);
        Assert.That(bench.Facts(TraceName.ReceiveReturned), Is.Empty);
        Assert.That(bench.Trace.Of(TraceName.MiniportReturnNetBufferLists), Is.Empty);
    }

    [Test]
    public void List_MayBeIndicatedAgain_FromInsideTheReturn()
    {
        using DataPathBench bench = new();
        int left = 3;
        bench.Driver.OnReturn = (list, _) =>
        {
            if (left-- > 0)
            {
                bench.Indicate(list);
            }
        };
        bench.Indicate(bench.Receive(bench.ListPool()));
        bench.Drain();

        Assert.That(bench.Facts(TraceName.ReceiveReturned).Count(), Is.EqualTo(4));
    }

    /// <summary>What came back, one call after the other, with the delay of each since the indication.</summary>
    private static string Returns(DataPathBench bench, ReturnMoment moment)
    {
        List<string> returned = [];
        bench.Choices.Always((int)HostChoice.ReturnMoment, (int)moment);
        NET_BUFFER_LIST chain = bench.ReceiveChain(bench.ListPool(), 3);
        long start = bench.Pc.Now;
        bench.Driver.OnReturn = (list, _) => returned.Add(
            string.Concat(DataPathBench.Members(list).Select(member => Number(bench, member)))
            + $" at {bench.Pc.Now - start}");
        bench.Indicate(chain, 3);
        bench.Pc.Events.RunUntilIdle(start + 50_000);
        if (moment == ReturnMoment.Held)
        {
            Assert.That(returned, Is.Empty);
            bench.Pc.Events.AdvanceTo(start + 50_000);
            bench.Host.Returns.ReturnHeld(ReturnGrouping.OldestFirst);
        }

        return string.Join(", ", returned);
    }

    private static uint Number(DataPathBench bench, NET_BUFFER_LIST list)
    {
        // A call that does nothing to it names it.
        bench.Host.Ndis.NdisMSendNetBufferListsComplete(bench.Adapter, list, 0);
        return bench.Trace.Last<NdisMSendNetBufferListsCompleteCall>().Nbl.Number;
    }
}
