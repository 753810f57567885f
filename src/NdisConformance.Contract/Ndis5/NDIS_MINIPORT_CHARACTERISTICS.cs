namespace NdisConformance.Contract;

/// <summary>
/// The entry points of an NDIS 5 driver, in the order of the C structure. A driver of 5.0 ends with its CoNDIS
/// handlers, which the harness leaves out; what follows them is of 5.1. Source: Chars5.
/// </summary>
public struct NDIS_MINIPORT_CHARACTERISTICS
{
    /// <summary>5 for a driver of NDIS 5.0 or 5.1.</summary>
    public byte MajorNdisVersion;

    /// <summary>0 or 1.</summary>
    public byte MinorNdisVersion;

    /// <summary>Optional; NDIS goes by time limits of its own without it.</summary>
    public W_CHECK_FOR_HANG_HANDLER? CheckForHangHandler;

    /// <summary>Mandatory where RequestIsr is FALSE.</summary>
    public W_DISABLE_INTERRUPT_HANDLER? DisableInterruptHandler;

    /// <summary>Optional.</summary>
    public W_ENABLE_INTERRUPT_HANDLER? EnableInterruptHandler;

    /// <summary>Mandatory.</summary>
    public W_HALT_HANDLER? HaltHandler;

    /// <summary>Mandatory for a NIC that interrupts.</summary>
    public W_HANDLE_INTERRUPT_HANDLER? HandleInterruptHandler;

    /// <summary>Mandatory.</summary>
    public W_INITIALIZE_HANDLER? InitializeHandler;

    /// <summary>Mandatory for a NIC that interrupts.</summary>
    public W_ISR_HANDLER? ISRHandler;

    /// <summary>Mandatory.</summary>
    public W_QUERY_INFORMATION_HANDLER? QueryInformationHandler;

    /// <summary>Mandatory.</summary>
    public W_RESET_HANDLER? ResetHandler;

    /// <summary>One of the two send handlers is mandatory; with both only SendPacketsHandler is called.</summary>
    public W_SEND_HANDLER? SendHandler;

    /// <summary>Mandatory.</summary>
    public W_SET_INFORMATION_HANDLER? SetInformationHandler;

    /// <summary>Mandatory for a driver that indicates packets.</summary>
    public W_RETURN_PACKET_HANDLER? ReturnPacketHandler;

    /// <summary>One of the two send handlers is mandatory.</summary>
    public W_SEND_PACKETS_HANDLER? SendPacketsHandler;

    /// <summary>Mandatory for a driver that asks for shared memory at run time.</summary>
    public W_ALLOCATE_COMPLETE_HANDLER? AllocateCompleteHandler;

    /// <summary>NDIS 5.1; optional.</summary>
    public W_CANCEL_SEND_PACKETS_HANDLER? CancelSendPacketsHandler;

    /// <summary>NDIS 5.1; mandatory.</summary>
    public W_PNP_EVENT_NOTIFY_HANDLER? PnPEventNotifyHandler;

    /// <summary>NDIS 5.1; mandatory. Its argument is the context of the adapter.</summary>
    public ADAPTER_SHUTDOWN_HANDLER? AdapterShutdownHandler;
}
