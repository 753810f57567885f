namespace NdisConformance.Contract;

/// <summary>Why the system shuts a miniport adapter down. Source: Shut.</summary>
public enum NDIS_SHUTDOWN_ACTION
{
    /// <summary>The system is being switched off; IRQL is PASSIVE_LEVEL.</summary>
    NdisShutdownPowerOff,

    /// <summary>A bug check; IRQL is high.</summary>
    NdisShutdownBugCheck,
}
