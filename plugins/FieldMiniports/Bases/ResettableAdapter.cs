using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>An adapter that can be reset. A reset of the NIC loses its filter and its list of addresses.</summary>
public class ResettableAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
    : FieldAdapter(ndis, handle, version, driver)
{
    /// <summary>MiniportCheckForHangEx. A NIC that is gone does not hang.</summary>
    public virtual bool IsHung() => !IsGone && !Nic.IsGone && (!((ResettableNic)Nic).IsRunning || HasStuckSend());

    /// <summary>
    /// MiniportResetEx. At most DISPATCH_LEVEL. NDIS sets filter and addresses again. A change of the link that nobody
    /// has reported is forgotten by the NIC, so the link is looked at.
    /// </summary>
    public virtual NDIS_STATUS Reset(out bool addressingReset)
    {
        addressingReset = false;
        if (Nic.IsGone)
        {
            AbandonSendsIfGone();
            LogFailure(NDIS_STATUS_FAILURE);
            return NDIS_STATUS_HARD_ERRORS;
        }

        StopSends();
        ((ResettableReceivePath)Receive).Rewind();
        Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
        StartInterrupt();
        addressingReset = true;
        Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        ReportLink();
        ResumeSends();
        Ndis.NDIS_LOWER_IRQL(oldIrql);
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>The NIC has had a frame since the last look.</summary>
    protected virtual bool HasStuckSend() => ((ResettableTransmitPath)Transmit).IsStuck();

    /// <summary>Stops the NIC and takes back the frames that it had.</summary>
    protected virtual void StopSends() => ((ResettableTransmitPath)Transmit).Stop();

    /// <summary>
    /// Completes what was taken back, and goes on with what waits. The doorbell is for frames that came while the NIC
    /// did not run. DISPATCH_LEVEL.
    /// </summary>
    protected virtual void ResumeSends()
    {
        Nic.RingTransmitDoorbell();
        Transmit.Service();
    }
}
