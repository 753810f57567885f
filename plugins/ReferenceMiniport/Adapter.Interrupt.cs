using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>The interrupt: masked by the ISR, served by the DPC, unmasked at its end.</content>
internal sealed partial class Adapter
{
    private MINIPORT_SYNCHRONIZE_INTERRUPT? _unmask;
    private MINIPORT_SYNCHRONIZE_INTERRUPT? _mask;
    private bool _isInterruptWanted;

    /// <summary>The interrupt, once it is registered.</summary>
    private NDIS_HANDLE InterruptHandle { get; set; }

    /// <summary>
    /// The ISR may run before the registration returns, for a neighbour on the same line: all that it uses is there
    /// before, and the NIC itself is silent until <see cref="StartInterrupt"/>.
    /// </summary>
    private NDIS_STATUS RegisterInterrupt()
    {
        _unmask = UnmaskIfWanted;
        _mask = Mask;
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS characteristics = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
                NDIS_MINIPORT_INTERRUPT_REVISION_1,
                NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1),
            InterruptHandler = OnInterrupt,
            InterruptDpcHandler = OnInterruptDpc,
            DisableInterruptHandler = DisableInterrupt,
            EnableInterruptHandler = EnableInterrupt,
        };
        NDIS_STATUS status = Ndis.NdisMRegisterInterruptEx(
            Handle, Context, ref characteristics, out NDIS_HANDLE interruptHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            InterruptHandle = interruptHandle;
        }

        return status;
    }

    /// <summary>Returns when every DPC has run, and none runs afterwards.</summary>
    private void DeregisterInterrupt()
    {
        if (InterruptHandle != null)
        {
            Ndis.NdisMDeregisterInterruptEx(InterruptHandle);
            InterruptHandle = null;
        }
    }

    private void StartInterrupt()
    {
        _isInterruptWanted = true;
        Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
    }

    /// <summary>For good: a DPC that runs on another processor now does not unmask the interrupt again.</summary>
    private void StopInterrupt()
    {
        if (InterruptHandle != null)
        {
            _isInterruptWanted = false;
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _mask!, Context);
        }
    }

    /// <summary>MiniportInterrupt. DIRQL: registers only, and both outs in every call.</summary>
    private bool OnInterrupt(NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
    {
        bool isOurs = Nic.IsInterrupting();
        if (isOurs)
        {
            Nic.MaskInterrupt();
        }

        queueDefaultInterruptDpc = isOurs;
        targetProcessors = 0;
        return isOurs;
    }

    /// <summary>
    /// MiniportInterruptDPC. The causes are cleared before the rings are read: what the NIC does after that raises the
    /// line again, and nothing is missed.
    /// </summary>
    private void OnInterruptDpc(
        NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
    {
        if (Nic.AcknowledgeInterrupt())
        {
            ReportLink();
        }

        Transmit.Service();
        if (!ReceiveThrottled(receiveThrottleParameters))
        {
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
        }
    }

    /// <summary>
    /// Indicates no more than NDIS allows. True if something is left: NDIS calls the DPC again then, and the interrupt
    /// stays masked. Before NDIS 6.20 there are no parameters and no limit.
    /// </summary>
    private bool ReceiveThrottled(PVOID receiveThrottleParameters)
    {
        if (receiveThrottleParameters == null)
        {
            return Receive.Process(NDIS_INDICATE_ALL_NBLS);
        }

        NDIS_RECEIVE_THROTTLE_PARAMETERS throttle = (NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters;
        throttle.MoreNblsPending = Receive.Process(throttle.MaxNblsToIndicate);
        return throttle.MoreNblsPending;
    }

    private bool UnmaskIfWanted(NDIS_HANDLE context)
    {
        if (_isInterruptWanted)
        {
            Nic.UnmaskInterrupt();
        }

        return true;
    }

    private bool Mask(NDIS_HANDLE context)
    {
        Nic.MaskInterrupt();
        return true;
    }

    private void DisableInterrupt(NDIS_HANDLE context) => Nic.MaskInterrupt();

    private void EnableInterrupt(NDIS_HANDLE context) => UnmaskIfWanted(context);
}
