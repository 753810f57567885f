using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class AttributeRuleTests
{
    [Test]
    [Rule("ATTR-001", "ATTR-002", "ATTR-003", "ATTR-004", "ATTR-006", "ATTR-009")]
    public void Silent_WhenAttributesComeFirst()
        => Expect.Silent(
            DriverTrace.Running(), "ATTR-001", "ATTR-002", "ATTR-003", "ATTR-004", "ATTR-006", "ATTR-009");

    [Test]
    [Rule("ATTR-001", "SGDMA-REG-003")]
    public void Fires_TwiceWhenChannelIsRegisteredBeforeAttributes()
        => Expect.FireTogether(
            Initialized(t =>
            {
                t.RegisterDma();
                t.SetAttributes();
            }),
            "ATTR-001",
            "SGDMA-REG-003");

    [Test]
    [Rule("ATTR-001", "SGDMA-REG-003")]
    public void Silent_WhenChannelIsRegisteredBetweenTheAttributes()
        => Expect.Silent(
            Initialized(t =>
            {
                t.SetRegistrationAttributes();
                t.RegisterDma();
                t.SetGeneralAttributes();
            }),
            "ATTR-001",
            "SGDMA-REG-003");

    [Test]
    [Rule("ATTR-002")]
    public void Fires_WhenGeneralAttributesComeFirst()
        => Expect.Fires("ATTR-002", Initialized(t =>
        {
            t.SetGeneralAttributes();
            t.SetRegistrationAttributes();
        }));

    [Test]
    [Rule("ATTR-003")]
    public void Fires_WhenGeneralAttributesAreMissing()
        => Expect.Fires("ATTR-003", Initialized(t => t.SetRegistrationAttributes()));

    [Test]
    [Rule("ATTR-004")]
    public void Fires_WhenTypeIsThatOfTheOtherKind()
        => Expect.Fires("ATTR-004", Initialized(t =>
        {
            t.SetRegistrationAttributes();
            t.SetGeneralAttributes(type: NDIS.NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES);
        }));

    [Test]
    [Rule("ATTR-006")]
    public void Fires_WhenBusMasterIsMissing()
        => Expect.Fires("ATTR-006", Initialized(t =>
        {
            t.SetRegistrationAttributes(flags: NDIS.NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE);
            t.SetGeneralAttributes();
            t.RegisterDma();
        }));

    [TestCase(9u, 14u, 1500u, 6u, 1u, "MediaType is 9")]
    [TestCase(0u, 14u, 0u, 6u, 1u, "MtuSize is 0")]
    [TestCase(0u, 0u, 1500u, 0u, 1u, "MacAddressLength is 0")]
    [TestCase(0u, 0u, 1500u, 8u, 1u, "MacAddressLength is 8")]
    [TestCase(0u, 14u, 1500u, 6u, 0u, "SupportedPacketFilters is 0")]
    [Rule("ATTR-013")]
    public void Fires_WhenGeneralAttributesCannotBeTrue(
        uint media, uint physical, uint mtu, uint addressBytes, uint filters, string actual)
    {
        Finding finding = Expect.Fires(
            "ATTR-013", Described(t => t.Describe(media, physical, mtu, addressBytes, filters)));
        Assert.That((finding.Actual, finding.IsViolation), Is.EqualTo((actual, true)));
    }

    [TestCase(0x0210_0000_0001ul, false)]
    [TestCase(0x0110_0000_0002ul, true)]
    [Rule("ATTR-013")]
    public void Fires_WhenTheCurrentAddressIsAGroup(ulong address, bool isWrong)
    {
        DriverTrace trace = Described(t => t.AddressesSet(DriverTrace.Adapter, multicastListSize: 32, address));
        if (isWrong)
        {
            Expect.Fires("ATTR-013", trace);
        }
        else
        {
            Assert.That(trace.Engine.Findings, Is.Empty);
        }
    }

    [TestCase(0ul, 10ul, "XmitLinkSpeed is 0")]
    [TestCase(11ul, 10ul, "XmitLinkSpeed is 11, and MaxXmitLinkSpeed 10")]
    [Rule("ATTR-013")]
    public void Fires_AsAdvice_WhenASpeedCannotBeTrue(ulong speed, ulong maximum, string actual)
    {
        Finding finding = Expect.Fires("ATTR-013", Described(t => t.Describe(xmit: speed, maxXmit: maximum)));
        Assert.That((finding.Actual, finding.IsViolation), Is.EqualTo((actual, false)));
    }

    [TestCase(NDIS.NDIS_LINK_SPEED_UNKNOWN, NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected)]
    [TestCase(0ul, NDIS_MEDIA_CONNECT_STATE.MediaConnectStateDisconnected)]
    [TestCase(0ul, NDIS_MEDIA_CONNECT_STATE.MediaConnectStateUnknown)]
    [TestCase(10ul, NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected)]
    [Rule("ATTR-013")]
    public void Silent_WhenGeneralAttributesCanBeTrue(ulong speed, NDIS_MEDIA_CONNECT_STATE state)
        => Expect.Silent(
            Described(t => t.Describe(xmit: speed, maxXmit: 10, state: state)), "ATTR-013");

    [TestCase(true, false, "NULL")]
    [TestCase(false, true, "driver")]
    [Rule("ATTR-007")]
    public void Fires_WhenTheContextIsNone_AsAdvice(bool isNull, bool isDriver, string what)
    {
        Finding finding = Expect.Fires("ATTR-007", Initialized(t =>
        {
            t.SetRegistrationAttributes(isNull: isNull, isDriver: isDriver);
            t.SetGeneralAttributes();
        }));
        Assert.That(finding.Actual, Does.Contain(what));
        Assert.That(finding.IsViolation, Is.False);
    }

    [Test]
    [Rule("ATTR-007", "ATTR-010")]
    public void Silent_WhenMemoryComesBeforeTheAttributes()
    {
        DriverTrace trace = Initialized(t =>
        {
            t.AllocateMemory(1, 64);
            t.SetAttributes();
        });
        Expect.Silent(trace, "ATTR-007", "ATTR-010");
        Assert.That(trace.Engine.Notes, Is.Empty);
    }

    [Test]
    [Rule("ATTR-010")]
    public void Fires_WhenSleepsComeBeforeTheAttributes_AsANote()
    {
        DriverTrace trace = Initialized(t =>
        {
            t.Sleep(100);
            t.Sleep(100);
            t.SetAttributes();
        });
        Expect.Silent(trace, "ATTR-010");
        Assert.That(
            trace.Engine.Notes.Select(note => note.Text),
            Is.EqualTo(new[] { "the registration attributes came after 2 calls, NdisMSleep the first" }));
    }

    [Test]
    [Rule("ATTR-009")]
    public void Fires_WhenAttributesAreSetAtRaisedIrql()
        => Expect.Fires("ATTR-009", Initialized(t => t.At(NDIS.DISPATCH_LEVEL, t.SetAttributes)));

    [Test]
    [Rule("ATTR-011")]
    public void Fires_WhenStrictAndAttributesAreOld()
        => Expect.Fires("ATTR-011", OldAttributes(new RuleOptions { StrictHeaders = true }));

    [Test]
    [Rule("ATTR-011")]
    public void Silent_WhenLenientAndAttributesAreOld()
    {
        DriverTrace trace = OldAttributes(RuleOptions.Default);
        Expect.Silent(trace, "ATTR-004");
        Assert.That(trace.Engine.Notes, Is.Not.Empty);
    }

    [Test]
    [Rule("ATTR-012")]
    public void Fires_WhenFailureIsIgnored()
        => Expect.Fires("ATTR-012", Initialized(t =>
        {
            t.SetRegistrationAttributes(status: NDIS_STATUS_BAD_VERSION);
            t.RegisterDma();
        }));

    [Test]
    [Rule("ATTR-012")]
    public void Silent_WhenFailureIsHandedOn()
        => Expect.Silent(
            Initialized(t => t.SetRegistrationAttributes(status: NDIS_STATUS_BAD_VERSION), NDIS_STATUS_BAD_VERSION),
            "ATTR-012");

    [Test]
    [Rule("ATTR-012")]
    public void Silent_WhenARetrySucceeds()
        => Expect.Silent(
            Initialized(t =>
            {
                t.SetRegistrationAttributes(status: NDIS_STATUS_BAD_VERSION);
                t.SetRegistrationAttributes(revision: 1);
                t.SetGeneralAttributes();
            }),
            "ATTR-003");

    [Test]
    [Rule("ATTR-012")]
    public void Fires_WhenTheOtherKindSucceedsInstead()
        => Expect.Fires("ATTR-012", Initialized(t =>
        {
            t.SetRegistrationAttributes();
            t.SetRegistrationAttributes(status: NDIS_STATUS_BAD_VERSION);
            t.SetGeneralAttributes();
        }));

    private static DriverTrace OldAttributes(RuleOptions options)
    {
        DriverTrace trace = new(options);
        trace.Load();
        trace.BeginInitialize();
        trace.SetRegistrationAttributes(revision: 1);
        trace.SetGeneralAttributes();
        trace.EndInitialize();
        return trace;
    }

    private static DriverTrace Described(Action<DriverTrace> describe)
    {
        DriverTrace trace = DriverTrace.Running();
        describe(trace);
        return trace;
    }

    private static DriverTrace Initialized(Action<DriverTrace> body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        body(trace);
        trace.EndInitialize(status);
        return trace;
    }
}
