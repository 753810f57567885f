namespace NdisConformance.Contract;

/// <summary>Where the system's power comes from. Source: PnpE.</summary>
public enum NDIS_POWER_PROFILE
{
    /// <summary>A battery.</summary>
    NdisPowerProfileBattery,

    /// <summary>The mains.</summary>
    NdisPowerProfileAcOnLine,
}
