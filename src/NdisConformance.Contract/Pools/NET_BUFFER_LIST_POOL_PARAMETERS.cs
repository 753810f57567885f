using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// Parameters of a NET_BUFFER_LIST pool. 16 bytes up to DataSize (REVISION_1), 20 with Flags. Source: PoolP.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NET_BUFFER_LIST_POOL_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>NDIS_PROTOCOL_ID_DEFAULT for a miniport.</summary>
    public byte ProtocolId;

    /// <summary>TRUE: a NET_BUFFER comes with every NET_BUFFER_LIST.</summary>
    public bool fAllocateNetBuffer;

    /// <summary>Context bytes for each list; a multiple of MEMORY_ALLOCATION_ALIGNMENT.</summary>
    public ushort ContextSize;

    /// <summary>The tag of the pool.</summary>
    public uint PoolTag;

    /// <summary>Data bytes for each NET_BUFFER; 0 for none. Needs fAllocateNetBuffer.</summary>
    public uint DataSize;

    /// <summary>NET_BUFFER_LIST_POOL_FLAG_VERIFY or 0; read only where Size covers it.</summary>
    public uint Flags;
}
