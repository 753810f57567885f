using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>The interrupt: masked by MiniportISR, serviced and unmasked by MiniportHandleInterrupt.</content>
internal sealed partial class Adapter
{
    // The interrupt object lies in memory of the driver: an NDIS 5 driver passes its address instead of a handle.
    private readonly NDIS_MINIPORT_INTERRUPT _interrupt = new();
    private MINIPORT_SYNCHRONIZE_INTERRUPT? _mask;
    private MINIPORT_SYNCHRONIZE_INTERRUPT? _unmask;
    private bool _isInterruptRegistered;
    private bool _isInterruptWanted;

    /// <summary>
    /// MiniportISR. DIRQL: registers only. True if the NIC raised the line; it is masked then until
    /// <see cref="HandleInterrupt"/> has run.
    /// </summary>
    public bool Isr()
    {
        bool isOurs = Nic.IsInterrupting();
        if (isOurs)
        {
            Nic.MaskInterrupt();
        }

        return isOurs;
    }

    /// <summary>
    /// MiniportHandleInterrupt. DISPATCH_LEVEL. The causes are cleared before the rings are read: whatever the NIC does
    /// afterwards raises the line again, and nothing is missed.
    /// </summary>
    public void HandleInterrupt()
    {
        if (Nic.AcknowledgeInterrupt())
        {
            ReportLink();
        }

        Transmit.Service();
        Receive.Process();
        UnmaskInterrupt();
    }

    /// <summary>
    /// NDIS 5 passes vector and level on from the resources; NDIS 6 looks them up itself. A shared line needs
    /// MiniportISR for every interrupt, so RequestIsr is TRUE. MiniportISR may run before the call returns, for
    /// another device on the line: all that it uses is there, and the NIC itself is silent until
    /// <see cref="StartInterrupt"/>.
    /// </summary>
    private NDIS_STATUS RegisterInterrupt(NDIS_RESOURCE_LIST? resources)
    {
        _mask = Mask;
        _unmask = UnmaskIfWanted;
        foreach (CM_PARTIAL_RESOURCE_DESCRIPTOR resource in resources?.PartialDescriptors ?? [])
        {
            if (resource.Type != CmResourceTypeInterrupt)
            {
                continue;
            }

            NDIS_STATUS status = Ndis.NdisMRegisterInterrupt(
                _interrupt,
                Handle,
                resource.Vector,
                resource.Level,
                requestIsr: true,
                sharedInterrupt: true,
                NDIS_INTERRUPT_MODE.NdisInterruptLevelSensitive);
            _isInterruptRegistered = status == NDIS_STATUS_SUCCESS;
            return status;
        }

        return NDIS_STATUS_FAILURE;
    }

    /// <summary>Returns when MiniportHandleInterrupt has run for the last time. PASSIVE_LEVEL.</summary>
    private void DeregisterInterrupt()
    {
        if (_isInterruptRegistered)
        {
            _isInterruptRegistered = false;
            Ndis.NdisMDeregisterInterrupt(_interrupt);
        }
    }

    private void StartInterrupt()
    {
        _isInterruptWanted = true;
        UnmaskInterrupt();
    }

    /// <summary>
    /// For good: a MiniportHandleInterrupt that runs on another processor now does not unmask the interrupt again.
    /// </summary>
    private void StopInterrupt()
    {
        if (_isInterruptRegistered)
        {
            _isInterruptWanted = false;
            Ndis.NdisMSynchronizeWithInterrupt(_interrupt, _mask!, Context);
        }
    }

    private void UnmaskInterrupt() => Ndis.NdisMSynchronizeWithInterrupt(_interrupt, _unmask!, Context);

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
}
