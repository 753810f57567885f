using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>Why an adapter is paused. Source: Pause.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_PAUSE_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>Reserved.</summary>
    public uint Flags;

    /// <summary>
    /// Why NDIS pauses the adapter: NDIS_PAUSE_XXX for drivers of NDIS 6.40 and later, a value without meaning for
    /// others.
    /// </summary>
    public uint PauseReason;
}
