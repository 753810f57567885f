using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>The list buffers that a driver gives.</summary>
[TestFixture]
internal sealed class BufferRuleTests
{
    private static readonly TraceObject Block = TraceScript.Object(ObjectKind.Memory, 1);

    [Test]
    [Rule("SGDMA-ALLOC-012", "SGDMA-ALLOC-026", "SGDMA-ALLOC-011", "SGDMA-FREE-011")]
    public void Silent_WhenBuffersAreCutFromOneBlock()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            Map(trace, 1, offset: 0, available: 128);
            Map(trace, 2, offset: 64, available: 64);
        });
        trace.Leave(1, 1, 1);
        trace.Leave(2, 2, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Free(2, 2);
            trace.Complete(1);
        });
        trace.Pause();
        trace.Halt(() =>
        {
            FreeBlock(trace);
            trace.DeregisterDma();
        });
        Expect.Silent(trace, "SGDMA-ALLOC-012", "SGDMA-ALLOC-026", "SGDMA-FREE-011");
    }

    [Test]
    [Rule("SGDMA-ALLOC-011", "SGDMA-FREE-011")]
    public void Silent_WhenABufferIsUsedAgainAfterTheFree()
    {
        DriverTrace trace = OnTheWire();
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        trace.Submit(2, 2);
        trace.Send(2, () => Map(trace, 2, nbl: 2));
        Expect.Silent(trace, "SGDMA-FREE-011");
    }

    [TestCase(65u, 64u, true, TestName = "Fires_WhenMoreIsClaimedThanThereIs")]
    [TestCase(2u, 64u, true, TestName = "Fires_WhenTheSizeCountsElements")]
    [TestCase(2u, 87u, true, TestName = "Fires_WhenTheSizeCountsElementsOfARoundedBlock")]
    [TestCase(3u, 256u, false, TestName = "Silent_WhenThereIsRoomForOtherCounts")]
    [TestCase(24u, 64u, false, TestName = "Silent_WhenABufferIsSmallOnPurpose")]
    [TestCase(0u, 64u, false, TestName = "Silent_WhenTheSizeIsZero")]
    [TestCase(64u, 64u, false, TestName = "Silent_WhenTheSizeIsTrue")]
    [Rule("SGDMA-ALLOC-012")]
    public void Fires_OrNot(uint size, uint available, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => Map(trace, 1, size: size, available: available));
        if (isWrong)
        {
            Expect.Fires("SGDMA-ALLOC-012", trace);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-ALLOC-012");
        }
    }

    [Test]
    [Rule("SGDMA-ALLOC-012")]
    public void Fires_WhenElementsAreCountedInOneOfManyBuffers()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize();
        trace.Restart();
        trace.Submit(1, 1);

        // 64 bytes were recommended: two elements.
        trace.Send(1, () => Map(trace, 1, size: 2, available: 1024));
        Expect.Fires("SGDMA-ALLOC-012", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-026")]
    public void Fires_WhenBuffersOverlap()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            Map(trace, 1, offset: 0, available: 128);
            Map(trace, 2, offset: 48, available: 80);
        });
        Expect.Fires("SGDMA-ALLOC-026", trace);
        trace.Fault(DriverTrace.None, FaultReason.Poison);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1), "what the device was given follows from it");
    }

    [TestCase(ObjectKind.None, ObjectState.Unknown)]
    [TestCase(ObjectKind.Memory, ObjectState.Released)]
    [TestCase(ObjectKind.IoSpace, ObjectState.Live)]
    [Rule("SGDMA-ALLOC-026")]
    public void Fires_WhenTheBufferIsNoNonpagedMemory(ObjectKind kind, ObjectState state)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => Map(trace, 1, buffer: new TraceObject(kind, kind == ObjectKind.None ? 0u : 7, state)));
        Expect.Fires("SGDMA-ALLOC-026", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-026")]
    public void Fires_AsAdviceWhenTheBufferIsNotAligned()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => Map(trace, 1, offset: 4, available: 64));
        Assert.That(Expect.Fires("SGDMA-ALLOC-026", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SGDMA-ALLOC-011")]
    public void Fires_WhenABufferIsGivenAgainUnderWay()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SubmitTwo();
        trace.Send(1, () =>
        {
            Map(trace, 1);
            Map(trace, 2, nbl: 2);
        });
        Expect.Fires("SGDMA-ALLOC-011", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-011")]
    public void Fires_WhenABufferIsGivenAgainBeforeTheFree()
    {
        DriverTrace trace = OnTheWire();
        trace.Submit(2, 2);
        trace.Send(2, () => Map(trace, 2, nbl: 2));
        Expect.Fires("SGDMA-FREE-011", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-011")]
    public void Fires_WhenABufferIsGivenAgainDuringTheFree()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(2, 2);
        trace.Send(1, () => Map(trace, 1));
        trace.Dpc(() =>
        {
            TraceObject nb = DriverTrace.Nb(1);
            TraceMark free = trace.NdisMFreeNetBufferSGListCall(
                DriverTrace.Dma, DriverTrace.Sg(1), nb, SgPointer.List, mappedNb: nb);
            trace.OnOther(() => trace.Send(2, () => Map(trace, 2, nbl: 2)));
            trace.NdisMFreeNetBufferSGListReturn(free);
        });
        Expect.Fires("SGDMA-FREE-011", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-011")]
    public void Fires_WhenTheBlockIsFreedFirst()
    {
        DriverTrace trace = OnTheWire();
        long freed = 0;
        trace.Dpc(() =>
        {
            freed = FreeBlock(trace);
            trace.Free(1, 1);
            trace.Complete(1);
        });
        Assert.That(Expect.Fires("SGDMA-FREE-011", trace).Broken, Is.EqualTo(freed));
    }

    [Test]
    [Rule("SGDMA-ALLOC-011")]
    public void Fires_WhenTheBlockIsFreedWhileTheRequestIsPending()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, buffer: Block, bufferSize: 64, bufferAvailable: 64);
            trace.Mapped(1, 1);
            trace.EndRequest(1);
            FreeBlock(trace);
        });
        trace.Dpc(() =>
        {
            trace.Deliver(1);
            trace.Free(1, 1);
        });
        Expect.Fires("SGDMA-ALLOC-011", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-001")]
    public void Fires_OnlyForTheListWhenBothAreForgotten()
    {
        DriverTrace trace = OnTheWire();
        trace.Dpc(() => trace.Complete(1));
        trace.Pause();
        trace.Halt(() =>
        {
            FreeBlock(trace);
            trace.DeregisterDma();
        });
        Expect.Fires("SGDMA-FREE-001", trace);
    }

    [TestCase(false, "SGDMA-ALLOC-011")]
    [TestCase(true, "SGDMA-FREE-011")]
    [Rule("SGDMA-ALLOC-011", "SGDMA-FREE-011")]
    public void Fires_ByWhetherTheDeviceIsDone(bool isDone, string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => Map(trace, 1, storage: ListStorage.Host));
        if (isDone)
        {
            trace.Leave(1, 1, 1);
        }

        trace.Touch(DriverTrace.Sg(1), StaleReason.BufferInUse, isWrite: true);
        Expect.Fires(rule, trace);
    }

    private static DriverTrace OnTheWire()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => Map(trace, 1));
        trace.Leave(1, 1, 1);
        return trace;
    }

    private static void Map(
        DriverTrace trace,
        uint number,
        uint nbl = 1,
        ulong offset = 0,
        uint size = 64,
        ulong available = 64,
        TraceObject? buffer = null,
        ListStorage storage = ListStorage.Caller)
    {
        trace.Request(
            number, nbl, buffer: buffer ?? Block, bufferSize: size, bufferOffset: offset, bufferAvailable: available);
        trace.Mapped(number, number, storage: storage);
        trace.Deliver(number);
        trace.EndRequest(number);
    }

    private static long FreeBlock(DriverTrace trace) => trace.FreeMemory(Block);
}
