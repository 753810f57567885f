using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Completions of pause, restart and OID requests; the error log.</summary>
[TestFixture]
internal sealed class CompletionTests
{
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Make() => _bench = new KernelBench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisMPauseComplete)]
    public void Pause_IsPendingUntilItIsCompleted()
    {
        NDIS_STATUS status = PendingPause();
        var before = (_bench.State, _bench.IsTransitionPending);

        Ndis.NdisMPauseComplete(_bench.Adapter);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That(before, Is.EqualTo((AdapterState.Pausing, true)));
        Assert.That((_bench.State, _bench.IsTransitionPending), Is.EqualTo((AdapterState.Paused, false)));
        Assert.That(_bench.Last<NdisMPauseCompleteCall>().Pending, Is.True);
        Assert.That(_bench.Misuses(TraceName.NdisMPauseComplete), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMPauseComplete)]
    public void Pause_CompletedTwice_CompletesNothingTheSecondTime()
    {
        PendingPause();
        Ndis.NdisMPauseComplete(_bench.Adapter);
        int changes = _bench.Facts(TraceName.AdapterStateChanged).Count();

        Ndis.NdisMPauseComplete(_bench.Adapter);

        Assert.That(_bench.Last<NdisMPauseCompleteCall>().Pending, Is.False);
        Assert.That(_bench.State, Is.EqualTo(AdapterState.Paused));
        Assert.That(_bench.Facts(TraceName.AdapterStateChanged).Count(), Is.EqualTo(changes));
    }

    [Test]
    [Ddi(TraceName.NdisMPauseComplete)]
    public void Pause_MayBeCompletedInsideMiniportPause()
    {
        _bench.Driver.Characteristics.PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) =>
        {
            Ndis.NdisMPauseComplete(_bench.Adapter);
            return NDIS_STATUS_PENDING;
        };
        _bench.Start(isRunning: true);

        Assert.That(_bench.Pause(), Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That((_bench.State, _bench.IsTransitionPending), Is.EqualTo((AdapterState.Paused, false)));
    }

    [Test]
    [Ddi(TraceName.NdisMPauseComplete)]
    public void PauseComplete_WithoutAPause_ChangesNothing()
    {
        _bench.Start(isRunning: true);

        Ndis.NdisMPauseComplete(_bench.Adapter);

        Assert.That(_bench.State, Is.EqualTo(AdapterState.Running));
        Assert.That(_bench.Last<NdisMPauseCompleteCall>().Pending, Is.False);
    }

    [Test]
    [Ddi(TraceName.NdisMPauseComplete)]
    public void PauseComplete_WithAWrongHandle_CompletesNothing()
    {
        PendingPause();

        Ndis.NdisMPauseComplete(KernelBench.ForeignHandle);
        Ndis.NdisMPauseComplete(default);
        Ndis.NdisMPauseComplete(_bench.Driver.Handle);

        Assert.That((_bench.State, _bench.IsTransitionPending), Is.EqualTo((AdapterState.Pausing, true)));
        Assert.That(
            _bench.Misuses(TraceName.NdisMPauseComplete),
            Is.EqualTo(new[] { "adapter Adapter Unknown", "adapter Adapter Null", "adapter Adapter Live" }));
    }

    [TestCase(NDIS_STATUS_SUCCESS, AdapterState.Running)]
    [TestCase(NDIS_STATUS_FAILURE, AdapterState.Paused)]
    [TestCase(NDIS_STATUS_RESOURCES, AdapterState.Paused)]
    [Ddi(TraceName.NdisMRestartComplete)]
    public void Restart_EndsWithTheStatusThatItIsCompletedWith(NDIS_STATUS completed, AdapterState state)
    {
        NDIS_STATUS status = PendingRestart();
        var before = (_bench.State, _bench.IsTransitionPending);

        Ndis.NdisMRestartComplete(_bench.Adapter, completed);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That(before, Is.EqualTo((AdapterState.Restarting, true)));
        Assert.That(
            (_bench.State, _bench.IsTransitionPending, _bench.RestartStatus), Is.EqualTo((state, false, completed)));
        NdisMRestartCompleteCall call = _bench.Last<NdisMRestartCompleteCall>();
        Assert.That(
            (call.Status, call.Pending),
            Is.EqualTo((completed, true)));
    }

    [Test]
    [Ddi(TraceName.NdisMRestartComplete)]
    public void Restart_CompletedTwice_KeepsTheFirstStatus()
    {
        PendingRestart();
        Ndis.NdisMRestartComplete(_bench.Adapter, NDIS_STATUS_SUCCESS);
        Ndis.NdisMRestartComplete(_bench.Adapter, NDIS_STATUS_FAILURE);

        Assert.That(
            (_bench.State, _bench.RestartStatus), Is.EqualTo((AdapterState.Running, NDIS_STATUS_SUCCESS)));
        Assert.That(_bench.Last<NdisMRestartCompleteCall>().Pending, Is.False);
    }

    [Test]
    [Ddi(TraceName.NdisMRestartComplete)]
    public void RestartComplete_WithAWrongHandle_CompletesNothing()
    {
        PendingRestart();

        Ndis.NdisMRestartComplete(KernelBench.ForeignHandle, NDIS_STATUS_SUCCESS);

        Assert.That((_bench.State, _bench.IsTransitionPending), Is.EqualTo((AdapterState.Restarting, true)));
        Assert.That(
            _bench.Misuses(TraceName.NdisMRestartComplete), Is.EqualTo(new[] { "adapter Adapter Unknown" }));
    }

    [Test]
    [Ddi(TraceName.NdisMOidRequestComplete)]
    public void OidRequest_IsPendingUntilItIsCompleted()
    {
        NDIS_OID_REQUEST request = PendingRequest(0x1_0106);
        bool wasPending = _bench.IsOidPending;

        uint oid = request.DATA.Oid;
        Ndis.NdisMOidRequestComplete(_bench.Adapter, request, NDIS_STATUS_FAILURE);

        Assert.That(oid, Is.EqualTo(0x1_0106));
        Assert.That((wasPending, _bench.IsOidPending), Is.EqualTo((true, false)));
        Assert.That(
            _bench.Last<NdisMOidRequestCompleteCall>().Status,
            Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Misuses(TraceName.NdisMOidRequestComplete), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMOidRequestComplete)]
    public void OidRequest_StaysPending_WhenAnotherOneIsCompleted()
    {
        PendingRequest(1);

        Ndis.NdisMOidRequestComplete(_bench.Adapter, default, NDIS_STATUS_SUCCESS);

        Assert.That(_bench.IsOidPending);
    }

    [Test]
    [Ddi(TraceName.NdisMOidRequestComplete)]
    public void OidRequest_MayBeCompletedInsideMiniportOidRequest()
    {
        _bench.Driver.OidStatus = NDIS_STATUS_PENDING;
        _bench.Driver.OnOidRequest =
            request => Ndis.NdisMOidRequestComplete(_bench.Adapter, request, NDIS_STATUS_SUCCESS);
        _bench.Start();

        Assert.That((_bench.RequestOid(), _bench.IsOidPending), Is.EqualTo((NDIS_STATUS_PENDING, false)));
    }

    [Test]
    [Ddi(TraceName.NdisMOidRequestComplete)]
    public void OidRequestComplete_WithAWrongHandle_IsMisuse()
    {
        NDIS_OID_REQUEST request = PendingRequest(1);

        Ndis.NdisMOidRequestComplete(KernelBench.ForeignHandle, request, NDIS_STATUS_SUCCESS);

        Assert.That(
            _bench.Misuses(TraceName.NdisMOidRequestComplete), Is.EqualTo(new[] { "adapter Adapter Unknown" }));
    }

    [Test]
    [Ddi(TraceName.NdisWriteErrorLogEntry)]
    public void ErrorLogEntry_IsTraced_AndChangesNothing()
    {
        _bench.Start(isRunning: true);
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);

        Assert.That(_bench.Lasts(() => Ndis.NdisWriteErrorLogEntry(_bench.Adapter, 0xC000_1389, 7, 8)), Is.Zero);

        NdisWriteErrorLogEntryCall call = _bench.Last<NdisWriteErrorLogEntryCall>();
        Assert.That(call.ErrorCode, Is.EqualTo(0xC000_1389));
        Assert.That(
            call.Adapter,
            Is.EqualTo(_bench.Single<MiniportInitializeExEnter>().Adapter));
        Assert.That((_bench.State, _bench.Irql), Is.EqualTo((AdapterState.Running, DISPATCH_LEVEL)));
        Assert.That(_bench.Misuses(TraceName.NdisWriteErrorLogEntry), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisWriteErrorLogEntry)]
    public void ErrorLogEntry_OfAnAdapterThatWasHalted_IsMisuse()
    {
        _bench.Start().Halt();

        Ndis.NdisWriteErrorLogEntry(_bench.Adapter, 1);
        Ndis.NdisWriteErrorLogEntry(default, 1);

        Assert.That(
            _bench.Misuses(TraceName.NdisWriteErrorLogEntry),
            Is.EqualTo(new[] { "adapter Adapter Released", "adapter Adapter Null" }));
    }

    [Test]
    public void Completions_LeaveTheIrqlAlone()
    {
        NDIS_OID_REQUEST request = PendingRequest(1);
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);

        Ndis.NdisMOidRequestComplete(_bench.Adapter, request, NDIS_STATUS_SUCCESS);
        Ndis.NdisMPauseComplete(_bench.Adapter);
        Ndis.NdisMRestartComplete(_bench.Adapter, NDIS_STATUS_SUCCESS);

        Assert.That(_bench.Irql, Is.EqualTo(DISPATCH_LEVEL));
    }

    private NDIS_STATUS PendingPause()
    {
        _bench.Driver.PauseStatus = NDIS_STATUS_PENDING;
        return _bench.Start(isRunning: true).Pause();
    }

    private NDIS_STATUS PendingRestart()
    {
        _bench.Driver.RestartStatus = NDIS_STATUS_PENDING;
        return _bench.Start().Restart();
    }

    private NDIS_OID_REQUEST PendingRequest(uint oid)
    {
        NDIS_OID_REQUEST pending = null;
        _bench.Driver.OidStatus = NDIS_STATUS_PENDING;
        _bench.Driver.OnOidRequest = request => pending = request;
        Assert.That(_bench.Start().RequestOid(oid), Is.EqualTo(NDIS_STATUS_PENDING));
        return pending;
    }
}
