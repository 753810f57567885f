using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// What a miniport tells NDIS about its scatter/gather DMA. sizeof is 40, NDIS_SIZEOF 36; both are legal sizes.
/// Source: RegSG, S2.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_SG_DMA_DESCRIPTION
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>NDIS_SG_DMA_64_BIT_ADDRESS if the NIC can address 64 bits, else 0.</summary>
    public uint Flags;

    /// <summary>Bytes that the largest single DMA operation covers.</summary>
    public uint MaximumPhysicalMapping;

    /// <summary>Receives each scatter/gather list.</summary>
    public MINIPORT_PROCESS_SG_LIST? ProcessSGListHandler;

    /// <summary>Receives asynchronously allocated shared memory; NULL if the driver never asks for any.</summary>
    public MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE? SharedMemAllocateCompleteHandler;

    /// <summary>Out: bytes that should be enough for one list. Valid after NDIS_STATUS_SUCCESS only.</summary>
    public uint ScatterGatherListSize;
}
