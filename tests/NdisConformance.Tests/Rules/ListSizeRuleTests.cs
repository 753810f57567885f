using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>ScatterGatherListSize, and the level at which lists are freed.</summary>
[TestFixture]
internal sealed class ListSizeRuleTests
{
    private const uint Guess = 512;

    [TestCase(0xDEAD_BEEFu)]
    [TestCase(0xDEAD_BEF0u)]
    [TestCase(0xEADB_EEF0u)]
    [Rule("SGDMA-REG-011")]
    public void Fires_WhenTheSizeOfARefusalIsAllocated(uint length)
    {
        DriverTrace trace = Refused();
        trace.AllocateMemory(0, length);
        trace.EndInitialize(NDIS_STATUS_RESOURCES);
        Expect.Fires("SGDMA-REG-011", trace);
    }

    [Test]
    [Rule("SGDMA-REG-011")]
    public void Silent_WhenSomethingElseIsAllocatedAfterARefusal()
    {
        DriverTrace trace = Refused();
        trace.AllocateMemory(1, 4096);
        trace.EndInitialize(NDIS_STATUS_RESOURCES);
        Expect.Silent(trace, "SGDMA-REG-011");
    }

    [TestCase(Guess, true, true, TestName = "Fires_WhenBuffersOfAGuessAreOlderThanTheAnswer")]
    [TestCase(0u, true, false, TestName = "Silent_WhenNothingStoodInTheField")]
    [TestCase(Guess, false, false, TestName = "Silent_WhenTheBuffersAreYoungerThanTheAnswer")]
    [Rule("SGDMA-REG-011")]
    public void Fires_OrNot(uint before, bool isOlder, bool isWrong)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        if (isOlder)
        {
            trace.AllocateMemory(1, Guess);
        }

        trace.RegisterDma(listSizeBefore: before);
        if (!isOlder)
        {
            trace.AllocateMemory(1, Guess);
        }

        trace.EndInitialize();
        trace.Restart();
        MapWith(trace, 1, Guess);
        if (isWrong)
        {
            Expect.Fires("SGDMA-REG-011", trace);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-REG-011");
        }
    }

    [TestCase(0u, true)]
    [TestCase(63u, true)]
    [TestCase(64u, false)]
    [Rule("SGDMA-REG-020")]
    public void Fires_AsAdviceWhenBuffersAreNotPrepared(uint size, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint number = 1; number <= 8; number++)
        {
            MapWith(trace, number, size);
        }

        trace.End();
        if (isWrong)
        {
            Assert.That(Expect.Fires("SGDMA-REG-020", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-REG-020");
        }
    }

    [Test]
    [Rule("SGDMA-REG-020")]
    public void Fires_AsAdviceWhenABufferIsAllocatedForEachSend()
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint number = 1; number <= 8; number++)
        {
            trace.Submit(number, number);
            trace.Send(number, () =>
            {
                trace.AllocateMemory(number, 64);
                MapInto(trace, number, 64, buffer: number);
            });
            trace.Leave(number, number, number);
            trace.Dpc(() => Retire(trace, number));
        }

        trace.End();
        Assert.That(Expect.Fires("SGDMA-REG-020", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SGDMA-REG-020")]
    public void Silent_WhenThereWasNoMemoryForBuffers()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.NdisAllocateMemoryWithTagPriorityReturn(
            trace.NdisAllocateMemoryWithTagPriorityCall(DriverTrace.Adapter, length: 64, tag: 1),
            TraceObject.Null(ObjectKind.Memory));
        for (uint number = 1; number <= 8; number++)
        {
            MapWith(trace, number, 0);
        }

        trace.End();
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SGDMA-REG-020")]
    public void Silent_WhenThereWereFewSends()
    {
        DriverTrace trace = DriverTrace.Running();
        MapWith(trace, 1, 0);
        trace.End();
        Expect.Silent(trace);
    }

    [TestCase(NDIS.PASSIVE_LEVEL, true)]
    [TestCase(NDIS.DISPATCH_LEVEL, false)]
    [Rule("SGDMA-FREE-014")]
    public void Fires_AsAdviceWhenTheLevelIsRaisedForFrees(byte level, bool isWrong)
    {
        DriverTrace trace = SendingAt(level);
        if (isWrong)
        {
            Assert.That(Expect.Fires("SGDMA-FREE-014", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-FREE-014");
        }
    }

    /// <summary>No DPC comes any more, so that the level has to be raised.</summary>
    [Test]
    [Rule("SGDMA-FREE-014")]
    public void Silent_WhenTheDeviceIsGone() => Expect.Silent(SendingAt(NDIS.PASSIVE_LEVEL, isRemoved: true));

    private static DriverTrace SendingAt(byte level, bool isRemoved = false)
    {
        const uint SurpriseRemoved = 2;
        DriverTrace trace = DriverTrace.Running();
        if (isRemoved)
        {
            trace.MiniportDevicePnPEventNotifyExit(
                trace.MiniportDevicePnPEventNotifyEnter(DriverTrace.Adapter, SurpriseRemoved));
        }

        for (uint number = 1; number <= 8; number++)
        {
            trace.Submit(number, number);
            trace.Send(number, () => MapInto(trace, number, 64));
            trace.Leave(number, number, number);
            if (level == NDIS.DISPATCH_LEVEL)
            {
                trace.Dpc(() => Retire(trace, number));
            }
            else
            {
                trace.Query(() => trace.At(NDIS.DISPATCH_LEVEL, () => Retire(trace, number)));
            }
        }

        trace.End();
        return trace;
    }

    private static void Retire(DriverTrace trace, uint number)
    {
        trace.Free(number, number);
        trace.Complete(number);
    }

    /// <summary>A frame that the device never had, or is done with at once, has no DPC to wait for.</summary>
    [TestCase(false)]
    [TestCase(true)]
    [Rule("SGDMA-FREE-014")]
    public void Silent_WhenNoDpcIsDue(bool isSent)
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint number = 1; number <= 8; number++)
        {
            trace.Submit(number, number);
            trace.Send(
                number,
                () => trace.At(NDIS.DISPATCH_LEVEL, () =>
                {
                    MapInto(trace, number, 64);
                    if (isSent)
                    {
                        trace.Leave(number, number, number);
                    }

                    trace.Free(number, number);
                    trace.Complete(number, isSent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE);
                }),
                NDIS.PASSIVE_LEVEL);
        }

        trace.End();
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SGDMA-FREE-014")]
    public void Silent_WhenThereWereFewFrees()
    {
        DriverTrace trace = DriverTrace.Running();
        MapWith(trace, 1, 64);
        trace.End();
        Expect.Silent(trace);
    }

    private static DriverTrace Refused()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma(NDIS_STATUS_RESOURCES);
        return trace;
    }

    private static void MapWith(DriverTrace trace, uint number, uint size)
    {
        trace.Submit(number, number);
        trace.Send(number, () => MapInto(trace, number, size));
        trace.Leave(number, number, number);
        trace.Dpc(() => Retire(trace, number));
    }

    private static void MapInto(DriverTrace trace, uint number, uint size, uint buffer = 1)
    {
        trace.Request(
            number,
            number,
            buffer: size == 0 ? TraceObject.Null(ObjectKind.Memory) : TraceScript.Object(ObjectKind.Memory, buffer),
            bufferSize: size,
            bufferAvailable: Math.Max(size, 64));
        trace.Mapped(number, number);
        trace.Deliver(number);
        trace.EndRequest(number);
    }
}
