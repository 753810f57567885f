using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;
using static NdisConformance.Vocabulary.TimeUnits;

namespace NdisConformance.Tests.Host;

[TestFixture]
[Ddi(TraceName.NdisMResetComplete)]
internal sealed class HardwareResetTests
{
    private const uint Filters = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST;
    private DutyBench _bench = null!;
    private bool _isHung;
    private bool _losesAddresses;
    private NDIS_STATUS _status;
    private List<string> _asked = [];

    [SetUp]
    public void SetUp()
    {
        (_isHung, _losesAddresses, _status, _asked) = (false, false, NDIS_STATUS_SUCCESS, []);
        _bench = DutyBench.Real();
        _bench.Driver.PacketFilters = Filters;
        _bench.Driver.OidStatus = NDIS_STATUS_SUCCESS;
        _bench.Driver.OnOidRequest = request
            => _asked.Add($"{request.RequestType} 0x{request.DATA.SET_INFORMATION.Oid:X}");
        _bench.Driver.Characteristics.CheckForHangHandlerEx = _ => _isHung;
        _bench.Driver.Characteristics.ResetHandlerEx = (NDIS_HANDLE _, out bool addressingReset) =>
        {
            addressingReset = _losesAddresses;
            return _status;
        };
        _bench.Start(isRunning: true);
        _bench.Host.Oids.Request(_bench.Host.Binding.Open().Single());
        _asked.Clear();
    }

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public void Reset_FollowsACheckThatSaysSo_AndTheStateStays()
    {
        Pass(seconds: 4);
        Assert.That(_bench.Calls(TraceName.MiniportResetEx), Is.Zero);
        _isHung = true;
        Pass(seconds: 4);
        Assert.That(_bench.Calls(TraceName.MiniportResetEx), Is.EqualTo(2));
        Assert.That(_bench.Host.CurrentState, Is.EqualTo(AdapterState.Running));
        Assert.That(_asked, Is.Empty);
    }

    [Test]
    public void Filter_IsSetAgain_WhereTheNicLostIt()
    {
        (_isHung, _losesAddresses) = (true, true);
        Pass(seconds: 2);
        _isHung = false;
        Pass(seconds: 2);
        Assert.That(_asked, Is.EqualTo(new[] { $"NdisRequestSetInformation 0x{OID_GEN_CURRENT_PACKET_FILTER:X}" }));
    }

    /// <summary>A NIC that cannot be reset is asked for nothing.</summary>
    [Test]
    public void Filter_IsNotSet_WhereTheResetFailed()
    {
        (_isHung, _losesAddresses, _status) = (true, true, NDIS_STATUS_HARD_ERRORS);
        Pass(seconds: 2);
        Assert.That(_asked, Is.Empty);
    }

    [Test]
    public void PendingReset_IsNotAskedForAgain_UntilItIsComplete()
    {
        (_isHung, _status) = (true, NDIS_STATUS_PENDING);
        Pass(seconds: 6);
        Assert.That(_bench.Calls(TraceName.MiniportResetEx), Is.EqualTo(1));

        _bench.Host.Ndis.NdisMResetComplete(_bench.Driver.Adapter, NDIS_STATUS_SUCCESS, addressingReset: true);
        _isHung = false;
        Pass(seconds: 2);
        Assert.That(_asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void Completion_WithoutAReset_ChangesNothing()
    {
        _bench.Host.Ndis.NdisMResetComplete(_bench.Driver.Adapter, NDIS_STATUS_SUCCESS, addressingReset: true);
        Pass(seconds: 2);
        Assert.That(_asked, Is.Empty);
        Assert.That(
            new NdisMResetCompleteCall(_bench.Trace.Of(TraceName.NdisMResetComplete).First()).Pending, Is.False);
    }

    [Test]
    public void NothingIsReset_OnceTheDeviceIsGone()
    {
        _isHung = true;
        _bench.Host.PnpEvents.NotifySurpriseRemoval();
        Pass(seconds: 4);
        Assert.That(_bench.Calls(TraceName.MiniportResetEx), Is.Zero);
    }

    private void Pass(long seconds)
        => _bench.Pc.Events.RunUntil(_bench.Pc.Now + (seconds * TicksPerSecond));
}
