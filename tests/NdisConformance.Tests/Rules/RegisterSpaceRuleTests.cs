using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Registers that are touched when they are not mapped.</summary>
[TestFixture]
internal sealed class RegisterSpaceRuleTests
{
    private const TraceName Read = TraceName.NdisReadRegisterUlong;
    private const TraceName Write = TraceName.NdisWriteRegisterUlong;
    private const TraceName Unmap = TraceName.NdisMUnmapIoSpace;

    private static readonly TraceObject Space = TraceScript.Object(ObjectKind.IoSpace, 1);

    [Test]
    [Rule("REG-017")]
    public void Fires_WhenTheRegistersAreNotMapped(
        [Values(Read, Write, Unmap)] TraceName ddi,
        [Values(ObjectState.Null, ObjectState.Unknown, ObjectState.Released)] ObjectState state)
        => Expect.Fires("REG-017", Touched(ddi, Space.As(state)));

    [TestCase(Read, "NdisReadRegisterUlong with a")]
    [TestCase(Write, "NdisWriteRegisterUlong with a")]
    [TestCase(Unmap, "NdisMUnmapIoSpace with a")]
    [Rule("REG-017")]
    public void Fires_WhenAnotherObjectIsGiven(TraceName ddi, string expected)
    {
        TraceObject block = TraceScript.Object(ObjectKind.Memory, 5);
        Finding finding = Expect.Fires("REG-017", Touched(ddi, block));
        Assert.That(finding.Object, Is.EqualTo(block));
        Assert.That(finding.Expected, Does.StartWith(expected));
    }

    [Test]
    [Rule("REG-017")]
    public void Fires_WhenTheIsrReadsWhatHaltUnmapped()
    {
        DriverTrace trace = Mapped();
        trace.Pause();
        trace.Halt(() =>
        {
            Use(trace, Unmap, Space);
            trace.Isr(() => Use(trace, Read, Space.As(ObjectState.Released)));
            trace.DeregisterDma();
        });
        Expect.Fires("REG-017", trace);
    }

    [Test]
    [Rule("REG-014")]
    public void Fires_WhenRegistersAreUnmappedForAnotherHandle()
    {
        DriverTrace trace = Mapped();
        trace.Pause();
        trace.Halt(() =>
        {
            TraceMark call = trace.NdisMUnmapIoSpaceCall(DriverTrace.Dma, Space, length: 64);
            trace.HandleMisuse(Unmap, 0, ObjectKind.Adapter, DriverTrace.Dma, DriverTrace.Adapter);
            trace.NdisMUnmapIoSpaceReturn(call);
            trace.DeregisterDma();
        });
        Expect.Fires("REG-014", trace);
    }

    [TestCase(Read)]
    [TestCase(Write)]
    [Rule("REG-017")]
    public void Silent_WhenTheRegistersAreMapped(TraceName ddi)
    {
        DriverTrace trace = Mapped();
        Use(trace, ddi, Space);
        Expect.Silent(trace, "REG-017");
    }

    [TestCase(64u, false)]
    [TestCase(16u, true)]
    [Rule("REG-017")]
    public void Fires_WhenAnotherLengthIsUnmapped(uint length, bool isWrong)
    {
        DriverTrace trace = Mapped();
        trace.Pause();
        trace.Halt(() =>
        {
            trace.NdisMUnmapIoSpaceReturn(trace.NdisMUnmapIoSpaceCall(DriverTrace.Adapter, Space, length));
            trace.DeregisterDma();
        });
        Expect.Judged("REG-017", trace, isWrong);
    }

    private static DriverTrace Touched(TraceName ddi, TraceObject space)
    {
        DriverTrace trace = Mapped();
        if (ddi == Unmap)
        {
            trace.Pause();
            trace.Halt(() =>
            {
                Use(trace, ddi, space);
                trace.DeregisterDma();
            });
        }
        else
        {
            Use(trace, ddi, space);
        }

        return trace;
    }

    private static DriverTrace Mapped()
        => DriverTrace.Running(trace =>
        {
            TraceMark call = trace.NdisMMapIoSpaceCall(DriverTrace.Adapter, length: 64);
            trace.NdisMMapIoSpaceReturn(call, NDIS_STATUS.NDIS_STATUS_SUCCESS, Space);
        });

    private static void Use(DriverTrace trace, TraceName ddi, TraceObject space)
    {
        TraceMark call = ddi switch
        {
            Read => trace.NdisReadRegisterUlongCall(space, offset: 0),
            Write => trace.NdisWriteRegisterUlongCall(space, offset: 0, value: 1),
            _ => trace.NdisMUnmapIoSpaceCall(DriverTrace.Adapter, space, length: 64),
        };
        if (space != Space)
        {
            trace.HandleMisuse(ddi, ddi == Unmap ? 1 : 0, ObjectKind.IoSpace, space, DriverTrace.Adapter);
        }

        switch (ddi)
        {
            case Read:
                trace.NdisReadRegisterUlongReturn(call, 0);
                break;
            case Write:
                trace.NdisWriteRegisterUlongReturn(call);
                break;
            default:
                trace.NdisMUnmapIoSpaceReturn(call);
                break;
        }
    }
}
