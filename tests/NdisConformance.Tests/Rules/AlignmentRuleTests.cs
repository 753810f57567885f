using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>How receive buffers lie in shared memory.</summary>
[TestFixture]
internal sealed class AlignmentRuleTests
{
    private const uint Alignment = 64;

    [TestCase(1514u, true)]
    [TestCase(1536u, false)]
    [Rule("SHMEM-008")]
    public void Fires_AsAdvice_WhenAFrameBeginsBesideTheAlignment(uint offset, bool isWrong)
    {
        DriverTrace trace = Indicated(DriverTrace.Shared, offset);
        if (isWrong)
        {
            Assert.That(Expect.Fires("SHMEM-008", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "SHMEM-008");
        }
    }

    [Test]
    [Rule("SHMEM-008")]
    public void Silent_WhenTheFrameLiesElsewhere()
    {
        DriverTrace trace = Indicated(TraceScript.Object(ObjectKind.Memory, 1), 1514);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("SHMEM-008"), Is.Zero);
    }

    private static DriverTrace Indicated(TraceObject block, uint offset)
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.NdisMGetDmaAlignmentReturn(t.NdisMGetDmaAlignmentCall(DriverTrace.Adapter), Alignment);
            t.AllocateShared();
        });
        trace.Indicate(101, data: block, dataOffset: offset);
        return trace;
    }
}
