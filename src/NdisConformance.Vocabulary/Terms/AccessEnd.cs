namespace NdisConformance.Vocabulary;

/// <summary>Where a read of the device through a scatter/gather list ends.</summary>
public enum AccessEnd
{
    /// <summary>At no boundary.</summary>
    Inside,

    /// <summary>With an element.</summary>
    Element,

    /// <summary>Inside an element, with one of the MDLs that it covers.</summary>
    Mdl,

    /// <summary>Inside an element, with a page.</summary>
    Page,
}
