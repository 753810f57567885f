namespace NdisConformance.Contract;

/// <summary>The medium type of an adapter. Source: GAttr.</summary>
public enum NDIS_MEDIUM
{
    /// <summary>Ethernet.</summary>
    NdisMedium802_3 = 0,
}
