namespace NdisConformance.Vocabulary;

/// <summary>How a function stands to NdisMSetMiniportAttributes in MiniportInitializeEx.</summary>
public enum AttributesOrder
{
    /// <summary>Before or after them; a driver often needs it before.</summary>
    Free,

    /// <summary>It works before them, but has no reason to come before the registration attributes.</summary>
    BetterAfter,

    /// <summary>It depends on the registration attributes.</summary>
    After,
}
