namespace NdisConformance.Host.Ndis6;

/// <summary>When NDIS gives an indicated list back.</summary>
public enum ReturnMoment
{
    /// <summary>Soon after the indication, together with the lists of the same call.</summary>
    Soon,

    /// <summary>Inside NdisMIndicateReceiveNetBufferLists.</summary>
    Inside,

    /// <summary>Five milliseconds later, one by one.</summary>
    Late,

    /// <summary>When the scenario says so.</summary>
    Held,
}
