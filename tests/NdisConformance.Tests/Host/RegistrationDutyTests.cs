using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>REG, ATTR: what the host owes to who registers.</summary>
[TestFixture]
internal sealed class RegistrationDutyTests
{
    private const long TicksPerSecond = 10_000_000;

    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS, (byte)1, (ushort)0x87)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS, (byte)2, (ushort)0x97)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS, (byte)2, (ushort)0)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS, (byte)0, (ushort)0x98)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS, (byte)200, ushort.MaxValue)]
    [TestCase(NDIS_OBJECT_TYPE_DEFAULT, (byte)2, (ushort)0x98)]
    public void Reg003_BadCharacteristics_WhenTheHeaderIsWrong(byte type, byte revision, ushort size)
        => DutyBench.Prove(
            (NDIS_STATUS_BAD_CHARACTERISTICS, false),
            bench =>
            {
                bench.Driver.Characteristics.Header = new NDIS_OBJECT_HEADER(type, revision, size);
                return (bench.Load(), bench.Host.HasDriver);
            },
            host => host.TakesAllCharacteristics = true);

    [TestCase((byte)5, (byte)1)]
    [TestCase((byte)7, (byte)0)]
    [TestCase((byte)6, (byte)99)]
    [TestCase((byte)6, (byte)90)]
    public void Reg004_BadVersion_WhenTheVersionIsUnknownOrTooNew(byte major, byte minor)
        => DutyBench.Prove(
            (NDIS_STATUS_BAD_VERSION, false),
            bench =>
            {
                bench.Driver.Characteristics.MajorNdisVersion = major;
                bench.Driver.Characteristics.MinorNdisVersion = minor;
                return (bench.Load(), bench.Host.HasDriver);
            },
            host => host.TakesAllCharacteristics = true);

    [Test]
    public void Reg007_LaterEditsHaveNoEffect()
        => DutyBench.Prove(
            NDIS_STATUS_SUCCESS,
            bench =>
            {
                bench.Load();
                bench.Driver.Characteristics.InitializeHandlerEx =
                    (NDIS_HANDLE _, NDIS_HANDLE _, ref NDIS_MINIPORT_INIT_PARAMETERS _) => NDIS_STATUS_FAILURE;
                return bench.Host.Lifecycle.Initialize();
            },
            host => host.KeepsThePointer = true);

    [Test]
    public void Reg009_SetOptionsIsCalledInsideTheRegistration()
        => DutyBench.Prove(
            (1, 1),
            bench =>
            {
                int calls = 0;
                int callsInRegistration = 0;
                bench.Driver.Characteristics.SetOptionsHandler = (_, _) =>
                {
                    calls++;
                    return NDIS_STATUS_SUCCESS;
                };
                bench.Driver.OnRegistered = () => callsInRegistration = calls;
                bench.Load();
                return (callsInRegistration, calls);
            },
            host => host.SetsOptionsLate = true);

    [Test]
    public void Reg010_InitializationComesAfterDriverEntry_AtOnce()
        => DutyBench.Prove(
            (true, 0, NDIS_STATUS_SUCCESS),
            bench =>
            {
                bool isRefused = false;
                bench.Driver.OnRegistered = () => isRefused = bench.Refuses(
                    TraceName.MiniportInitializeEx, () => bench.Host.Lifecycle.Initialize());
                bench.Load();
                return (isRefused, bench.Calls(TraceName.MiniportInitializeEx), bench.Host.Lifecycle.Initialize());
            },
            host => host.InitializesAlways = true);

    [TestCase((byte)0)]
    [TestCase((byte)3)]
    [TestCase((byte)200)]
    public void Attr005_BadVersionAndNoChange_WhenTheRevisionIsUnknown(byte revision)
        => DutyBench.Prove(
            (NDIS_STATUS_BAD_VERSION, 1ul),
            bench =>
            {
                NDIS_STATUS status = NDIS_STATUS_SUCCESS;
                bench.Driver.OnInitialize = () => status = bench.Driver.SetAttributes(revision, 2);
                bench.Start(isRunning: true);
                return (status, bench.Driver.ContextOfRestart.Value);
            },
            host => host.TakesAllAttributes = true);

    [Test]
    public void Attr007_CallbacksGetTheContextThatWasSet()
        => DutyBench.Prove(
            "7 7 7 7 7",
            bench =>
            {
                bench.Driver.OnInitialize = () => bench.Driver.SetAttributes(1, 7);
                bench.Start(isRunning: true);
                bench.Host.Sends.Submit(new SendRequest().Add(new FrameShape()));
                bench.Host.Oids.Request(OidQuestion.Query(1, 4));
                bench.Host.Lifecycle.Pause();
                bench.Halt();
                return string.Join(' ', bench.Driver.Contexts);
            },
            host => host.HandsOutOtherContexts = true);

    [TestCase(0u, 2)]
    [TestCase(1u, 2)]
    [TestCase(4u, 4)]
    [TestCase(5u, 4)]
    public void Attr008_ChecksForAHangComeEveryEvenSecond_UntilTheHalt(uint asked, int seconds)
        => DutyBench.Prove(
            $"{seconds} {2 * seconds} {3 * seconds}",
            bench =>
            {
                bench.Driver.Characteristics.CheckForHangHandlerEx = _ => false;
                bench.Driver.Characteristics.ResetHandlerEx = (NDIS_HANDLE _, out bool isReset) =>
                {
                    isReset = false;
                    return NDIS_STATUS_SUCCESS;
                };
                bench.Driver.CheckForHangTimeInSeconds = asked;
                bench.Start();
                bench.Drain();
                bench.Pc.Events.RunUntil(3 * seconds * TicksPerSecond);
                bench.Halt();
                bench.Pc.Events.RunUntil(100 * TicksPerSecond);
                return string.Join(
                    ' ',
                    bench.Trace.Of(TraceName.MiniportCheckForHangEx)
                        .Where(e => e.Kind == TraceKind.Enter)
                        .Select(e => e.Time / TicksPerSecond));
            },
            host => host.ChecksEveryFiveSeconds = true);
}
