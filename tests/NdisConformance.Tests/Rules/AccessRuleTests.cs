using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class AccessRuleTests
{
    [Test]
    [Rule("SGDMA-ALLOC-010")]
    public void Fires_WhenTheOwnBufferIsReadThoughTheListIsElsewhere()
        => Expect.Fires("SGDMA-ALLOC-010", Touched(StaleReason.BufferInUse));

    [Test]
    [Rule("SGDMA-ALLOC-010")]
    public void Fires_WhenTheDeviceIsGivenWhatLayInTheOwnBuffer()
    {
        DriverTrace trace = Elsewhere();
        trace.Fault(DriverTrace.None, FaultReason.Poison);
        Expect.Fires("SGDMA-ALLOC-010", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-011")]
    public void Fires_WhenTheBufferIsWrittenMeanwhile()
        => Expect.Fires("SGDMA-ALLOC-011", Touched(StaleReason.BufferInUse, isWrite: true));

    [Test]
    [Rule("SGDMA-ALLOC-013")]
    public void Fires_WhenTheListIsReadBeforeTheCallback()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.MapLater(1, 1, 1);
            trace.Touch(DriverTrace.Sg(1), StaleReason.ListNotDelivered);
        });
        trace.Read(1);
        Finding finding = Expect.Fires("SGDMA-ALLOC-013", trace);
        Assert.That(finding.Made, Is.Positive);
    }

    [Test]
    [Rule("SGDMA-ALLOC-014")]
    public void Fires_WhenTheDeviceReadsBeforeTheCallback()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.MapLater(1, 1, 1));
        trace.Read(1);
        Expect.Fires("SGDMA-ALLOC-014", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-007")]
    public void Fires_WhenFreedOnSubmit()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Map(1, 1, 1);
            trace.Free(1, 1);
        });
        trace.Fault(DriverTrace.Sg(1, ObjectState.Released), FaultReason.FreedMapping);
        trace.Dpc(() => trace.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE));
        Expect.Fires("SGDMA-FREE-007", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-007")]
    public void Fires_WhenAReceiveIsFreedTooEarly()
    {
        DriverTrace trace = Receiving();
        trace.Dpc(() => trace.Free(9, 9));
        trace.Fault(DriverTrace.Sg(9, ObjectState.Released), FaultReason.FreedMapping, isWrite: true);
        Expect.Fires("SGDMA-FREE-007", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-008")]
    public void Fires_WhenTheListIsReadAfterItsFree()
        => Expect.Fires("SGDMA-FREE-008", Touched(StaleReason.ListFreed));

    [Test]
    [Rule("SGDMA-FREE-009")]
    public void Fires_WhenReceivedBytesAreReadWhileMapped()
        => Expect.Fires("SGDMA-FREE-009", Touched(StaleReason.MappedForDevice));

    [Test]
    [Rule("SGDMA-FREE-009", "RECV-020")]
    public void Fires_WhenAReceiveIsIndicatedWhileMapped()
    {
        DriverTrace trace = Receiving();
        trace.Write(DriverTrace.None, 0, through: DriverTrace.Sg(9));
        trace.Indicate(109);
        Expect.FireTogether(trace, "SGDMA-FREE-009", "RECV-020");
    }

    [Test]
    [Rule("SGDMA-FREE-009", "RECV-020")]
    public void Silent_WhenAReceiveIsFreedFirst()
    {
        DriverTrace trace = Receiving();
        trace.Write(DriverTrace.None, 0, through: DriverTrace.Sg(9));
        trace.Dpc(() =>
        {
            trace.Free(9, 9);
            trace.Indicate(109);
        });
        Expect.Silent(trace, "SGDMA-FREE-009", "SGDMA-FREE-007", "RECV-020");
    }

    [TestCase(8u)]
    [TestCase(32u)]
    [Rule("SGDMA-LIST-012")]
    public void Fires_WhenReservedIsWritten(uint offset)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Touch(DriverTrace.Sg(1), StaleReason.ListReadOnly, offset, isWrite: true);
        Assert.That(Expect.Fires("SGDMA-LIST-012", trace).IsViolation, Is.True);
    }

    [TestCase(0u)]
    [TestCase(24u)]
    [Rule("SGDMA-LIST-012")]
    public void Fires_AsAdviceWhenAnElementIsChanged(uint offset)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Touch(DriverTrace.Sg(1), StaleReason.ListReadOnly, offset, isWrite: true);
        Assert.That(Expect.Fires("SGDMA-LIST-012", trace).IsViolation, Is.False);
    }

    [TestCase(true, true, "SGDMA-FREE-011")]
    [TestCase(true, false, "SGDMA-LIST-012")]
    [TestCase(false, true, "SGDMA-LIST-012")]
    [Rule("SGDMA-FREE-011", "SGDMA-LIST-012")]
    public void Fires_WhenAListIsOverwrittenInItsBuffer(bool isDone, bool isOwnBuffer, string id)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, hasBuffer: true);
            trace.Mapped(1, 1, storage: isOwnBuffer ? ListStorage.Caller : ListStorage.Host);
            trace.Deliver(1);
            trace.EndRequest(1);
        });
        if (isDone)
        {
            trace.Leave(1, 1, 1);
        }

        trace.Touch(DriverTrace.Sg(1), StaleReason.ListReadOnly, field: 0, isWrite: true);
        trace.Touch(DriverTrace.Sg(1), StaleReason.ListReadOnly, field: 8, isWrite: true);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).Distinct(), Is.EqualTo(new[] { id }));
    }

    [Test]
    [Rule("SGDMA-LIST-010")]
    public void Fires_WhenTheDeviceGetsAPhysicalAddress()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Fault(DriverTrace.None, FaultReason.HostPhysical);
        Expect.Fires("SGDMA-LIST-010", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-010", "SHMEM-007")]
    public void Fires_ForTheData_WhenTheDeviceHasReadNoSharedMemoryYet()
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.Fault(DriverTrace.Nb(1), FaultReason.HostVirtual);
        Expect.Fires("SGDMA-LIST-010", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-021", "SEND-005")]
    public void Fires_WhenMappedDataIsWritten()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Touch(DriverTrace.Sg(1), StaleReason.MappedToDevice, isWrite: true);
        trace.Touch(DriverTrace.Sg(1), StaleReason.MappedToDevice, isWrite: true);
        trace.Read(1);
        trace.Transmit(1, 1, WireMatch.None);
        EndSend(trace);
        Expect.Fires("SGDMA-ALLOC-021", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SGDMA-ALLOC-021")]
    public void Silent_WhenDataIsWrittenThatHasLeft()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        trace.Touch(DriverTrace.Sg(1), StaleReason.MappedToDevice, isWrite: true);
        EndSend(trace);
        Expect.Silent(trace, "SGDMA-ALLOC-021");
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [TestCase(true, "SGDMA-ALLOC-014")]
    [TestCase(false, "SEND-007")]
    [Rule("SGDMA-ALLOC-014", "SEND-007")]
    public void Fires_WhenTheDeviceGetsTheListBefore(bool isPending, string id)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => MapIntoBuffer(trace, 1, isPending: false));
        trace.Leave(1, 1, 1);
        EndSend(trace);
        trace.Submit(2, 2);
        trace.Send(2, () => MapIntoBuffer(trace, 2, isPending));
        trace.Fault(DriverTrace.Sg(1, ObjectState.Released), FaultReason.FreedMapping);
        trace.Dpc(() => trace.Complete(2, NDIS_STATUS.NDIS_STATUS_FAILURE));
        Expect.FiresFirst(id, trace);
    }

    [Test]
    [Rule("SHMEM-007")]
    public void Fires_WhenTheDeviceGetsThePhysicalAddressOfABlock()
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.Fault(DriverTrace.Shared, FaultReason.HostPhysical);
        Expect.Fires("SHMEM-007", trace);
    }

    [Test]
    [Rule("SHMEM-007", "SHMEM-017", "SHMEM-019", "DEV-001")]
    public void Silent_WhenTheDeviceUsesABlock()
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.DeviceRead(DriverTrace.Shared, 0, 16, AccessEnd.Inside);
        trace.Pause();
        trace.Halt(() =>
        {
            trace.FreeShared();
            trace.DeregisterDma();
        });
        Expect.Silent(trace, "SHMEM-007", "SHMEM-017", "SHMEM-019", "DEV-001");
    }

    [Test]
    [Rule("SHMEM-017")]
    public void Fires_WhenABlockIsFreedUnderTheDevice()
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.FreeShared();
        trace.Fault(DriverTrace.Shared.As(ObjectState.Released), FaultReason.FreedBlock);
        Expect.Fires("SHMEM-017", trace);
    }

    [TestCase(StaleReason.Freed)]
    [TestCase(StaleReason.OutOfBlock)]
    [Rule("SHMEM-019")]
    public void Fires_WhenABlockIsTouchedOutside(StaleReason reason)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Touch(DriverTrace.Shared, reason);
        Expect.Fires("SHMEM-019", trace);
    }

    [Test]
    [Rule("SGDMA-REG-015")]
    public void Fires_WhenAnAddressIsTruncated()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Fault(DriverTrace.Sg(1), FaultReason.Truncated);
        Expect.Fires("SGDMA-REG-015", trace);
    }

    [Test]
    [Rule("SGDMA-REG-015")]
    public void Silent_WhenTheDeviceTakesAllBits()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        Expect.Silent(trace, "SGDMA-REG-015");
    }

    [Test]
    [Rule("DEV-001")]
    public void Fires_WhenADescriptorHoldsPoison()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Fault(DriverTrace.None, FaultReason.Poison);
        Expect.Fires("DEV-001", trace);
    }

    [Test]
    [Rule("RECV-004")]
    public void Fires_WhenAnIndicatedListIsTouched()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.Touch(DriverTrace.Nbl(101), StaleReason.Indicated);
        Finding finding = Expect.Fires("RECV-004", trace);
        Assert.That(finding.Made, Is.Positive);
    }

    private static DriverTrace Receiving()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() =>
        {
            trace.Request(9, 109, flags: 0, role: SgRole.Own);
            trace.Mapped(9, 9);
            trace.Deliver(9);
            trace.EndRequest(9);
        });
        return trace;
    }

    private static DriverTrace Elsewhere()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, hasBuffer: true);
            trace.Mapped(1, 1, storage: ListStorage.Host);
            trace.Deliver(1);
            trace.EndRequest(1);
        });
        return trace;
    }

    private static DriverTrace Touched(StaleReason reason, bool isWrite = false)
    {
        DriverTrace trace = Elsewhere();
        trace.Touch(DriverTrace.Sg(1), reason, isWrite: isWrite);
        return trace;
    }

    private static void EndSend(DriverTrace trace)
    {
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        trace.Drained(DriverTrace.Adapter);
    }

    private static void MapIntoBuffer(DriverTrace trace, uint number, bool isPending)
    {
        trace.Request(number, number, hasBuffer: true);
        trace.Mapped(number, number);
        if (!isPending)
        {
            trace.Deliver(number);
        }

        trace.EndRequest(number);
    }
}
