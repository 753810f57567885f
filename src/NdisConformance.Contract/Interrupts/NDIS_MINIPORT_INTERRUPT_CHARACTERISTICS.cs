using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// The interrupt handlers of a miniport; the four line-interrupt handlers are required. 96 bytes. Source: IntCh.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>The interrupt service routine.</summary>
    public MINIPORT_ISR? InterruptHandler;

    /// <summary>The deferred procedure call.</summary>
    public MINIPORT_INTERRUPT_DPC? InterruptDpcHandler;

    /// <summary>Masks the interrupt.</summary>
    public MINIPORT_DISABLE_INTERRUPT? DisableInterruptHandler;

    /// <summary>Unmasks the interrupt.</summary>
    public MINIPORT_ENABLE_INTERRUPT? EnableInterruptHandler;

    /// <summary>Nonzero if the driver handles messages; the harness gives it a line all the same.</summary>
    public byte MsiSupported;

    /// <summary>Nonzero to synchronize with all messages.</summary>
    public byte MsiSyncWithAllMessages;

    /// <summary>Message service routine; never called here.</summary>
    public MINIPORT_MESSAGE_INTERRUPT? MessageInterruptHandler;

    /// <summary>Message DPC; never called here.</summary>
    public MINIPORT_MESSAGE_INTERRUPT_DPC? MessageInterruptDpcHandler;

    /// <summary>Masks a message; never called here.</summary>
    public MINIPORT_DISABLE_MESSAGE_INTERRUPT? DisableMessageInterruptHandler;

    /// <summary>Unmasks a message; never called here.</summary>
    public MINIPORT_ENABLE_MESSAGE_INTERRUPT? EnableMessageInterruptHandler;

    /// <summary>Out: the kind of interrupt assigned.</summary>
    public NDIS_INTERRUPT_TYPE InterruptType;

    /// <summary>Out: the message table; 0 for a line interrupt.</summary>
    public ulong MessageInfoTable;
}
