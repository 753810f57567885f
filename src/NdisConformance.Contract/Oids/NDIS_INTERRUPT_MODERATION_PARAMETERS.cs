using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>The buffer of OID_GEN_INTERRUPT_MODERATION. 12 bytes. Source: OidMod.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_INTERRUPT_MODERATION_PARAMETERS
{
    /// <summary>Type NDIS_OBJECT_TYPE_DEFAULT, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>NDIS_INTERRUPT_MODERATION_XXX flags.</summary>
    public uint Flags;

    /// <summary>Whether interrupts are moderated.</summary>
    public NDIS_INTERRUPT_MODERATION InterruptModeration;
}
