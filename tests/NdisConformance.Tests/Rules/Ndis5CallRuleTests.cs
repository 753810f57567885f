using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Registration, later memory and calls of another generation.</summary>
[TestFixture]
internal sealed class Ndis5CallRuleTests
{
    private const ulong AllEntryPoints = 0x1FFFF;
    private const string OneIsNull = "NdisMRegisterMiniport got one of them NULL";
    private const ulong WithoutPnPEvent = AllEntryPoints & ~(1ul << 15);
    private const ulong WithoutSends = AllEntryPoints & ~((1ul << 9) | (1ul << 12));

    [TestCase(5u, 1u, NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE, AllEntryPoints, null)]
    [TestCase(5u, 0u, NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE, WithoutPnPEvent, null)]
    [TestCase(4u, 0u, NDIS.NDIS40_MINIPORT_CHARACTERISTICS_SIZE, WithoutPnPEvent, null)]
    [TestCase(
        5u, 1u, NDIS.NDIS50_MINIPORT_CHARACTERISTICS_SIZE, AllEntryPoints,
        "NdisMRegisterMiniport got CharacteristicsLength 184")]
    [TestCase(5u, 1u, NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE, WithoutPnPEvent, OneIsNull)]
    [TestCase(5u, 0u, NDIS.NDIS50_MINIPORT_CHARACTERISTICS_SIZE, WithoutSends, OneIsNull)]
    [TestCase(
        6u, 0u, NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE, AllEntryPoints, "NdisMRegisterMiniport got version 6.0")]
    [Rule("NDIS5-021")]
    public void Fires_WhenCharacteristicsDoNotFitTheVersion(
        uint major, uint minor, uint length, ulong given, string? actual)
    {
        Ndis5Trace trace = new();
        trace.Register(major, minor, length, given);
        if (actual is null)
        {
            Expect.Silent(trace, "NDIS5-021");
        }
        else
        {
            Assert.That(Expect.Fires("NDIS5-021", trace).Actual, Is.EqualTo(actual));
        }
    }

    [Test]
    [Rule("NDIS5-021")]
    public void Silent_WhenAHostRefusesWhatFits()
    {
        Ndis5Trace trace = new();
        trace.Register(
            5, 1, NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE, AllEntryPoints, NDIS_STATUS.NDIS_STATUS_BAD_VERSION);
        Expect.Silent(trace, "NDIS5-021");
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [Rule("NDIS5-020")]
    public void Fires_WhenMemoryIsAskedForWithoutAHandler(bool isHandlerGiven, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.AskForMemory(Ndis5Trace.Adapter, isHandlerGiven);
        Expect.Judged("NDIS5-020", trace, isWrong, "NDIS5-020");
    }

    [Test]
    [Rule("NDIS5-020")]
    public void Fires_WhenMemoryIsAskedForWithAnotherHandle()
    {
        Ndis5Trace trace = new();
        TraceObject driver = TraceScript.Object(ObjectKind.Driver, 1);
        trace.AskForMemory(driver, isHandlerGiven: true, inside: () => trace.HandleMisuse(
            TraceName.NdisMAllocateSharedMemoryAsync, 0, ObjectKind.Adapter, driver, Ndis5Trace.Adapter));
        Expect.Fires("NDIS5-020", trace);
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("NDIS5-020")]
    public void Fires_WhenMemoryThatIsNotThereIsUsed(bool isThere, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.AskForMemory(Ndis5Trace.Adapter, isHandlerGiven: true);
        trace.CompleteMemory(isThere, () => trace.Crash(code: 0xD1, parameter1: 0));
        Expect.Judged("NDIS5-020", trace, isWrong, "NDIS5-020");
    }

    [Test]
    [Rule("NDIS5-020")]
    public void Silent_WhenMemoryThatIsNotThereIsLeft()
    {
        Ndis5Trace trace = new();
        trace.AskForMemory(Ndis5Trace.Adapter, isHandlerGiven: true);
        trace.CompleteMemory(isThere: false, () => { });
        Expect.Silent(trace, "NDIS5-020");
    }

    [Test]
    [Rule("NDIS5-013")]
    public void Fires_WhenAFunctionOfAnotherNdisIsCalled()
    {
        Ndis5Trace older = new();
        older.Initialize(() => older.WrongGenerationCalled(TraceName.NdisMRegisterScatterGatherDma));
        Assert.That(
            Expect.Fires("NDIS5-013", older).Actual,
            Is.EqualTo("NdisMRegisterScatterGatherDma was called in MiniportInitialize"));
        DriverTrace newer = new();
        newer.WrongGenerationCalled(TraceName.NdisMInitializeScatterGatherDma);
        Assert.That(
            Expect.Fires("NDIS5-013", newer).Actual,
            Is.EqualTo("NdisMInitializeScatterGatherDma was called outside any callback"));
    }

    [Test]
    [Rule("NDIS5-013")]
    public void Silent_WhenADriverKeepsToItsNdis()
    {
        Ndis5Trace trace = new();
        trace.DriverEntryExit(trace.DriverEntryEnter(), NDIS_STATUS.NDIS_STATUS_SUCCESS);
        Expect.Silent(trace, "NDIS5-013");
    }
}
