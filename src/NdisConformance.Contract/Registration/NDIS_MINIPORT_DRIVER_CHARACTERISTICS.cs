using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// What a driver registers with. NDIS keeps a copy: later edits have no effect. 136, 152 or 160 bytes by revision.
/// Source: Chars.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_DRIVER_CHARACTERISTICS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>6.</summary>
    public byte MajorNdisVersion;

    /// <summary>The minor version in decimal: 30 for NDIS 6.30.</summary>
    public byte MinorNdisVersion;

    /// <summary>The version of the driver itself.</summary>
    public byte MajorDriverVersion;

    /// <summary>The version of the driver itself.</summary>
    public byte MinorDriverVersion;

    /// <summary>0, NDIS_INTERMEDIATE_DRIVER or NDIS_WDM_DRIVER.</summary>
    public uint Flags;

    /// <summary>Optional.</summary>
    public MINIPORT_SET_OPTIONS? SetOptionsHandler;

    /// <summary>Required.</summary>
    public MINIPORT_INITIALIZE? InitializeHandlerEx;

    /// <summary>Required.</summary>
    public MINIPORT_HALT? HaltHandlerEx;

    /// <summary>Required.</summary>
    public MINIPORT_UNLOAD? UnloadHandler;

    /// <summary>Required.</summary>
    public MINIPORT_PAUSE? PauseHandler;

    /// <summary>Required.</summary>
    public MINIPORT_RESTART? RestartHandler;

    /// <summary>Required.</summary>
    public MINIPORT_OID_REQUEST? OidRequestHandler;

    /// <summary>Required.</summary>
    public MINIPORT_SEND_NET_BUFFER_LISTS? SendNetBufferListsHandler;

    /// <summary>Required.</summary>
    public MINIPORT_RETURN_NET_BUFFER_LISTS? ReturnNetBufferListsHandler;

    /// <summary>Required.</summary>
    public MINIPORT_CANCEL_SEND? CancelSendHandler;

    /// <summary>Optional.</summary>
    public MINIPORT_CHECK_FOR_HANG? CheckForHangHandlerEx;

    /// <summary>Required with CheckForHangHandlerEx.</summary>
    public MINIPORT_RESET? ResetHandlerEx;

    /// <summary>Required.</summary>
    public MINIPORT_DEVICE_PNP_EVENT_NOTIFY? DevicePnPEventNotifyHandler;

    /// <summary>Required.</summary>
    public MINIPORT_SHUTDOWN? ShutdownHandlerEx;

    /// <summary>Required.</summary>
    public MINIPORT_CANCEL_OID_REQUEST? CancelOidRequestHandler;

    /// <summary>REVISION_2: both direct handlers or neither.</summary>
    public MINIPORT_DIRECT_OID_REQUEST? DirectOidRequestHandler;

    /// <summary>REVISION_2: both direct handlers or neither.</summary>
    public MINIPORT_CANCEL_DIRECT_OID_REQUEST? CancelDirectOidRequestHandler;

    /// <summary>REVISION_3: optional.</summary>
    public MINIPORT_SYNCHRONOUS_OID_REQUEST? SynchronousOidRequestHandler;
}
