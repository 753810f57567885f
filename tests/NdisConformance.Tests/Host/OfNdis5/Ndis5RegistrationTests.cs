using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Registration of a driver of NDIS 5, and which hosts take it.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisMInitializeWrapper,
    TraceName.NdisMRegisterMiniport,
    TraceName.NdisTerminateWrapper,
    TraceName.NdisMRegisterUnloadHandler)]
internal sealed class Ndis5RegistrationTests
{
    [Test]
    public void Register_AcquiresWrapperAndDriver()
    {
        using Ndis5Bench bench = new();

        Assert.That(bench.Load(), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(bench.Host.HasDriver);
        Assert.That(bench.Driver.Wrapper != null);
        Assert.That(bench.Acquired(ObjectKind.Wrapper), Has.Length.EqualTo(1));
        Assert.That(
            bench.Acquired(ObjectKind.Driver),
            Is.EqualTo(new[] { bench.Trace.Last<NdisMRegisterMiniportReturn>().Driver }));
        NdisMInitializeWrapperCall wrapper = bench.Trace.Last<NdisMInitializeWrapperCall>();
        Assert.That((wrapper.DriverObjectIsOwn, wrapper.RegistryPathIsOwn), Is.EqualTo((true, true)));
        NdisMRegisterMiniportCall call = bench.Trace.Last<NdisMRegisterMiniportCall>();
        Assert.That((call.Major, call.Minor, call.Length), Is.EqualTo((5ul, 1ul, 0xF0ul)));
    }

    [Test]
    public void Wrapper_IsNull_WhereThatIsChosen()
    {
        using Ndis5Bench bench = new();
        bench.Fail(TraceName.NdisMInitializeWrapper);

        Assert.That(bench.Load(), Is.EqualTo(NDIS_STATUS_FAILURE));

        Assert.That(bench.Driver.Wrapper == null && !bench.Host.HasDriver);
        Assert.That(bench.Acquired(ObjectKind.Wrapper), Is.Empty);
        Assert.That(bench.Leaked(Checkpoint.FailedDriverEntry), Is.Empty);
    }

    [Test]
    public void Wrapper_SeesThatDriverObjectAndRegistryPathAreForeign()
    {
        using Ndis5Bench bench = new();

        bench.Ndis.NdisMInitializeWrapper(
            out NDIS_HANDLE wrapper, new DRIVER_OBJECT(), new UNICODE_STRING("mine"), null);

        NdisMInitializeWrapperCall call = bench.Trace.Last<NdisMInitializeWrapperCall>();
        Assert.That((call.DriverObjectIsOwn, call.RegistryPathIsOwn), Is.EqualTo((false, false)));
        bench.Ndis.NdisTerminateWrapper(wrapper, null);
        Assert.That(bench.Released(ObjectKind.Wrapper), Is.EqualTo(bench.Acquired(ObjectKind.Wrapper)));
    }

    // NDIS5-023, AMB-39; fact 3 of the notes on NDIS 5.
    [TestCase(5, 0, 5, 0, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 5, 0, NDIS_STATUS_BAD_VERSION)]
    [TestCase(5, 0, 5, 1, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 5, 1, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 0, 6, 0, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 6, 0, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 6, 1, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 0, 6, 20, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 6, 20, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 0, 6, 30, NDIS_STATUS_BAD_VERSION)]
    [TestCase(5, 1, 6, 30, NDIS_STATUS_BAD_VERSION)]
    [TestCase(5, 1, 6, 89, NDIS_STATUS_BAD_VERSION)]
    [TestCase(4, 0, 5, 0, NDIS_STATUS_SUCCESS)]
    [TestCase(4, 0, 5, 1, NDIS_STATUS_SUCCESS)]
    [TestCase(4, 0, 6, 20, NDIS_STATUS_SUCCESS)]
    [TestCase(4, 0, 6, 30, NDIS_STATUS_BAD_VERSION)]
    [TestCase(3, 0, 6, 0, NDIS_STATUS_SUCCESS)]
    [TestCase(2, 0, 6, 0, NDIS_STATUS_BAD_VERSION)]
    [TestCase(5, 2, 6, 20, NDIS_STATUS_BAD_VERSION)]
    [TestCase(6, 0, 5, 1, NDIS_STATUS_BAD_VERSION)]
    [TestCase(6, 0, 6, 0, NDIS_STATUS_BAD_VERSION)]
    [TestCase(6, 20, 6, 20, NDIS_STATUS_BAD_VERSION)]
    public void Host_TakesTheVersionsOfItsTime(
        byte major, byte minor, byte hostMajor, byte hostMinor, NDIS_STATUS expected)
    {
        using Ndis5Bench bench = new(Ndis5Bench.OnHost(hostMajor, hostMinor));
        bench.Driver.BecomeVersion(major, minor);

        Assert.That(bench.Load(), Is.EqualTo(expected));

        bool isTaken = expected == NDIS_STATUS_SUCCESS;
        Assert.That(bench.Host.HasDriver, Is.EqualTo(isTaken));
        Assert.That(bench.Acquired(ObjectKind.Driver), Has.Length.EqualTo(isTaken ? 1 : 0));
        Assert.That(bench.Leaked(Checkpoint.FailedDriverEntry), Is.Empty);
    }

    // NDIS5-021.
    [TestCase(4, 0, 0x88u, NDIS_STATUS_SUCCESS)]
    [TestCase(4, 0, 0x87u, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(5, 0, 0xB8u, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 0, 0xB7u, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(5, 0, 0xF0u, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 0xF0u, NDIS_STATUS_SUCCESS)]
    [TestCase(5, 1, 0xEFu, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(5, 1, 0xB8u, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(5, 1, 0u, NDIS_STATUS_BAD_CHARACTERISTICS)]
    public void Length_GoesWithTheVersion(byte major, byte minor, uint length, NDIS_STATUS expected)
        => AssertRegistration(
            driver =>
            {
                driver.BecomeVersion(major, minor);
                driver.CharacteristicsLength = length;
            },
            expected);

    [Test]
    public void Reg021_BadCharacteristics_WhenTheLengthIsShort()
        => Ndis5Bench.Prove(
            NDIS_STATUS_BAD_CHARACTERISTICS,
            bench =>
            {
                bench.Driver.CharacteristicsLength = NDIS50_MINIPORT_CHARACTERISTICS_SIZE;
                return bench.Load();
            },
            host => host.TakesAllCharacteristics = true);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    public void Register_RefusesAMissingHandler(int missing)
        => AssertRegistration(
            driver =>
            {
                ref NDIS_MINIPORT_CHARACTERISTICS c = ref driver.Characteristics;
                c.HaltHandler = missing == 0 ? null : c.HaltHandler;
                c.InitializeHandler = missing == 1 ? null : c.InitializeHandler;
                c.QueryInformationHandler = missing == 2 ? null : c.QueryInformationHandler;
                c.SetInformationHandler = missing == 3 ? null : c.SetInformationHandler;
                c.ResetHandler = missing == 4 ? null : c.ResetHandler;
                c.SendPacketsHandler = missing == 5 ? null : c.SendPacketsHandler;
                c.PnPEventNotifyHandler = missing == 6 ? null : c.PnPEventNotifyHandler;
            },
            NDIS_STATUS_BAD_CHARACTERISTICS);

    [TestCase(0, NDIS_STATUS_SUCCESS)]
    [TestCase(1, NDIS_STATUS_BAD_CHARACTERISTICS)]
    public void PnPEventHandler_IsMandatoryFrom51On(byte minor, NDIS_STATUS expected)
        => AssertRegistration(
            driver =>
            {
                driver.BecomeVersion(5, minor);
                driver.Characteristics.PnPEventNotifyHandler = null;
            },
            expected);

    [TestCase(1, NDIS_STATUS_RESOURCES)]
    [TestCase(2, NDIS_STATUS_FAILURE)]
    [TestCase(3, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(4, NDIS_STATUS_BAD_VERSION)]
    public void Register_Fails_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        using Ndis5Bench bench = new();
        bench.Fail(TraceName.NdisMRegisterMiniport, failure);

        Assert.That(bench.Load(), Is.EqualTo(status));

        Assert.That(bench.Host.HasDriver, Is.False);
        Assert.That(bench.Acquired(ObjectKind.Driver), Is.Empty);
        Assert.That(bench.Released(ObjectKind.Wrapper), Is.EqualTo(bench.Acquired(ObjectKind.Wrapper)));
        Assert.That(bench.Leaked(Checkpoint.FailedDriverEntry), Is.Empty);
    }

    [Test]
    public void Register_WithWhatIsNoWrapper_FailsAndIsMisuse()
    {
        using Ndis5Bench bench = new();

        NDIS_STATUS status = bench.Ndis.NdisMRegisterMiniport(
            Ndis5Bench.ForeignHandle, ref bench.Driver.Characteristics, NDIS51_MINIPORT_CHARACTERISTICS_SIZE);

        Assert.That((status, bench.Host.HasDriver), Is.EqualTo((NDIS_STATUS_FAILURE, false)));
        Assert.That(bench.Misuses(TraceName.NdisMRegisterMiniport), Is.EqualTo(new[] { "Wrapper Unknown" }));
    }

    [Test]
    public void TerminateWrapper_IsMissed_WhereTheRegistrationFailed()
    {
        using Ndis5Bench bench = new();
        bench.Driver.OnRegistered = () => Assert.Fail();
        bench.Fail(TraceName.NdisMRegisterMiniport);

        bench.Host.Lifecycle.Load(new ForgetfulDriver(bench.Driver), bench.Ndis);

        Assert.That(bench.Leaked(Checkpoint.FailedDriverEntry), Is.EqualTo(new[] { ObjectKind.Wrapper }));
        Assert.That(bench.Host.HasDriver, Is.False);
    }

    [Test]
    public void TerminateWrapper_Twice_IsMisuse()
    {
        using Ndis5Bench bench = new();
        bench.Ndis.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, null!, null!, null);

        bench.Ndis.NdisTerminateWrapper(wrapper, null);
        bench.Ndis.NdisTerminateWrapper(wrapper, null);

        Assert.That(bench.Released(ObjectKind.Wrapper), Has.Length.EqualTo(1));
        Assert.That(bench.Misuses(TraceName.NdisTerminateWrapper), Is.EqualTo(new[] { "Wrapper Released" }));
    }

    [Test]
    public void UnloadHandler_IsCalledOnce_AndEverythingIsReleased()
    {
        using Ndis5Bench bench = new();
        List<DRIVER_OBJECT> unloaded = [];
        bench.Driver.OnRegistered = () => bench.Ndis.NdisMRegisterUnloadHandler(bench.Driver.Wrapper, unloaded.Add);
        bench.Load();

        bench.Host.Lifecycle.Unload();

        Assert.That(unloaded, Has.Count.EqualTo(1));
        Assert.That(bench.Trace.Of(TraceName.MiniportUnload).Select(e => e.Kind), Is.EqualTo(
            new[] { TraceKind.Enter, TraceKind.Exit }));
        Assert.That(bench.Host.HasDriver, Is.False);
        Assert.That(bench.Released(ObjectKind.Driver), Is.EqualTo(bench.Acquired(ObjectKind.Driver)));
        Assert.That(bench.Released(ObjectKind.Wrapper), Is.EqualTo(bench.Acquired(ObjectKind.Wrapper)));
        Assert.That(bench.Leaked(Checkpoint.Unload), Is.Empty);
    }

    [Test]
    public void Unload_NeedsNoHandler_AndAWrongWrapperIsMisuse()
    {
        using Ndis5Bench bench = new();
        bench.Driver.OnRegistered = () => bench.Ndis.NdisMRegisterUnloadHandler(default, _ => Assert.Fail());
        bench.Load();

        bench.Host.Lifecycle.Unload();

        Assert.That(bench.Misuses(TraceName.NdisMRegisterUnloadHandler), Is.EqualTo(new[] { "Wrapper Null" }));
        Assert.That(bench.Host.HasDriver, Is.False);
    }

    private static void AssertRegistration(Action<Ndis5TestDriver> prepare, NDIS_STATUS expected)
    {
        using Ndis5Bench bench = new();
        prepare(bench.Driver);

        Assert.That(bench.Load(), Is.EqualTo(expected));
        Assert.That(bench.Trace.Last<NdisMRegisterMiniportReturn>().Result, Is.EqualTo(expected));
        Assert.That(bench.Host.HasDriver, Is.EqualTo(expected == NDIS_STATUS_SUCCESS));
    }

    /// <summary>Does not terminate its wrapper.</summary>
    private sealed class ForgetfulDriver(Ndis5TestDriver driver) : INdis5MiniportDriver
    {
        public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        {
            ndis.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, driverObject, registryPath, null);
            return ndis.NdisMRegisterMiniport(wrapper, ref driver.Characteristics, driver.CharacteristicsLength);
        }
    }
}
