namespace NdisConformance.Contract;

/// <summary>Whether interrupts are moderated. Source: OidMod.</summary>
public enum NDIS_INTERRUPT_MODERATION
{
    /// <summary>It is not known.</summary>
    NdisInterruptModerationUnknown,

    /// <summary>The adapter cannot moderate interrupts.</summary>
    NdisInterruptModerationNotSupported,

    /// <summary>Interrupts are moderated.</summary>
    NdisInterruptModerationEnabled,

    /// <summary>Interrupts are not moderated.</summary>
    NdisInterruptModerationDisabled,
}
