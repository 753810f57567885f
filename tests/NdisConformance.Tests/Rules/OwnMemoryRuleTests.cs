using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class OwnMemoryRuleTests
{
    [Test]
    [Rule("POOL-023")]
    public void Fires_WhenTheDriversOwnIsTouchedBeyondItsEndsOrAfterItsFree(
        [Values(ObjectKind.Memory, ObjectKind.Nbl, ObjectKind.Nb, ObjectKind.Mdl)] ObjectKind kind,
        [Values(StaleReason.Freed, StaleReason.OutOfBlock)] StaleReason reason)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Touch(new TraceObject(kind, 77), reason, field: 60, isWrite: true);
        Expect.Fires("POOL-023", trace);
    }

    [Test]
    [Rule("POOL-023")]
    public void Fires_AndNamesTheAllocationAndTheOffset()
    {
        DriverTrace trace = DriverTrace.Running();
        TraceObject block = DriverTrace.Object(ObjectKind.Memory, 7);
        trace.AllocateMemory(7, length: 60);
        trace.Touch(block, StaleReason.OutOfBlock, field: 60, isWrite: true);
        Finding finding = Expect.Fires("POOL-023", trace);
        Assert.That(finding.Object, Is.EqualTo(block));
        Assert.That(finding.Made, Is.Positive);
        Assert.That(finding.Actual, Does.StartWith("the driver wrote 8 bytes of mem#7 at offset 0x3C"));
    }

    [Test]
    [Rule("POOL-023")]
    public void Fires_WhenABlockIsFoundOverrunWhereItIsFreed()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.AllocateMemory(7, length: 60);
        trace.BlockOverrun(DriverTrace.Object(ObjectKind.Memory, 7), length: 60, offset: 62);
        Finding finding = Expect.Fires("POOL-023", trace);
        Assert.That(finding.Made, Is.Positive);
        Assert.That(finding.Actual, Does.Contain("offset 0x3E").And.Contain("60 bytes"));
    }

    [Test]
    [Rule("POOL-023")]
    public void Silent_WhereMemoryIsUsedAsItShould()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.AllocateMemory(7, length: 60);
        trace.FreeMemory(DriverTrace.Object(ObjectKind.Memory, 7), length: 60);
        Expect.Silent(trace, "POOL-023");
    }

    [TestCase(ObjectKind.SharedMemory, StaleReason.Freed)]
    [TestCase(ObjectKind.OidBuffer, StaleReason.OutOfBlock)]
    [TestCase(ObjectKind.Nbl, StaleReason.Completed)]
    public void AnotherRuleIsAboutIt(ObjectKind kind, StaleReason reason)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Touch(new TraceObject(kind, 77), reason);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Is.Not.Empty.And.No.Member("POOL-023"));
    }
}
