using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class PoolRuleTests
{
    [Test]
    [Rule("POOL-001", "POOL-003", "POOL-004", "POOL-005", "POOL-006", "POOL-009", "POOL-011", "POOL-012", "POOL-015",
        "POOL-017", "POOL-018", "POOL-019", "POOL-020", "POOL-022", "NBL-006", "NBL-020", "NBL-021")]
    public void Silent_WhenAPoolIsUsedAndFreed()
    {
        DriverTrace trace = With(t =>
        {
            t.MakeNblPool();
            t.AllocatePair();
            t.FreeList();
            t.FreeNblPool();
        });
        trace.End();
        Expect.Silent(
            trace,
            "POOL-001",
            "POOL-003",
            "POOL-004",
            "POOL-006",
            "POOL-009",
            "POOL-011",
            "POOL-012",
            "POOL-015",
            "POOL-017",
            "POOL-018",
            "POOL-019",
            "POOL-020",
            "POOL-022",
            "NBL-006",
            "NBL-020",
            "NBL-021");
    }

    [Test]
    [Rule("POOL-002", "POOL-014", "POOL-016", "NBL-007", "NBL-014")]
    public void Silent_WhenANetBufferPoolIsUsedAndFreed()
        => Expect.Silent(
            With(t =>
            {
                t.MakeNbPool();
                t.AllocateNb();
                t.FreeNb();
                t.FreeNbPool();
            }),
            "POOL-002",
            "POOL-014",
            "POOL-016",
            "NBL-007",
            "NBL-014");

    [TestCase(0x81u, 1u, 16u)]
    [TestCase(0x80u, 0u, 16u)]
    [TestCase(0x80u, 1u, 0u)]
    [Rule("POOL-001")]
    public void Fires_WhenParametersHaveAWrongHeader(uint type, uint revision, uint size)
        => Expect.Fires("POOL-001", With(t => t.MakeNblPool(type: type, revision: revision, size: size)));

    [Test]
    [Rule("POOL-002")]
    public void Fires_WhenNetBufferPoolHasAnotherRevision()
        => Expect.Fires("POOL-002", With(t => t.MakeNbPool(revision: 2)));

    [Test]
    [Rule("POOL-003")]
    public void Fires_WhenAProtocolIsNamed()
        => Expect.Fires("POOL-003", With(t => t.MakeNblPool(protocol: NDIS.NDIS_PROTOCOL_ID_TCP_IP)));

    [Test]
    [Rule("POOL-004", "POOL-005")]
    public void Fires_WhenDataHasNoNetBuffer()
        => Expect.FireTogether(With(t => t.MakeNblPool(hasNb: false, dataSize: 2048)), "POOL-004", "POOL-005");

    [TestCase(12u, true)]
    [TestCase(8u, false)]
    [Rule("POOL-006")]
    public void Fires_WhenTheContextIsNotAligned(uint size, bool isWrong)
    {
        DriverTrace trace = With(t => t.MakeNblPool(contextSize: size));
        if (isWrong)
        {
            Expect.Fires("POOL-006", trace);
        }
        else
        {
            Expect.Silent(trace, "POOL-006");
            Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
        }
    }

    [Test]
    [Rule("POOL-008")]
    public void Fires_WhenANullPoolIsUsed()
        => Expect.Fires("POOL-008", With(t => Use(t, TraceObject.Null(ObjectKind.NblPool))));

    [Test]
    [Rule("POOL-008")]
    public void Silent_WhenANullPoolIsNoticed()
        => Expect.Silent(
            With(t =>
            {
                TraceMark call = t.BeginNbPool(DriverTrace.Adapter);
                t.NdisAllocateNetBufferPoolReturn(call, TraceObject.Null(ObjectKind.NbPool));
            }),
            "POOL-008");

    [Test]
    [Rule("POOL-009")]
    public void Fires_AsAdviceWhenAPoolIsMadeLate()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => trace.MakeNblPool());
        Assert.That(Expect.Fires("POOL-009", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("POOL-011")]
    public void Silent_ButNotedWhenListsAreTakenApart()
    {
        DriverTrace trace = With(t =>
        {
            t.MakeNblPool();
            t.AllocateList();
        });
        trace.Indicate(101);
        Expect.Silent(trace, "POOL-011");
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("POOL-011")]
    public void Fires_WhenAListWithoutDataIsIndicated()
    {
        DriverTrace trace = With(t =>
        {
            t.MakeNblPool();
            t.AllocateList();
        });
        trace.Indicate(101, isConsistent: false);
        Expect.Fires("POOL-011", trace);
    }

    [Test]
    [Rule("POOL-011")]
    public void Fires_WhenTheMissingMdlIsDereferenced()
        => Expect.Fires("POOL-011", With(t =>
        {
            t.MakeNblPool();
            t.AllocateList();
            t.Crash(0xD1, 0);
        }));

    [TestCase(false, 0u)]
    [TestCase(true, 2048u)]
    [Rule("POOL-012")]
    public void Fires_WhenTheCombinedFunctionMeetsAnotherPool(bool hasNb, uint dataSize)
        => Expect.Fires("POOL-012", With(t =>
        {
            t.MakeNblPool(hasNb, dataSize);
            t.AllocatePair();
        }));

    [Test]
    [Rule("POOL-012")]
    public void Silent_WhenADataPoolGivesLists()
        => Expect.Silent(With(t =>
        {
            t.MakeNblPool(dataSize: 2048);
            t.AllocateList();
        }));

    [Test]
    [Rule("POOL-014")]
    public void Fires_WhenThePoolHasDataAndTheFunctionIsNotForIt()
        => Expect.Fires("POOL-014", With(t =>
        {
            t.MakeNbPool(dataSize: 2048);
            t.AllocateNb();
        }));

    [Test]
    [Rule("POOL-014")]
    public void Fires_WhenThePoolHasNoDataAndTheFunctionIsForIt()
        => Expect.Fires("POOL-014", With(t =>
        {
            t.MakeNbPool(dataSize: 0);
            t.AllocateNbWithData();
        }));

    [Test]
    [Rule("POOL-015")]
    public void Fires_OnceWhenAPoolIsFreedWithLists()
    {
        DriverTrace trace = With(t =>
        {
            t.MakeNblPool();
            t.AllocatePair();
            t.FreeNblPool(outstanding: 1);
        });
        trace.Pause();
        trace.Halt();
        trace.Leak(DriverTrace.Nbl(101), Checkpoint.Halt);
        Expect.Fires("POOL-015", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("POOL-016")]
    public void Fires_WhenAPoolIsFreedWithNetBuffers()
        => Expect.Fires("POOL-016", With(t =>
        {
            t.MakeNbPool();
            t.AllocateNb();
            t.FreeNbPool(outstanding: 1);
        }));

    [TestCase(ObjectKind.NblPool)]
    [TestCase(ObjectKind.NbPool)]
    [Rule("POOL-017")]
    public void Fires_WhenAPoolOutlivesHalt(ObjectKind kind)
    {
        DriverTrace trace = With(t => t.MakeNblPool());
        trace.Pause();
        trace.Halt();
        trace.Leak(TraceScript.Object(kind, 1), Checkpoint.Halt);
        Expect.Fires("POOL-017", trace);
    }

    [TestCase(ObjectState.Released)]
    [TestCase(ObjectState.Null)]
    [TestCase(ObjectState.Unknown)]
    [Rule("POOL-024")]
    public void Fires_WhenNoBlockIsFreed(ObjectState state)
        => Expect.Fires("POOL-024", With(t =>
        {
            TraceObject block = new(ObjectKind.Memory, state == ObjectState.Released ? 7u : 0, state);
            TraceMark call = t.NdisFreeMemoryCall(block, length: 0, allocatedLength: 0, memoryFlags: 0);
            t.HandleMisuse(TraceName.NdisFreeMemory, 0, ObjectKind.Memory, block, DriverTrace.None);
            t.NdisFreeMemoryReturn(call);
        }));

    [Test]
    [Rule("POOL-024")]
    public void Silent_WhenABlockIsFreed()
        => Expect.Silent(
            With(t => t.NdisFreeMemoryReturn(t.NdisFreeMemoryCall(
                TraceScript.Object(ObjectKind.Memory, 7), length: 0, allocatedLength: 64, memoryFlags: 0))),
            "POOL-024");

    [Test]
    [Rule("POOL-018")]
    public void Fires_WhenAPoolIsFreedWithTheOtherFunction()
        => Expect.Fires("POOL-018", With(t =>
        {
            t.MakeNblPool();
            TraceMark call = t.NdisFreeNetBufferPoolCall(DriverTrace.NblPool, outstanding: 0);
            t.HandleMisuse(
                TraceName.NdisFreeNetBufferPool, 0, ObjectKind.NbPool, DriverTrace.NblPool, DriverTrace.Adapter);
            t.NdisFreeNetBufferPoolReturn(call);
        }));

    [Test]
    [Rule("POOL-018")]
    public void Fires_WhenAFreedPoolIsUsed()
        => Expect.Fires("POOL-018", With(t => Use(t, DriverTrace.NblPool.As(ObjectState.Released))));

    [TestCase(ObjectKind.Driver, false)]
    [TestCase(ObjectKind.Dma, true)]
    [Rule("POOL-019")]
    public void Fires_WhenAPoolBelongsToNobodyKnown(ObjectKind owner, bool isWrong)
    {
        DriverTrace trace = With(t =>
        {
            TraceObject handle = TraceScript.Object(owner, 1);
            TraceMark call = t.BeginNbPool(handle);
            t.HandleMisuse(
                TraceName.NdisAllocateNetBufferPool, 0, ObjectKind.Adapter, handle, DriverTrace.Adapter);
            t.NdisAllocateNetBufferPoolReturn(call, DriverTrace.None);
        });
        if (isWrong)
        {
            Expect.Fires("POOL-019", trace);
        }
        else
        {
            Expect.Silent(trace, "POOL-019");
        }
    }

    [Test]
    [Rule("POOL-020")]
    public void Fires_WhenAPoolIsMadeAtDeviceLevel()
        => Expect.Fires("POOL-020", With(t => t.At(NDIS.DEVICE_LEVEL, () => t.MakeNblPool())));

    [Test]
    [Rule("POOL-022")]
    public void Fires_AsAdviceWhenAPoolHasNoTag()
        => Assert.That(Expect.Fires("POOL-022", With(t => t.MakeNblPool(tag: 0))).IsViolation, Is.False);

    [TestCase(0u, ObjectState.Live)]
    [TestCase(64u, ObjectState.Null)]
    [Rule("POOL-025")]
    public void Fires_AsAdviceWhenMemoryIsOfNoLengthOrForNobody(uint length, ObjectState handle)
    {
        DriverTrace trace = With(t => t.NdisAllocateMemoryWithTagPriorityReturn(
            t.NdisAllocateMemoryWithTagPriorityCall(DriverTrace.Adapter.As(handle), length, tag: 1),
            TraceScript.Object(ObjectKind.Memory, 7)));
        Assert.That(Expect.Fires("POOL-025", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("POOL-025")]
    public void Fires_AsAdviceWhenAnMdlIsForNobody()
        => Expect.Fires("POOL-025", With(t => t.NdisAllocateMdlReturn(
            t.NdisAllocateMdlCall(
                TraceObject.Null(ObjectKind.Adapter), DriverTrace.Shared, length: 64, AddressClass.Shared),
            DriverTrace.Mdl)));

    [Test]
    [Rule("POOL-025", "POOL-026")]
    public void Silent_WhenMemoryIsAllocatedAndFreed()
        => Expect.Silent(
            With(t =>
            {
                t.AllocateMemory(7, length: 64);
                t.FreeMemory(TraceScript.Object(ObjectKind.Memory, 7));
            }),
            "POOL-025",
            "POOL-026");

    [Test]
    [Rule("POOL-026")]
    public void Fires_WhenMemoryIsFreedWithFlags()
        => Expect.Fires("POOL-026", With(t => t.NdisFreeMemoryReturn(t.NdisFreeMemoryCall(
            TraceScript.Object(ObjectKind.Memory, 7), length: 64, allocatedLength: 64, memoryFlags: 2))));

    private static void Use(DriverTrace trace, TraceObject pool)
    {
        TraceMark call = trace.NdisAllocateNetBufferListCall(pool, contextSize: 0, contextBackFill: 0);
        trace.HandleMisuse(TraceName.NdisAllocateNetBufferList, 0, ObjectKind.NblPool, pool, DriverTrace.Adapter);
        trace.NdisAllocateNetBufferListReturn(call, TraceObject.Null(ObjectKind.Nbl), DriverTrace.None);
    }

    private static DriverTrace With(Action<DriverTrace> initialize) => DriverTrace.Running(initialize);
}
