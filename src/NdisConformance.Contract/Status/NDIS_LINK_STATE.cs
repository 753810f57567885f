using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>The state of a link: the buffer of NDIS_STATUS_LINK_STATE. 40 bytes. Source: LinkS.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_LINK_STATE
{
    /// <summary>Type NDIS_OBJECT_TYPE_DEFAULT, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>Connected, disconnected or unknown.</summary>
    public NDIS_MEDIA_CONNECT_STATE MediaConnectState;

    /// <summary>0 unknown, 1 half, 2 full.</summary>
    public uint MediaDuplexState;

    /// <summary>Transmit speed in bits per second, or NDIS_LINK_SPEED_UNKNOWN.</summary>
    public ulong XmitLinkSpeed;

    /// <summary>Receive speed in bits per second, or NDIS_LINK_SPEED_UNKNOWN.</summary>
    public ulong RcvLinkSpeed;

    /// <summary>0 unsupported, 1 send only, 2 receive only, 3 both, 4 unknown.</summary>
    public uint PauseFunctions;

    /// <summary>NDIS_LINK_STATE_XXX_AUTO_NEGOTIATED flags.</summary>
    public uint AutoNegotiationFlags;
}
