namespace NdisConformance.Contract;

/// <summary>The width of the addresses of a device that uses map registers. Source: MapReg.</summary>
public enum NDIS_DMA_SIZE : byte
{
    /// <summary>24 bits.</summary>
    NDIS_DMA_24BITS = 0,

    /// <summary>32 bits.</summary>
    NDIS_DMA_32BITS = 1,

    /// <summary>64 bits.</summary>
    NDIS_DMA_64BITS = 2,
}
