namespace NdisConformance.Contract;

/// <summary>What kind of interrupt NDIS assigned. Source: IntCh.</summary>
public enum NDIS_INTERRUPT_TYPE
{
    /// <summary>A line interrupt.</summary>
    NDIS_CONNECT_LINE_BASED = 1,

    /// <summary>Message-signalled interrupts.</summary>
    NDIS_CONNECT_MESSAGE_BASED = 2,
}
