using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// The head of most structures of NDIS: what it is, which revision, how long. 4 bytes. Source: Obj.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_OBJECT_HEADER
{
    /// <summary>NDIS_OBJECT_TYPE_XXX.</summary>
    public byte Type;

    /// <summary>The revision of the structure.</summary>
    public byte Revision;

    /// <summary>Size of the structure in bytes: at least the NDIS_SIZEOF_XXX of the revision.</summary>
    public ushort Size;

    /// <summary>A filled header.</summary>
    public NDIS_OBJECT_HEADER(byte type, byte revision, ushort size)
    {
        Type = type;
        Revision = revision;
        Size = size;
    }
}
