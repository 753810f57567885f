using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>Parameters of a NET_BUFFER pool. 12 bytes. Source: NbPA.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NET_BUFFER_POOL_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>The tag of the pool.</summary>
    public uint PoolTag;

    /// <summary>Data bytes for each NET_BUFFER; 0 for none.</summary>
    public uint DataSize;
}
