using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>What an adapter is restarted with. Source: Rst.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_RESTART_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>A list of restart attributes; 0 for none.</summary>
    public ulong RestartAttributes;

    /// <summary>Restart flags.</summary>
    public uint Flags;
}
