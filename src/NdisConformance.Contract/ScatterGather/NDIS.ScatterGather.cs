namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: scatter/gather flags.</content>
public static partial class NDIS
{
    /// <summary>The NIC can address 64 bits.</summary>
    public const uint NDIS_SG_DMA_64_BIT_ADDRESS = 0x1;

    /// <summary>Header only, NDIS 6.50; accepted, without effect.</summary>
    public const uint NDIS_SG_DMA_V3_HAL_API = 0x2;

    /// <summary>Header only, NDIS 6.85.</summary>
    public const uint NDIS_SG_DMA_HYBRID_DMA = 0x4;

    /// <summary>Data goes from the NET_BUFFER to the device: every send.</summary>
    public const uint NDIS_SG_LIST_WRITE_TO_DEVICE = 0x1;
}
