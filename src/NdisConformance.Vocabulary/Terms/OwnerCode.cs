namespace NdisConformance.Vocabulary;

/// <summary>Who owns an object.</summary>
public enum OwnerCode
{
    /// <summary>The miniport.</summary>
    Miniport,

    /// <summary>NDIS or a protocol above it.</summary>
    Ndis,

    /// <summary>It was freed, or never was.</summary>
    Nobody,
}
