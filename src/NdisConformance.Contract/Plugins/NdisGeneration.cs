namespace NdisConformance.Contract;

/// <summary>Which NDIS a driver is written for.</summary>
public enum NdisGeneration
{
    /// <summary>NDIS 6: the driver is an <see cref="IMiniportDriver"/>.</summary>
    Ndis6,

    /// <summary>NDIS 5.0 or 5.1: the driver is an <see cref="INdis5MiniportDriver"/>.</summary>
    Ndis5,
}
