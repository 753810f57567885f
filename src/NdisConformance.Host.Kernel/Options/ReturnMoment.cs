namespace NdisConformance.Host.Kernel;

/// <summary>When NDIS gives back what was indicated.</summary>
public enum ReturnMoment
{
    /// <summary>Soon after the indication, together with what the same call indicated.</summary>
    Soon,

    /// <summary>Inside the function that indicates.</summary>
    Inside,

    /// <summary>Five milliseconds later, one by one.</summary>
    Late,

    /// <summary>When the scenario says so.</summary>
    Held,
}
