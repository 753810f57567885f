namespace NdisConformance.Host.Ndis6;

/// <summary>In which chains NDIS returns the lists that it held, whatever indications they came with.</summary>
public enum ReturnGrouping
{
    /// <summary>All in one chain, in the order in which they were indicated.</summary>
    OldestFirst,

    /// <summary>All in one chain, the newest first.</summary>
    NewestFirst,

    /// <summary>Each alone.</summary>
    OneByOne,

    /// <summary>In two chains, each of every second list.</summary>
    TwoChains,
}
