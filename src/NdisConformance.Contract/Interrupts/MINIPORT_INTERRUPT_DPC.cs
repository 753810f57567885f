namespace NdisConformance.Contract;

/// <summary>
/// MiniportInterruptDPC. DISPATCH_LEVEL. miniportDpcContext is NULL where the ISR asked for the DPC.
/// receiveThrottleParameters is an NDIS_RECEIVE_THROTTLE_PARAMETERS from NDIS 6.20 on, and reserved before.
/// Source: Dpc.
/// </summary>
public delegate void MINIPORT_INTERRUPT_DPC(
    NDIS_HANDLE miniportInterruptContext,
    PVOID miniportDpcContext,
    PVOID receiveThrottleParameters,
    PVOID ndisReserved2);
