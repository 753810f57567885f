using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>Why an adapter is paused. Source: Pause.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_PAUSE_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>NDIS_PAUSE_XXX flags.</summary>
    public uint Flags;

    /// <summary>Why NDIS pauses the adapter.</summary>
    public uint PauseReason;
}
